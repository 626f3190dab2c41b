import BundledThemes
import Cells
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Panels at any size")
struct PanelSizeTests {
  private static let analyses = [
    AnalysisFixture.il2, AnalysisFixture.subjectsOnly, AnalysisFixture.empty,
  ]

  @Test("every panel draws at every size from 0x0 to 60x30 without trapping", arguments: [0, 1, 2])
  func everySize(_ number: Int) {
    let analysis = Self.analyses[number]
    for glyphs in [GlyphSet.unicode, .ascii] {
      let look = Look(theme: .plain, glyphs: glyphs)
      for panel in PanelCatalog.all {
        for isZoomed in [false, true] {
          let scene = Scene(
            analysis: analysis, findings: AnalysisFixture.findings, files: AnalysisFixture.files,
            isZoomed: isZoomed)
          // Every size for the full study; the poor ones fail, if at all, at many sizes.
          for columns in stride(from: 0, through: 60, by: number == 0 ? 3 : 7) {
            for rows in stride(from: 0, through: 30, by: number == 0 ? 2 : 5) {
              let size = Size(columns: columns, rows: rows)
              var canvas = Canvas(Grid(size))
              let drawn = panel.init(scene)
              drawn.draw(on: &canvas, look)
              #expect(canvas.grid.size == size)
            }
          }
        }
      }
    }
  }

  @Test("every panel draws zoomed at large sizes")
  func largeSizes() {
    let look = Look(theme: .plain, glyphs: .unicode)
    for analysis in Self.analyses {
      for panel in PanelCatalog.all {
        for size in [(100, 20), (140, 40), (200, 60), (300, 100)] {
          var canvas = Canvas(Grid(Size(columns: size.0, rows: size.1)))
          panel.init(Scene(analysis: analysis, isZoomed: true)).draw(on: &canvas, look)
          #expect(!canvas.grid.text.isEmpty)
        }
      }
    }
  }

  @Test("no panel draws outside its rectangle")
  func staysInside() {
    let look = Look(theme: .plain, glyphs: .unicode)
    for panel in PanelCatalog.all {
      var canvas = Canvas(Grid(Size(columns: 60, rows: 24), fill: Cell("#")))
      canvas.within(Rect(column: 5, row: 3, columns: 44, rows: 12)) {
        panel.init(Scene(analysis: AnalysisFixture.il2)).draw(on: &$0, look)
      }
      for row in 0..<24 {
        for column in 0..<60 where !(5..<49).contains(column) || !(3..<15).contains(row) {
          #expect(canvas.grid[column, row].scalar == "#")
        }
      }
    }
  }

  @Test("every theme draws every panel in both glyph sets, and ASCII draws ASCII only")
  func everyTheme() throws {
    for (name, toml) in BundledThemes.all {
      let theme = try Theme(toml: toml, name: name)
      for glyphs in [GlyphSet.unicode, .ascii] {
        for focus in PanelCatalog.all.indices {
          var state = AnalysisFixture.state(columns: 120, rows: 40)
          state.view.focus = focus
          for isZoomed in [false, true] {
            state.view.isZoomed = isZoomed
            let grid = render(state, Look(theme: theme, glyphs: glyphs))
            guard glyphs.isASCII else { continue }
            #expect(grid.cells.allSatisfy { $0.scalar.isASCII }, "\(name), panel \(focus + 1)")
          }
        }
      }
    }
  }

  @Test("the whole screen draws at every size up to 130x45")
  func everyScreen() {
    let look = Look(theme: .plain, glyphs: .unicode)
    for overlay in [nil, ViewState.Overlay.help] {
      for columns in stride(from: 0, through: 130, by: 7) {
        for rows in stride(from: 0, through: 45, by: 3) {
          var state = AnalysisFixture.state(columns: columns, rows: rows)
          state.view.overlay = overlay
          #expect(render(state, look).size == state.size)
          #expect(captureFrame(state, look).size == state.size)
          #expect(
            render(AnalysisFixture.state(nil), look, size: state.size).size == state.size)
        }
      }
    }
  }
}
