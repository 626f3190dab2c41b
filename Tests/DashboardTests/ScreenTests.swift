import Cells
import TestSupport
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Whole screens")
struct ScreenTests {
  @Test(
    "the overview at several sizes", arguments: [(80, 24), (120, 40), (200, 60), (113, 31)])
  func overview(_ columns: Int, _ rows: Int) throws {
    let state = AnalysisFixture.state(columns: columns, rows: rows)
    expectSnapshot(
      render(state, try AnalysisFixture.look()), named: "overview-\(columns)x\(rows)")
  }

  @Test("each panel in its tab at 80x24", arguments: PanelCatalog.titles)
  func tabs(_ title: String) throws {
    var state = AnalysisFixture.state(columns: 80, rows: 24)
    state.view.focus = try #require(PanelCatalog.ids.first { $0.title == title })
    let grid = render(state, try AnalysisFixture.look("mono"))
    expectSnapshot(grid, named: "tab-\(title.lowercased())")
  }

  @Test("the overview in ASCII")
  func ascii() throws {
    let state = AnalysisFixture.state(columns: 120, rows: 40)
    expectSnapshot(
      render(state, try AnalysisFixture.look("mono", .ascii)), named: "overview-ascii")
  }

  @Test("the keys, and an endpoint among responders")
  func helpAndResponders() throws {
    var state = AnalysisFixture.state(columns: 100, rows: 32)
    state.view.overlay = .help
    expectSnapshot(render(state, try AnalysisFixture.look("mono")), named: "help")
    state.view.overlay = nil
    state.view.endpoint = 3
    state.view.focus = .survival
    state.view.isZoomed = true
    expectSnapshot(render(state, try AnalysisFixture.look("mono")), named: "responders")
  }

  @Test("the waiting screen")
  func waiting() throws {
    var state = AnalysisFixture.state(nil, columns: 80, rows: 24)
    _ = update(&state, .loaded(.nothing(.noStudy(.noSubjectTable), findings: [])))
    expectSnapshot(render(state, try AnalysisFixture.look()), named: "waiting")
  }

  @Test("two renders of one state are equal, and nothing changes within a minute")
  func steady() throws {
    var state = AnalysisFixture.state()
    let first = render(state, try AnalysisFixture.look())
    #expect(render(state, try AnalysisFixture.look()) == first)
    _ = update(&state, .tick(now: state.now + 20, utcOffset: state.utcOffset))
    #expect(render(state, try AnalysisFixture.look()) == first)
  }

  @Test("a screen below 40x10 says what it needs")
  func tooSmall() throws {
    let state = AnalysisFixture.state(columns: 30, rows: 8)
    let text = render(state, try AnalysisFixture.look()).text
    #expect(text.contains("trialtop needs 40x10; this is"))
  }

  @Test("synthetic data is said at every width", arguments: [40, 60, 80, 100, 120, 200])
  func synthetic(_ columns: Int) throws {
    let state = AnalysisFixture.state(columns: columns, rows: 24)
    let first = render(state, try AnalysisFixture.look()).line(0)
    #expect(first.lowercased().contains("synthetic") && first.contains("live"))
    if columns >= 80 { #expect(first.contains("ITT 400") && first.contains("2003-01-31")) }
  }

  @Test("a cut-off in the past is said loudly")
  func past() throws {
    let state = AnalysisFixture.state(
      AnalysisFixture.analysis(asOf: AnalysisFixture.day(1996, 1, 1)))
    #expect(render(state, try AnalysisFixture.look()).line(0).contains("AS OF 1996-01-01"))
  }

  @Test(
    "a filter is said at every width, live, stale and in a picture",
    arguments: [40, 60, 80, 100, 120, 200])
  func filtered(_ columns: Int) throws {
    let analysis = AnalysisFixture.analysis(filter: "sex = F")
    let kept = try #require(analysis.filter?.kept)
    var state = AnalysisFixture.state(analysis, columns: columns, rows: 24)
    let look = try AnalysisFixture.look()
    var first = render(state, look).line(0)
    #expect(first.contains(" \(kept)/400") && first.contains("FILTER"))
    if columns >= 120 {
      #expect(first.contains("FILTER sex=F \(kept)/400") && first.contains("ITT \(kept)"))
    }
    #expect(captureFrame(state, look).line(23).contains("FILTER"))
    state.health = .stale(
      since: state.now - 60, reason: .fileGone("adsl.csv"), loadedAt: state.now - 600)
    first = render(state, look).line(0)
    #expect(first.contains("FILTER \(kept)/400") && first.contains("STALE"))
  }

  @Test(
    "a stale screen says why and which day it shows, whatever else must go",
    arguments: [80, 100, 120, 200])
  func staleInThePast(_ columns: Int) throws {
    let reason = StaleReason.beingWritten(["subset-adtte.csv"])
    let sentence = "subset-adtte.csv is being written; R shows it all the same."
    for asOf in [nil, AnalysisFixture.day(1996, 1, 1)] {
      var state = AnalysisFixture.state(
        AnalysisFixture.analysis(asOf: asOf), columns: columns, rows: 24)
      state.health = .stale(since: state.now - 840, reason: reason, loadedAt: state.now - 900)
      let first = render(state, try AnalysisFixture.look()).line(0)
      let words = "subset-adtte.csv is being writt"
      #expect(first.contains("STALE 14 min: \(words)") && first.contains("SYNTHETIC"))
      #expect(first.contains("AS OF 1996-01-01") == (asOf != nil))
      if columns >= 120 {
        #expect(first.contains("numbers of 11:45") && first.contains("adtte.csv is being written"))
      }
      if columns >= 200 { #expect(first.contains(sentence)) }
    }
  }

  @Test("tabs are named in whole words, and a click on each shows its panel")
  func tabs() throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      for columns in [40, 44, 52, 60, 66, 72, 80, 99] {
        var state = AnalysisFixture.state(columns: columns, rows: 24)
        state.glyphs = glyphs
        for focus in PanelCatalog.ids {
          state.view.focus = focus
          let line = render(state, try AnalysisFixture.look("mono", glyphs)).line(1)
          let names = Set(PanelCatalog.all.flatMap { [$0.title, $0.shortTitle] })
          for word in line.split(whereSeparator: { !$0.isASCII || !$0.isLetter }) {
            #expect(names.contains(String(word)), "\(word) at \(columns)")
          }
          let focused = PanelCatalog.kind(focus)
          let isInFull = line.contains(focused.title)
          #expect(isInFull || line.contains(focused.shortTitle) && (60..<70).contains(columns))
          for area in render(state, try AnalysisFixture.look("mono", glyphs)).hits {
            guard case .tab(let panel) = area.target else { continue }
            var clicked = state
            _ = update(&clicked, .input(.mouse(.click, area.rect.origin)))
            #expect(clicked.view.focus == panel)
          }
        }
        if columns == 80, !glyphs.isASCII {
          for title in PanelCatalog.titles {
            #expect(render(state, try AnalysisFixture.look()).line(1).contains(title))
          }
        }
      }
    }
  }

  @Test("the legend of the responses is whole in the narrowest column of the overview")
  func legend() throws {
    for columns in [100, 108, 120] {
      let text = render(
        AnalysisFixture.state(columns: columns, rows: 40), try AnalysisFixture.look()
      ).text
      #expect(text.contains(" C  CR  P  PR  S  SD  D  PD  N  NE/none"), "\(columns)")
    }
  }

  @Test("the arms say of whom the severe events are and in which arm they count")
  func armBases() throws {
    for (columns, rows) in [(80, 24), (100, 28), (120, 40), (200, 60)] {
      var state = AnalysisFixture.state(columns: columns, rows: rows)
      #expect(
        render(state, try AnalysisFixture.look()).text.contains("G3+ safety 394, arm given"),
        "\(columns)")
      guard columns > 80 else { continue }
      state.view.isZoomed = true
      let text = render(state, try AnalysisFixture.look()).text
      #expect(text.contains("ITT 400, by planned arm"), "\(columns)")
      #expect(text.contains("grade 3+ and SAE of safety 394, by arm given"), "\(columns)")
    }
  }

  @Test("the arms' table says which of its columns are of another population")
  func mixedPopulations() throws {
    let evaluable = AnalysisFixture.analysis(population: .evaluable)
    var state = AnalysisFixture.state(evaluable, columns: 80, rows: 24)
    #expect(render(state, .plain).text.contains("treated of ITT 400"))
    state = AnalysisFixture.state(evaluable)
    state.view.isZoomed = true
    let words = "treated, ongoing, off study of ITT 400, by planned arm"
    #expect(render(state, .plain).text.contains(words))
  }

  @Test("a filter that cannot be used is said in the header and in the status line")
  func brokenFilter() throws {
    let state = AnalysisFixture.state(AnalysisFixture.analysis(filter: "sxe=F"), columns: 120)
    let grid = render(state, try AnalysisFixture.look())
    #expect(grid.line(0).contains("BAD FILTER sxe=F 0/400"))
    #expect(grid.line(39).contains("Nobody is counted: There is no column \"sxe\""))
  }

  @Test("every panel says population, N and cut-off")
  func methods() throws {
    for (panel, count) in [
      (PanelID.arms, "ITT 400"), (.enrollment, "ITT 400"), (.response, "ITT 400"),
      (.toxicity, "safety A 153 B 148 C 93"),
    ] {
      var state = AnalysisFixture.state(columns: 80, rows: 24)
      state.view.focus = panel
      let text = render(state, try AnalysisFixture.look()).text
      #expect(text.contains(count) && text.contains("2003-01-31"))
    }
  }

  @Test("the published numbers can be read off the overview", arguments: [(100, 28), (120, 40)])
  func published(_ columns: Int, _ rows: Int) throws {
    let state = AnalysisFixture.state(columns: columns, rows: rows)
    let text = render(state, try AnalysisFixture.look()).text
    for word in [
      "33/156", "21.2%", "19/150", "12.7%", "9/94", "9.6%", "19/150 v 33/156  P = .048",
      "9/94 v 20/97  P = .033",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test("a missing table is said, with the names it would have")
  func missing() throws {
    var state = AnalysisFixture.state(AnalysisFixture.subjectsOnly, columns: 120, rows: 40)
    state.view.focus = .toxicity
    state.view.isZoomed = true
    let text = render(state, try AnalysisFixture.look()).text
    let sentence = "No adverse event table in this folder (adae, toxicity, adverse_events)."
    #expect(text.contains(sentence))
  }

  @Test("a severity is never called a grade")
  func severity() throws {
    var state = AnalysisFixture.state(AnalysisFixture.analysis(scale: .severity))
    state.view.focus = .toxicity
    for isZoomed in [false, true] {
      state.view.isZoomed = isZoomed
      let text = render(state, try AnalysisFixture.look()).text.replacing(
        "not a toxicity grade", with: "")
      #expect(!text.contains("grade") && !text.contains("Grade") && text.contains("severity"))
      #expect(!text.contains("G3"))
    }
  }

  @Test("without grades in the data nothing is said of grade 3 and above")
  func noGrades() throws {
    var state = AnalysisFixture.state(AnalysisFixture.analysis(scale: .none))
    state.view.focus = .toxicity
    for isZoomed in [false, true] {
      state.view.isZoomed = isZoomed
      let text = render(state, try AnalysisFixture.look()).text
      #expect(text.contains("no grades") && !text.contains("grade 3+") && !text.contains("84%"))
    }
  }

  @Test("durations of response count responders, not a population")
  func responders() throws {
    var state = AnalysisFixture.state()
    state.view.endpoint = 3
    state.view.focus = .survival
    state.view.isZoomed = true
    let text = render(state, try AnalysisFixture.look()).text
    #expect(text.contains("19 complete responders of ITT 400"))
    #expect(
      text.contains("among complete responders, not randomized: 19 chosen after"))
  }

  @Test("P values that the study wants adjusted are shown adjusted, and the panel says so")
  func adjusted() throws {
    var state = AnalysisFixture.state(AnalysisFixture.analysis(adjustment: .holm))
    state.view.isZoomed = true
    state.view.focus = .response
    let response = render(state, try AnalysisFixture.look()).text
    #expect(response.contains("P adjusted by Holm") && !response.contains("P = .033"))
    state.view.focus = .survival
    #expect(render(state, try AnalysisFixture.look()).text.contains("Holm"))
  }

  @Test("a capture has facts instead of keys")
  func capture() throws {
    var state = AnalysisFixture.state()
    state.view.overlay = .help
    _ = update(&state, .saved(paths: ["x"]))
    let grid = captureFrame(state, try AnalysisFixture.look())
    let last = grid.line(39)
    #expect(
      last == " IL2-RCC · cut-off 2003-01-31 · ITT 400 · cohort concurrent · data 01020304"
        + " · 2003-02-03 12:00 · trialtop 1.0")
    #expect(!grid.text.contains("Esc closes"))
    #expect(
      captureFrame(state, try AnalysisFixture.look(), footer: "Monday").line(39) == " Monday")
  }
}

@Suite("The total of the arms")
struct ArmTotalTests {
  @Test(
    "the row of all arms is there at 120x40 and 200x60, in the past too",
    arguments: [(120, 40), (200, 60)])
  func total(_ columns: Int, _ rows: Int) throws {
    for analysis in [
      AnalysisFixture.il2, AnalysisFixture.analysis(asOf: AnalysisFixture.day(1993, 11, 1)),
    ] {
      let text = render(
        AnalysisFixture.state(analysis, columns: columns, rows: rows), .plain
      ).text
      let lines = text.split(separator: "\n").map { $0.prefix(columns / 2) }
      #expect(lines.contains { $0.contains("  all  ") }, "\(text)")
      #expect(lines.contains { $0.contains("Toxicity") })
    }
  }
}
