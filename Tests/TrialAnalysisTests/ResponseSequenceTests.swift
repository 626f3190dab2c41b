import TestSupport
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

struct ResponseSequenceTests {
  private let subject = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2000-01-01")
    .table(.responses, name: "adrs.csv")

  private func codes(_ builder: StudyBuilder) -> [String] {
    responseSequenceFindings(builder.study).map { "\($0.code):\($0.line)" }
  }

  @Test("disease after a complete response and before progression is told at the later line")
  func afterComplete() {
    let study = subject.visit("a", .partial, on: "2000-04-01")
      .visit("a", .complete, on: "2000-03-01").visit("a", .notEvaluable, on: "2000-03-15")
    #expect(codes(study) == ["response-after-complete:2"])
    let finding = responseSequenceFindings(study.study).first
    #expect(
      finding?.sentence
        == "adrs.csv:2: PR on 2000-04-01 after CR on 2000-03-01, subject a. After a complete "
        + "response any disease is progression; taken as it stands.")
    #expect(finding?.severity == .warning)
    #expect(codes(study.visit("a", .progressive, on: "2000-03-20")).count == 1)
    let relapse = subject.visit("a", .complete, on: "2000-03-01")
      .visit("a", .progressive, on: "2000-04-01")
    #expect(codes(relapse).isEmpty)
  }

  @Test("a response after a progression is told, stable disease is not")
  func afterProgression() {
    let study = subject.visit("a", .progressive, on: "2000-03-01")
      .visit("a", .stable, on: "2000-04-01").visit("a", .partial, on: "2000-05-01")
    #expect(codes(study) == ["response-after-progression:4"])
  }

  @Test("two responses on one day are told, twice the same is not")
  func conflict() {
    let study = subject.visit("a", .partial, on: "2000-03-01")
      .visit("a", .partial, on: "2000-03-01").visit("a", .stable, on: "2000-03-01")
    #expect(codes(study) == ["response-conflict:4"])
  }

  @Test("an assessment that is not after randomization is told, as it does not count")
  func early() {
    let study = subject.visit("a", .stable, on: "2000-01-01")
      .visit("a", .complete, on: "1999-12-31").visit("a", .missing, on: "1999-12-31")
      .visit("a", .stable, on: "2000-01-02")
    #expect(
      codes(study) == ["response-before-randomization:2", "response-before-randomization:3"])
    let sentences = responseSequenceFindings(study.study).map(\.sentence)
    #expect(sentences[0].contains("Assessed on 2000-01-01, the day of randomization, subject a."))
    #expect(
      sentences[1].contains("Assessed on 1999-12-31, before randomization on 2000-01-01, subject a")
    )
    let treated = StudyBuilder().arm("A").subject("a", arm: "A", treated: "2000-01-01")
      .visit("a", .stable, on: "2000-01-01").table(.responses)
    #expect(
      responseSequenceFindings(treated.study).first?.sentence
        .contains("the day of first treatment") == true)
  }

  @Test("a progression on the day of randomization is not what later responses follow")
  func dayOfRandomization() throws {
    let study = subject.visit("a", .progressive, on: "2000-01-01")
      .visit("a", .complete, on: "2000-03-01").visit("a", .complete, on: "2000-04-04")
    #expect(codes(study) == ["response-before-randomization:2"])
    let response = try #require(Analysis(study.study).response)
    #expect(response.arms[0].count(.complete) == 1)
  }

  @Test("evaluators are looked at apart, and best responses not at all")
  func apart() {
    let study = subject.visit("a", .complete, on: "2000-03-01", evaluator: "X")
      .visit("a", .partial, on: "2000-04-01", evaluator: "Y").best("a", .partial, on: "2000-05-01")
    #expect(codes(study).isEmpty)
  }

  @Test("twenty of a kind are listed, the last one counts the rest")
  func many() {
    var study = subject
    for number in 0..<25 {
      study = study.visit("a", .stable, on: (StudyBuilder.day("1999-01-01") + number).description)
    }
    let findings = responseSequenceFindings(study.study)
    #expect(findings.count == 20)
    #expect(findings.last?.count == 6)
    #expect(findings.reduce(0) { $0 + $1.count } == 25)
  }

  @Test("the order of the rows changes nothing", arguments: 0..<8)
  func order(seed: UInt64) {
    var study = RandomStudy.make(seed: seed)
    var random = SplitMix(seed: seed)
    let count = study.responses.count
    study.responses.lines = (0..<count).map { Int32($0 + 2) }
    let before = responseSequenceFindings(study)
    let order = (0..<count).shuffled(using: &random)
    study.responses = study.responses.selecting(order)
    #expect(responseSequenceFindings(study) == before)
  }
}
