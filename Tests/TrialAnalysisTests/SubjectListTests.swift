import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

struct SubjectListTests {
  private let builder = StudyBuilder().arm("A", short: "High").arm("B", short: "Low")
    .subject(
      "S3", arm: "A", randomized: "2000-01-03", treated: "2000-01-04", site: "Oslo",
      reason: "LOST"
    )
    .subject("S1", arm: "B", randomized: "2000-01-09", treated: "2000-01-09", site: "Bergen")
    .subject("S2", arm: "A", treated: "2000-01-08", died: "2000-03-01", site: "\u{C5}lesund")
    .subject("S4", screened: "2000-01-01", screenFailure: "age")
    .visit("S3", .partial, on: "2000-02-20").visit("S1", .stable, on: "2000-03-01")
    .adverseEvent("S3", "Rash", grade: 2, from: "2000-01-05")
    .adverseEvent("S3", "Rash", grade: 1, [.serious], from: "2000-01-06")
    .adverseEvent("S1", "Rash", grade: 4, from: "2000-01-20")
    .adverseEvent("S2", "Fever", from: "2000-01-20")
    .event("OS", "S2", days: 50).censored("OS", "S3", days: 365.25)

  private func list(_ request: SubjectListRequest) -> SubjectList {
    SubjectIndex(builder.study).list(request)
  }

  private func identifiers(_ list: SubjectList) -> [String] {
    (0..<list.count).map { list.identifier($0) }
  }

  @Test("a list of toxicity begins with the worst grade, and has no other grade than its own")
  func toxicity() {
    let item = ToxicityItem.term("Rash", organClass: "General")
    let list = list(.init(SubjectQuery(.toxicity(item, .any))))
    #expect(identifiers(list) == ["S1", "S3"])
    #expect(list.total == 2)
    #expect(list.text(.thisGrade, 0) == "4")
    #expect(list.text(.thisGrade, 1) == "2")
    #expect(list.text(.seriousEvents, 1) == "1")
    #expect(list.text(.seriousEvents, 0) == "")
    #expect(list.arm(0) == 1)
    #expect(list.text(.arm, 0) == "Low")
    #expect(!list.columns.contains(.time))
    #expect(list.text(.time, 0) == "")
    #expect(list.index(of: "S3") == 1)
    #expect(list.index(of: "S2") == nil)
  }

  @Test("a list of an endpoint is in order of its times")
  func endpoint() {
    let list = list(.init(SubjectQuery(.endpoint(code: "OS", .recorded))))
    #expect(identifiers(list) == ["S2", "S3"])
    #expect(list.text(.time, 0) == "1.6 mo event")
    #expect(list.text(.time, 1) == "12.0 mo censored")
    #expect(!list.columns.contains(.thisGrade))
  }

  @Test("cells without a value come last either way, equals by identifier")
  func order() {
    let query = SubjectQuery(.everyone)
    let up = list(.init(query: query, order: .randomized))
    #expect(identifiers(up) == ["S3", "S1", "S2", "S4"])
    let down = list(.init(query: query, order: .randomized, isDescending: true))
    #expect(identifiers(down) == ["S1", "S3", "S2", "S4"])
    let site = list(.init(query: query, order: .site))
    #expect(identifiers(site) == ["S1", "S3", "S2", "S4"])
    #expect(identifiers(list(.init(query: query, order: .time))) == ["S1", "S2", "S3", "S4"])
    #expect(
      identifiers(list(.init(query: query, order: .subject, isDescending: true)))
        == ["S4", "S3", "S2", "S1"])
  }

  @Test("columns in which nobody has anything are not there")
  func columns() {
    let everyone = list(.init(SubjectQuery(.everyone)))
    #expect(!everyone.columns.contains(.sex))
    #expect(!everyone.columns.contains(.age))
    #expect(everyone.columns.contains(.bestResponse))
    let failures = list(.init(SubjectQuery(.screenFailures(.any))))
    #expect(failures.columns == [.subject, .status])
    #expect(failures.text(.status, 0) == "screen failure: age")
    #expect(failures.arm(0) == nil)
    #expect(SubjectIndex(Study()).list(.init(SubjectQuery(.everyone))).columns == [.subject])
  }

  @Test(
    "all words must be somewhere in the row, upper or lower case",
    arguments: [
      ("", ["S3", "S1", "S2"]), ("oslo", ["S3"]), ("HIGH", ["S3", "S2"]), ("high dead", ["S2"]),
      ("\u{E5}LES", ["S2"]), ("2000-01-0 low", ["S1"]), ("nothing", []), ("  s1 ", ["S1"]),
      ("CR", []), ("PR", ["S3"]),
    ])
  func search(words: String, expected: [String]) {
    let list = list(.init(SubjectQuery(.randomized), search: words))
    #expect(identifiers(list) == expected)
    #expect(list.total == 3)
  }

  @Test(
    "a word is found where one begins, a short number only whole, a longer one after its zeros",
    arguments: [
      ("sc", "C SC", true), ("sc", "discontinued", false), ("disc", "Discontinued: LOST", true),
      ("3", "grade 3", true), ("3", "1993-03-31", false), ("3", "13", false),
      ("31", "IL2-RCC-0031", true), ("31", "IL2-RCC-0131", false), ("31", "1993-03-31", true),
      ("199", "1993-03-31", true), ("993", "1993-03-31", false), ("-31", "1993-03-31", true),
      ("rcc-01", "IL2-RCC-0131", true), ("\u{E5}l", "\u{C5}lesund", true), ("gr", "", false),
    ])
  func words(word: String, text: String, isFound: Bool) {
    #expect(SearchWord.words(word).allSatisfy { $0.isIn(text) } == isFound)
  }

  @Test("a search does not change the columns")
  func searchColumns() {
    let all = list(.init(SubjectQuery(.everyone)))
    #expect(list(.init(SubjectQuery(.everyone), search: "S4")).columns == all.columns)
  }

  @Test("a list with a code for every subject is searched like one with few")
  func manyDays() {
    let many = (1...200).reduce(StudyBuilder().arm("A")) { builder, number in
      builder.subject("P\(number)", arm: "A", randomized: "2000-01-01")
        .event("OS", "P\(number)", days: Double(number) * 1e5)
    }
    let list = SubjectIndex(many.study).list(
      .init(SubjectQuery(.endpoint(code: "OS", .events)), search: "p7 event"))
    #expect(identifiers(list).first == "P7")
    #expect(list.count == 11)
  }

  @Test("nothing of the future is in a list")
  func future() {
    let options = AnalysisOptions(asOf: StudyBuilder.day("2000-01-08"))
    let index = SubjectIndex(builder.study, options: options)
    let list = index.list(.init(SubjectQuery(.everyone)))
    #expect(identifiers(list) == ["S2", "S3", "S4"])
    #expect(list.text(.status, 0) == "unknown")
    #expect(list.text(.worstGrade, 0) == "")
    #expect(list.text(.worstGrade, 1) == "2")
    #expect(list.text(.bestResponse, 1) == "MISSING")
    #expect(list.text(.responseDay, 1) == "")
    #expect(!list.columns.contains(.lastContact))
  }

  @Test("a query is told in words")
  func titles() {
    let analysis = Analysis(builder.study)
    func title(_ query: SubjectQuery) -> String { query.title(analysis, unit: analysis.unit) }
    #expect(title(.init(.responders, arm: 1)) == "CR or PR \u{B7} B Low")
    #expect(
      title(.init(.toxicity(.term("Rash", organClass: "General"), .worst(4)), arm: 0))
        == "Rash, worst grade 4 \u{B7} A High")
    #expect(
      title(.init(.endpoint(code: "OS", .atRisk(days: 730.5)), arm: 1))
        == "At risk at 24 months, OS \u{B7} B Low")
    #expect(title(.init(.discontinued(.told("LOST")))) == "Discontinued: LOST")
    #expect(title(.init(.screenFailures(.untold))) == "Screen failures, no reason told")
    #expect(title(.init(.month(24_000))) == "Randomized in 2000-01")
    #expect(
      title(.init(.responseDenominator, arm: 0, concurrentWith: [0, 1], place: .earlier))
        == "Denominator of response \u{B7} A High \u{B7} randomized before A, B were open")
    #expect(
      SubjectQuery(.responders, arm: 0).title(analysis, unit: .days, separator: " - ")
        == "CR or PR - A High")
  }
}
