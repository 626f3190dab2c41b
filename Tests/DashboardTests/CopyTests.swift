import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Copying")
struct CopyTests {
  private typealias Fixture = AnalysisFixture

  private func copied(_ effects: [Effect]) throws -> String {
    let texts = effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    try #require(texts.count == 1)
    return texts[0]
  }

  @Test("y copies the number under the cursor with what it counts, of whom and until when")
  func number() throws {
    var state = Fixture.state()
    let text = try copied(Fixture.press("y", &state))
    #expect(text == "156, Population: ITT, A HD IV, ITT 400, cut-off 2003-01-31")
    #expect(state.message?.text == "Copied \(text)")
  }

  @Test("y says of whom the number is a part, whatever population is shown")
  func base() throws {
    var state = Fixture.state(Fixture.analysis(population: .evaluable))
    let text = try copied(Fixture.press("4y", &state))
    let words = ", Hypotension, grade 3 or more, A HD IV, safety 394, by arm given, TEAE"
    #expect(text.contains(words))
    #expect(try copied(Fixture.press("1y", &state)).contains("evaluable 387"))
  }

  @Test("y says the filter, and the day that is gone back to")
  func filtered() throws {
    let analysis = Fixture.analysis(asOf: Fixture.day(1996, 1, 1), filter: "sex=F")
    var state = Fixture.state(analysis)
    let text = try copied(Fixture.press("y", &state))
    #expect(text.hasSuffix("filter sex=F, as of 1996-01-01"))
  }

  @Test("Y copies a list with tabs between the columns, every row that the search leaves")
  func list() throws {
    var state = Fixture.state()
    let text = try copied(Fixture.press("7Y", &state))
    let lines = text.split(separator: "\n")
    let list = try #require(state.list?.list)
    #expect(lines.count == list.count + 1 && list.count >= 400)
    let columns = list.columns.count
    #expect(lines.allSatisfy { $0.count { $0 == "\t" } == columns - 1 })
    #expect(lines[1].hasPrefix(list.identifier(0) + "\t"))
    let one = try copied(Fixture.press("/0321\nY", &state))
    #expect(one.split(separator: "\n").count == 2)
  }

  @Test("Y copies a panel as it is drawn, its name first")
  func panel() throws {
    var state = Fixture.state()
    let text = try copied(Fixture.press("3Y", &state))
    #expect(text.hasPrefix("Response\n"))
    #expect(text.contains("33/156") && !text.contains("│ 19/150"))
    #expect(text.split(separator: "\n").allSatisfy { $0.last != " " })
  }

  @Test("Ctrl-Y copies the command line that shows the same, quoted for a shell")
  func command() throws {
    var state = Fixture.state()
    func line() throws -> String {
      try copied(update(&state, .input(.key(.control("y")))))
    }
    #expect(try line() == "trialtop /data/il2")
    state.directory = "/data/Dr. O'Neil"
    state.options = AnalysisOptions(
      population: .perProtocol, asOf: Fixture.day(1996, 1, 1), filter: "sex=F & age>=65")
    state.view.cohort = .all
    #expect(
      try line() == "trialtop '/data/Dr. O'\\''Neil' --as-of 1996-01-01 --population per-protocol"
        + " --cohort all --filter 'sex=F & age>=65'")
    state.directory = "/data/\u{1B}"
    #expect(update(&state, .input(.key(.control("y")))) == [.bell])
    #expect(state.message?.severity == .warning)
  }

  @Test("what is too much for a terminal is refused, with the sizes")
  func tooMuch() throws {
    var state = Fixture.state(columns: 400, rows: 400)
    state.directory = String(repeating: "x", count: 75_000)
    #expect(update(&state, .input(.key(.control("y")))) == [.bell])
    #expect(state.message?.text.contains("74994") == true)
  }

  @Test("before there is a study there is nothing to copy")
  func nothing() {
    var state = Fixture.state(nil)
    #expect(Fixture.press("y", &state) == [.bell])
    #expect(Fixture.press("Y", &state) == [.bell])
  }
}
