import Cells
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

@testable import Dashboard

/// The last row of a picture, and the provenance that goes with it.
@Suite("what a picture says of its numbers")
struct CaptureFooterTests {
  private typealias Fixture = AnalysisFixture

  private func footer(_ state: State) -> String {
    captureFrame(state, .plain).line(state.size.rows - 1)
  }

  @Test("the row says as much as it has room for, and never leaves out whom it counts")
  func widths() {
    let rows = [120, 100, 80, 72, 60, 45].map { footer(Fixture.state(columns: $0, rows: 24)) }
    #expect(
      rows == [
        " IL2-RCC · cut-off 2003-01-31 · ITT 400 · cohort concurrent · data 01020304"
          + " · 2003-02-03 12:00 · trialtop 1.0",
        " IL2-RCC · cut-off 2003-01-31 · ITT 400 · cohort concurrent · data 01020304"
          + " · trialtop 1.0",
        " IL2-RCC · cut 2003-01-31 · ITT 400 · concurrent · 01020304 · trialtop 1.0",
        " IL2-RCC · cut 2003-01-31 · ITT 400 · 01020304 · trialtop 1.0",
        " IL2-RCC · cut 2003-01-31 · ITT 400 · 01020304",
        " IL2-RCC 2003-01-31 ITT 400 01020304",
      ])
  }

  @Test("a filter takes what the rest leaves, and its count is there at every width")
  func filtered() throws {
    let analysis = Fixture.analysis(filter: "sex = F & age >= 50 & arm in (HD, LD, SC)")
    let kept = try #require(analysis.filter?.kept)
    for columns in [45, 60, 80, 100, 120, 200] {
      let row = footer(Fixture.state(analysis, columns: columns, rows: 24))
      #expect(TextWidth.columns(of: row) < columns, "\(row)")
      #expect(row.hasPrefix(" FILTER ") && row.contains(" \(kept)/400 "), "\(row)")
      #expect(row.contains("2003-01-31") && row.contains("01020304"), "\(row)")
      #expect(row.contains("FILTER sex=F") == (columns >= 60), "\(row)")
      #expect(columns < 200 || row.contains("arm in (HD, LD, SC)"), "\(row)")
    }
  }

  @Test("a long study name is cut before anything that counts")
  func longName() {
    var study = Fixture.study
    study.identifier = "a-study-whose-folder-has-a-name-of-fifty-characters"
    let analysis = Analysis(study)
    for columns in [45, 60, 80, 120] {
      let row = footer(Fixture.state(analysis, columns: columns, rows: 24))
      #expect(row.hasPrefix(" a-") && TextWidth.columns(of: row) < columns, "\(row)")
      #expect(row.contains("2003-01-31") && row.contains("ITT 400"), "\(row)")
      #expect(row.contains("01020304"), "\(row)")
    }
  }

  @Test("a day looked back to is called so even where labels are left out")
  func lookingBack() {
    let analysis = Fixture.analysis(asOf: Fixture.day(1996, 1, 1))
    for columns in [45, 80, 120] {
      let row = footer(Fixture.state(analysis, columns: columns, rows: 24))
      #expect(row.contains("as of 1996-01-01"), "\(columns)")
    }
  }

  @Test("the cohort is the one on the screen, whichever was asked for first")
  func cohort() {
    var state = Fixture.state()
    #expect(state.provenance.study?.cohort == .concurrent)
    Fixture.press("c", &state)
    #expect(state.provenance.study?.cohort == .all)
    #expect(footer(state).contains(" · cohort all · "))
  }

  @Test("a picture names the files of the load that was counted, not of one not shown yet")
  func pendingLoad() {
    var state = Fixture.state()
    let shown = state.provenance
    let newer = ContentDigest(2...33)
    let study = LoadedStudy(
      revision: 2, loadedAt: Fixture.noon, identifier: "IL2-RCC", title: "T",
      files: Array(Fixture.files.prefix(1)), digest: newer)
    _ = update(&state, .loaded(.study(study, findings: [])))
    #expect(state.provenance == shown && footer(state).contains("data 01020304"))
    _ = update(&state, .analyzed(Fixture.il2, revision: 2))
    #expect(state.provenance.study?.digest == newer)
    #expect(state.provenance.study?.files.count == 1)
    #expect(footer(state).contains("data 02030405"))
  }

  @Test("a load keeps the digest of its files for the pictures")
  func loadedStudy() {
    let study = LoadedStudy(Fixture.study, revision: 1, loadedAt: 0)
    #expect(study.digest != nil && study.digest == Fixture.study.digest)
    #expect(study.files.allSatisfy { $0.digest != nil })
  }

  @Test("before there is a study there is nothing to be said but the version")
  func noStudy() {
    let state = Fixture.state(nil)
    #expect(state.provenance == Provenance(version: "1.0"))
    #expect(footer(state) == " 2003-02-03 12:00 · trialtop 1.0")
  }
}
