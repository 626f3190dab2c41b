import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

/// Which records the best responses come from, and whose.
struct ResponseSourceTests {
  private let subject = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2000-01-01")

  private func response(_ builder: StudyBuilder, asOf: String? = nil) throws -> ResponseAnalysis {
    try #require(
      Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day))).response)
  }

  private func category(_ response: ResponseAnalysis) -> ResponseCategory? {
    ResponseCategory.allCases.first { response.arms[0].count($0) == 1 }
  }

  private let confirmed: (inout StudySettings) -> Void = { $0.isConfirmed = true }

  @Test("confirmed: the confirmed record, else the assessments, else the best record with a note")
  func order() throws {
    let best = subject.best("a", .complete).settings(confirmed)
    let fallback = try response(best)
    #expect(fallback.source == .best)
    #expect(!fallback.isConfirmed)
    #expect(fallback.notes.contains { $0.sentence.contains("these are unconfirmed") })
    let visits = best.visit("a", .partial, on: "2000-03-01")
    let derived = try response(visits)
    #expect(derived.source == .derived)
    #expect(derived.isConfirmed)
    #expect(category(derived) == .stable)
    #expect(derived.notes.isEmpty)
    let recorded = try response(visits.best("a", .partial, isConfirmed: true))
    #expect(recorded.source == .confirmedBest)
    #expect(recorded.isConfirmed)
    #expect(category(recorded) == .partial)
  }

  @Test("unconfirmed: the best record, else the assessments, else the confirmed record")
  func unconfirmedOrder() throws {
    let record = try response(subject.best("a", .partial, isConfirmed: true))
    #expect(record.source == .confirmedBest)
    #expect(record.isConfirmed)
    #expect(record.notes.contains { $0.sentence.contains("confirmed responses only") })
    let visits = subject.best("a", .stable, isConfirmed: true)
      .visit("a", .partial, on: "2000-03-01")
    #expect(try response(visits).source == .derived)
    #expect(try response(visits.best("a", .complete)).source == .best)
  }

  @Test("with derive = true the assessments win over any record")
  func derive() throws {
    let study = subject.best("a", .complete).visit("a", .partial, on: "2000-03-01")
      .settings { $0.derivesResponse = true }
    let derived = try response(study)
    #expect(derived.source == .derived)
    #expect(category(derived) == .partial)
    let without = try response(
      subject.best("a", .complete).settings { $0.derivesResponse = true })
    #expect(without.source == .best)
    #expect(without.notes.contains { $0.sentence.contains("Derivation was asked for") })
  }

  @Test("a confirmed record dated after the cut-off is derived confirmed from what came before")
  func lateRecord() throws {
    let study = subject.best("a", .complete, on: "2000-06-01", isConfirmed: true)
      .visit("a", .partial, on: "2000-03-01").visit("a", .partial, on: "2000-04-01")
      .visit("a", .complete, on: "2000-06-01").visit("a", .complete, on: "2000-07-01")
      .settings(confirmed)
    #expect(category(try response(study)) == .complete)
    let early = try response(study, asOf: "2000-03-15")
    #expect(early.source == .confirmedBest)
    #expect(category(early) == .stable)
    #expect(early.notes.contains { $0.sentence.hasPrefix("1 best response not known yet") })
    #expect(category(try response(study, asOf: "2000-05-01")) == .partial)
  }

  @Test("a confirmed response is not known before its confirmation, whatever day it bears")
  func confirmationAfterCutoff() throws {
    let study = subject.best("a", .partial, on: "2000-03-01", isConfirmed: true)
      .visit("a", .partial, on: "2000-03-01").visit("a", .partial, on: "2000-04-01")
      .settings(confirmed)
    #expect(category(try response(study, asOf: "2000-03-31")) == .stable)
    #expect(category(try response(study, asOf: "2000-04-01")) == .partial)
  }

  @Test("a subject with assessments but without a record is missing, and a note says so")
  func lackingRecord() throws {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2000-01-01")
      .best("A1", .stable).visit("A2", .partial, on: "2000-03-01")
    let found = try response(study)
    #expect(found.arms[0].count(.missing) == 1)
    #expect(
      found.notes.contains { $0.sentence.hasPrefix("1 subject with assessments but without a BOR") }
    )
  }

  @Test("the evaluator is the one asked for, without regard to case, and all are listed")
  func evaluator() throws {
    let study = subject.visit("a", .partial, on: "2000-03-01", evaluator: "READER")
      .visit("a", .complete, on: "2000-03-01", evaluator: "INVESTIGATOR")
    let usual = try response(study)
    #expect(usual.evaluator == "INVESTIGATOR")
    #expect(usual.evaluators == ["READER", "INVESTIGATOR"])
    #expect(category(usual) == .complete)
    let asked = try response(study.settings { $0.evaluator = "reader" })
    #expect(asked.evaluator == "READER")
    #expect(category(asked) == .partial)
    let absent = try response(study.settings { $0.evaluator = "INDEPENDENT ASSESSOR" })
    #expect(absent.evaluator == "INVESTIGATOR")
    #expect(absent.notes.contains { $0.sentence.contains("no records by INDEPENDENT ASSESSOR") })
  }

  @Test("evaluators are never mixed, not even between kinds of records")
  func neverMixed() throws {
    let study = subject.best("a", .complete, evaluator: "INVESTIGATOR")
      .visit("a", .partial, on: "2000-03-01", evaluator: "READER")
    let other = try response(study.settings { $0.evaluator = "READER" })
    #expect(other.source == .derived)
    #expect(category(other) == .partial)
    let confirmed = try response(study.settings(confirmed))
    #expect(confirmed.source == .best)
    #expect(confirmed.evaluator == "INVESTIGATOR")
  }

  @Test("best records that name nobody are the usual evaluator's only")
  func nameless() throws {
    let study = subject.best("a", .complete)
      .visit("a", .partial, on: "2000-03-01", evaluator: "READER")
      .visit("a", .stable, on: "2000-03-01", evaluator: "INVESTIGATOR")
    #expect(try response(study).source == .best)
    let reader = try response(study.settings { $0.evaluator = "READER" })
    #expect(reader.source == .derived)
    #expect(category(reader) == .partial)
  }

  /// Assessments by nobody in particular beside those of an investigator.
  private var mixed: StudyBuilder {
    subject.visit("a", .stable, on: "2000-03-01", evaluator: "INVESTIGATOR")
      .visit("a", .complete, on: "2000-04-01")
  }

  @Test("assessments that name nobody are the only evaluator's")
  func namelessAlone() throws {
    #expect(category(try response(mixed)) == .complete)
    let asked = try response(mixed.settings { $0.evaluator = "investigator" })
    #expect(asked.evaluators == ["INVESTIGATOR"])
    #expect(category(asked) == .complete)
  }

  @Test("assessments that name nobody are nobody's where two others are named")
  func namelessAmongTwo() throws {
    let study = mixed.visit("a", .partial, on: "2000-03-01", evaluator: "READER")
    #expect(category(try response(study)) == .stable)
    #expect(category(try response(study.settings { $0.evaluator = "READER" })) == .partial)
  }

  @Test("each kind of record decides for itself whose those are that name nobody")
  func namelessByKind() throws {
    // The reader is only named among the assessments, so a best record of nobody is the usual one's.
    let study = mixed.visit("a", .partial, on: "2000-03-01", evaluator: "READER")
      .best("a", .complete)
    let usual = try response(study)
    #expect(usual.source == .best)
    #expect(category(usual) == .complete)
    // Where the reader has best records, one of nobody may be the reader's.
    let both = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2000-01-01")
      .best("A1", .complete).best("A2", .partial, evaluator: "READER")
      .visit("A1", .stable, on: "2000-03-01", evaluator: "INVESTIGATOR")
      .visit("A2", .stable, on: "2000-03-01", evaluator: "INVESTIGATOR")
    let investigator = try response(both)
    #expect(investigator.evaluator == "INVESTIGATOR")
    #expect(investigator.source == .derived)
    #expect(investigator.arms[0].count(.stable) == 2)
    // The reader asked for is the only one named among the best records: they are all the reader's.
    let reader = try response(both.settings { $0.evaluator = "READER" })
    #expect(reader.source == .best)
    #expect(reader.arms[0].count(.complete) == 1 && reader.arms[0].count(.partial) == 1)
  }

  @Test("rules for other criteria are said not to be known; WHO unconfirmed is said to be so")
  func criteria() throws {
    let study = subject.visit("a", .partial, on: "2000-03-01")
    #expect(try response(study).rules == .recist)
    #expect(try response(study.settings { $0.criteria = "RECIST 1.1" }).notes.isEmpty)
    let lugano = try response(study.settings { $0.criteria = "Lugano" })
    #expect(lugano.rules == .recist)
    #expect(lugano.notes.contains { $0.sentence.contains("those of Lugano are not known") })
    let who = try response(study.settings { $0.criteria = "WHO" })
    #expect(who.rules == .who)
    #expect(who.notes.contains { $0.sentence.contains("four weeks; these are unconfirmed") })
  }
}
