import BundledThemes
import Cells
import Testing
import TrialModel
import UserFiles

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Panels at any size")
struct PanelSizeTests {
  private static let analyses = [
    AnalysisFixture.il2, AnalysisFixture.subjectsOnly, AnalysisFixture.empty,
  ]

  /// A panel, one of its figures or a page, with everything that it can show.
  struct Subject: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: any Panel.Type
    let input: PanelInput
  }

  /// Every panel small, every figure where it fills the screen, and every page.
  static let subjects: [Subject] = {
    var state = AnalysisFixture.state()
    AnalysisFixture.press("{}7", &state)
    state.view.focus = .arms
    var page = RowPage(file: "adae.csv", line: 812)
    let cells = (0..<40).map { RawRecord.Cell(column: "COLUMN\($0)", text: "値 \($0)") }
    page.found = .row(RawRecord(file: "adae.csv", line: 812, cells: cells), isChanged: true)
    var opened = state
    AnalysisFixture.press("\n\n", &opened)
    opened.view.pages.append(.row(page))
    var subjects: [Subject] = []
    for id in PanelCatalog.ids {
      let panel = PanelCatalog.kind(id)
      for (place, figure) in ([panel] + panel.views).enumerated() {
        state.view.focus = id
        state.view.isZoomed = place > 0
        guard let input = PanelInput(state, .panel(id)) else { continue }
        let name = "\(panel.title), \(place > 0 ? figure.title.lowercased() : "small")"
        subjects.append(Subject(testDescription: name, kind: figure, input: input))
      }
    }
    for (index, page) in opened.view.pages.enumerated() {
      guard let input = PanelInput(opened, .page(index)) else { continue }
      subjects.append(
        Subject(testDescription: page.kind.title, kind: page.kind, input: input))
    }
    return subjects
  }()

  @Test("there is everything to draw") func hasSubjects() {
    let views = PanelCatalog.all.map { $0.views.count }.reduce(0, +)
    #expect(Self.subjects.count == PanelCatalog.all.count + views + 3)
  }

  @Test(
    "every panel, figure and page draws at every size from 0x0 to 60x30, and nothing outside",
    arguments: subjects)
  func everySize(_ subject: Subject) {
    let panel = subject.kind.init(subject.input)
    for columns in 0...60 {
      for rows in 0...30 {
        let isInside = Self.draws(panel, columns: columns, rows: rows, .bare)
        #expect(isInside, "\(columns)x\(rows)")
      }
    }
  }

  /// Draws with a margin of two cells around, and returns whether that is as it was.
  private static func draws(_ panel: any Panel, columns: Int, rows: Int, _ look: Look) -> Bool {
    let size = Size(columns: columns + 4, rows: rows + 4)
    var canvas = Canvas(Grid(size, fill: Cell("#")))
    let inside = Rect(column: 2, row: 2, columns: columns, rows: rows)
    canvas.within(inside) { panel.draw(on: &$0, look) }
    for row in 0..<size.rows {
      let isBeside = row < 2 || row >= rows + 2
      for column in isBeside ? Array(0..<size.columns) : [0, 1, columns + 2, columns + 3] {
        guard canvas.grid[column, row].scalar == "#" else { return false }
      }
    }
    return true
  }

  @Test(
    "poor studies and ASCII draw at sizes from 0x0 to 60x30 without trapping", arguments: [0, 1, 2])
  func otherStudies(_ number: Int) {
    let analysis = Self.analyses[number]
    for glyphs in [GlyphSet.unicode, .ascii] where number > 0 || glyphs.isASCII {
      let look = Look(theme: .plain, glyphs: glyphs)
      for panel in PanelCatalog.all {
        for isZoomed in [false, true] {
          let input = PanelInput(
            analysis: analysis, findings: AnalysisFixture.findings, files: AnalysisFixture.files,
            isZoomed: isZoomed)
          // They fail, if at all, at many sizes.
          for columns in stride(from: 0, through: 60, by: number == 0 ? 3 : 7) {
            for rows in stride(from: 0, through: 30, by: number == 0 ? 2 : 5) {
              let drawn = Self.draws(panel.init(input), columns: columns, rows: rows, look)
              #expect(drawn, "\(panel.title) at \(columns)x\(rows)")
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
          panel.init(PanelInput(analysis: analysis, isZoomed: true)).draw(on: &canvas, look)
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
        panel.init(PanelInput(analysis: AnalysisFixture.il2)).draw(on: &$0, look)
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
        for focus in PanelCatalog.ids {
          var state = AnalysisFixture.state(columns: 120, rows: 40)
          state.view.focus = focus
          for isZoomed in [false, true] {
            state.view.isZoomed = isZoomed
            let grid = render(state, Look(theme: theme, glyphs: glyphs))
            guard glyphs.isASCII else { continue }
            #expect(grid.cells.allSatisfy { $0.scalar.isASCII }, "\(name), \(focus.title)")
          }
        }
      }
    }
  }

  @Test("the whole screen draws at sizes up to 130x45")
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
