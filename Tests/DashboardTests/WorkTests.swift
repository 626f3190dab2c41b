import Cells
import Testing
import TrialData
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Long loads on the screen")
struct WorkTests {
  private typealias Fixture = AnalysisFixture

  private let progress = LoadProgress(
    file: "adae.csv", bytes: 439, totalBytes: 1000, rows: 4_390_000)

  private func study(_ revision: Int, _ state: State) -> LoadedStudy {
    LoadedStudy(
      revision: revision, loadedAt: state.now, identifier: "IL2-RCC", title: "x",
      files: Fixture.files)
  }

  @Test("before there is a study the screen says how far it is, and Escape stops it")
  func first() {
    var state = Fixture.state(nil, columns: 80, rows: 24)
    #expect(render(state, .plain).text.contains("Reading /data/il2"))
    _ = update(&state, .loading(progress))
    let text = render(state, .plain).text
    #expect(text.contains("loading 43 % · adae.csv · 4.3 million rows"))
    #expect(text.contains("████") && text.contains("Esc stops it"))
    #expect(update(&state, .input(.key(.escape))) == [.interrupt])
    _ = update(&state, .loaded(.kept(.interrupted)))
    #expect(state.health == .waiting(directory: "/data/il2", reason: .interrupted))
    #expect(render(state, .plain).text.contains("Loading was interrupted. R starts again."))
    #expect(update(&state, .input(.key(.escape))) == [.bell])
    #expect(update(&state, .input(.key(.character("R")))) == [.reload])
    #expect(state.health == .loading)
  }

  @Test("a reload that takes long says so in the header, and keys go on working")
  func reload() {
    var state = Fixture.state()
    _ = update(&state, .loading(progress))
    #expect(render(state, .plain).line(0).contains("loading 43 %"))
    #expect(render(state, .plain).line(39).contains("X stop loading"))
    Fixture.press("a", &state)
    #expect(state.view.arm == 1)
    _ = update(&state, .loaded(.study(study(2, state), findings: [])))
    #expect(render(state, .plain).line(0).contains("analyzing"))
    #expect(update(&state, .input(.key(.character("X")))) == [.bell])
    _ = update(&state, .analyzed(Fixture.il2, revision: 2))
    #expect(state.work == nil)
    #expect(render(state, .plain).line(0).contains("live, just now"))
  }

  @Test("a load that is short is not told, and cannot be stopped")
  func short() {
    var state = Fixture.state()
    _ = update(&state, .loaded(.study(study(2, state), findings: [])))
    #expect(state.work == nil)
    #expect(update(&state, .input(.key(.character("X")))) == [.bell])
    #expect(!render(state, .plain).line(39).contains("stop loading"))
  }

  @Test("where there is a study it stays, marked stale")
  func interrupt() {
    var state = Fixture.state()
    _ = update(&state, .loading(progress))
    #expect(update(&state, .input(.key(.character("X")))) == [.interrupt])
    _ = update(&state, .loaded(.kept(.interrupted)))
    let line = render(state, .plain).line(0)
    #expect(line.contains("STALE just now: loading was interrupted; R starts again."))
    #expect(state.analysis == Fixture.il2 && state.work == nil)
    // While it is stale, the next load shows how far it is too.
    _ = update(&state, .loading(progress))
    #expect(render(state, .plain).line(0).contains("STALE just now · loading 43 %"))
    _ = update(&state, .loaded(.kept(.fileGone("adae.csv"))))
    #expect(state.work == nil)
  }

  @Test("rows are told in words that do not flicker")
  func rows() {
    func words(_ rows: Int) -> String {
      Work.reading(LoadProgress(file: "a.csv", bytes: 1, totalBytes: 9, rows: rows)).words(.ascii)[
        0]
    }
    #expect(words(1).hasSuffix(" 1 row") && words(9999).hasSuffix(" 9999 rows"))
    #expect(words(43_210).hasSuffix(" 43 thousand rows"))
    #expect(words(10_990_000).hasSuffix(" 10.9 million rows"))
    #expect(Work.reading(LoadProgress()).words(.unicode) == ["loading"])
    let whole = LoadProgress(bytes: 9, totalBytes: 9, rows: 3)
    #expect(Work.reading(whole).words(.unicode)[1] == "loading 100 % · checking")
  }

  @Test("the waiting screen draws its progress at many sizes", arguments: [0, 1])
  func sizes(_ glyphs: Int) {
    let look = Look(theme: .plain, glyphs: glyphs == 0 ? .unicode : .ascii)
    for columns in stride(from: 0, through: 60, by: 3) {
      for rows in stride(from: 0, through: 24, by: 2) {
        var state = Fixture.state(nil, columns: columns, rows: rows)
        _ = update(&state, .loading(progress))
        #expect(render(state, look).size == Size(columns: columns, rows: rows))
      }
    }
  }
}
