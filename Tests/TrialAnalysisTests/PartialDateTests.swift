import TestSupport
import Testing
import TrialModel
import TrialReport
import TrialStatistics

@testable import TrialAnalysis

@Suite("Dates known to the month or year only")
struct PartialDateTests {
  private func day(_ text: String) -> Day { StudyBuilder.day(text) }

  @Test("an event before the first dose whatever its day is not emergent, one after it is")
  func emergent() throws {
    let study = StudyBuilder().arm("A")
      .subject(
        "a", arm: "A", randomized: "2024-01-02", treated: "2024-01-03", treatedUntil: "2024-06-03"
      )
      .adverseEvent("a", "Arthritis", grade: 3, from: "1977")
      .adverseEvent("a", "Cough", grade: 1, from: "2023-11")
      .adverseEvent("a", "Nausea", grade: 1, from: "2024-02")
      .adverseEvent("a", "Rash", grade: 1, from: "2024-01")
      .adverseEvent("a", "Fever", grade: 1, from: "2024-08")
      .adverseEvent("a", "Itching", grade: 1, from: "2024-07")
      .adverseEvent("a", "Pain", grade: 1)
      .study
    let toxicity = try #require(Analysis(study).toxicity)
    #expect(Set(toxicity.terms.map(\.name)) == ["Nausea", "Pain"])
    #expect(toxicity.undecidedEvents == 2)
    #expect(toxicity.excludedEvents == 5)
    let report = TextReport(study: study, analysis: Analysis(study), findings: [], version: "1")
    #expect(
      report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("5 events left out (2 as partial dates do not decide)"))
  }

  @Test("a first dose that is known to the month decides for the other months")
  func partialDose() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2024-01-02", treated: "2024-02")
      .adverseEvent("a", "before", from: "2024-01-31").adverseEvent("a", "in", from: "2024-02-15")
      .adverseEvent("a", "after", from: "2024-02-29")
      .study
    let analysis = Analysis(study)
    #expect(analysis.arms[0].safetyCount == 1)
    #expect(analysis.toxicity?.terms.map(\.name) == ["after"])
    #expect(analysis.toxicity?.undecidedEvents == 1)
  }

  @Test("a flagged event counts, unless it may have come after the cut-off")
  func flagged() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2024-01-02", treated: "2024-01-03")
      .adverseEvent("a", "one", [.emergent], from: "2024-02")
      .adverseEvent("a", "two", [.emergent], from: "2024-04")
      .adverseEvent("a", "three", [.emergent], from: "2024-05-09")
      .study
    #expect(Analysis(study).toxicity?.terms.count == 3)
    let past = try #require(
      Analysis(study, options: .init(asOf: day("2024-04-15"))).toxicity)
    #expect(past.terms.map(\.name) == ["one"])
    #expect([past.undecidedEvents, past.excludedEvents] == [1, 1])
  }

  @Test("a death in a month is a death from the end of the month on")
  func death() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2021-01-11", died: "2021-11")
      .subject("b", arm: "A", randomized: "2021-01-18", died: "2021-12-09")
      .study
    func deaths(_ asOf: String?) -> Int {
      Analysis(study, options: .init(asOf: asOf.map(day))).arms[0].deaths
    }
    #expect([nil, "2021-11-30", "2021-11-29"].map(deaths) == [2, 1, 0])
  }

  private func best(_ visits: [(ResponseCategory, String?)]) -> (ResponseCategory, Bool) {
    var builder = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2021-01-11")
    for (category, day) in visits { builder = builder.visit("a", category, on: day) }
    let best = BestResponses(SubjectMembership(builder.study, knownBy: KnownBy(nil)))
    return (best.categories[0], best.isUndecided[0])
  }

  @Test("a progression in a month is a progression, and ends what is certainly after it")
  func progression() {
    #expect(best([(.progressive, "2021-11")]) == (.progressive, false))
    #expect(best([(.progressive, "2021-11"), (.complete, "2021-12-01")]) == (.progressive, false))
    #expect(best([(.progressive, "2021-11"), (.complete, "2021-10-31")]) == (.complete, false))
    #expect(best([(.progressive, "2021-11"), (.complete, "2021-11-15")]) == (.notEvaluable, true))
    #expect(best([(.progressive, "2021-11"), (.complete, "2021-11")]) == (.notEvaluable, true))
    #expect(best([(.progressive, "2021-11-15"), (.complete, "2021")]) == (.notEvaluable, true))
    #expect(best([(.progressive, "2021-11-15"), (.complete, "2021-01")]) == (.notEvaluable, true))
    #expect(best([(.progressive, "2021")]) == (.notEvaluable, true))
    #expect(best([(.stable, "2021-11"), (.partial, "2021-11-15")]) == (.partial, false))
  }

  @Test("a response without a day counts only where no progression may have come before it")
  func undated() {
    #expect(best([(.complete, nil), (.stable, "2021-05-01")]) == (.complete, false))
    #expect(best([(.complete, nil), (.progressive, "2021-05-01")]) == (.notEvaluable, true))
    #expect(best([(.complete, nil), (.progressive, nil)]) == (.notEvaluable, true))
    #expect(best([(.complete, "2021-05-01"), (.progressive, nil)]) == (.notEvaluable, true))
    #expect(best([(.progressive, nil)]) == (.progressive, false))
  }

  @Test("stable disease counts if it is late enough whatever the day")
  func stable() {
    #expect(best([(.stable, "2021-03")]) == (.stable, false))
    #expect(best([(.stable, "2021-02")]) == (.notEvaluable, true))
    #expect(best([(.stable, "2021-01")]) == (.notEvaluable, true))
  }

  @Test("what cannot be decided is counted and said, and gives no duration")
  func notes() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2021-01-11").subject(
        "b", arm: "A", randomized: "2021-01-11"
      )
      .subject("c", arm: "A", randomized: "2021-01-11")
      .visit("a", .complete, on: "2021-11-15").visit("a", .progressive, on: "2021-11")
      .visit("b", .partial, on: "2021-04-01").visit("b", .progressive, on: "2021-11")
      .visit("c", .partial, on: "2021-04-01").visit("c", .progressive, on: "2021-11-20")
      .study
    let analysis = Analysis(study)
    let response = try #require(analysis.response)
    #expect(response.arms[0].rate.count == 2)
    #expect(response.notes.contains(.undecided(1)))
    #expect(response.notes.contains(.undatedProgressions(1)))
    let durations = analysis.survival?.endpoints.first { $0.endpoint.code == "DOR" }
    #expect(durations?.arms[0].curve.subjectCount == 1)
    let text = response.notes.map(\.sentence).joined(separator: "\n")
    #expect(text.contains("1 subject whose best response depends on the days of assessments"))
    #expect(text.contains("1 responder with a progression that is dated to the month or year"))
  }

  @Test("dates after the day of loading are left out, and the cut-off says that the data goes on")
  func ahead() throws {
    var study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2026-01-11", treated: "2026-01-12")
      .adverseEvent("a", "planned", from: "2027-02-01").adverseEvent("a", "had", from: "2026-02-01")
      .study
    study.latest = LatestDate(day: day("2026-02-01"), column: "ADAE.ASTDT")
    #expect(Analysis(study).cutoff?.isInThePast == false)
    study.ahead = LatestDate(day: day("2027-02-01"), column: "ADAE.ASTDT")
    let analysis = Analysis(study)
    #expect(analysis.cutoff?.isInThePast == true)
    #expect(analysis.cutoff?.isLookingBack == false)
    #expect(analysis.cutoff?.leavesLaterOut == true)
    #expect(analysis.toxicity?.terms.map(\.name) == ["had"])
  }
}
