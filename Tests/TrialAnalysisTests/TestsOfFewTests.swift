import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// What is shown where few subjects or events are compared.
struct TestsOfFewTests {
  private func text(_ study: Study) -> String {
    TextReport(study: study, analysis: Analysis(study), findings: [], version: "1").text()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func json(_ study: Study) -> String {
    JSONReport(study: study, analysis: Analysis(study), findings: [], version: "1").text()
  }

  private func endpoint(_ code: String, _ study: Study) throws -> EndpointAnalysis {
    try #require(Analysis(study).survival?.endpoints.first { $0.endpoint.code == code })
  }

  /// 4 of 12 v none of 12.
  private let cells = StudyBuilder().arm("A").arm("B").subjects(12, arm: "A")
    .subjects(12, arm: "B").best(arm: "B", [.partial, .partial, .partial, .partial])

  @Test("where a count below 5 is expected the P value is Fisher's, and it is named")
  func fisher() throws {
    let contrast = try #require(Analysis(cells.study).response).comparisons[0].all
    #expect(contrast.test == .fisher)
    #expect(contrast.pValue == contrast.pFisher)
    #expect(abs((contrast.pValue ?? 0) - 0.0932) < 5e-5)
    #expect(text(cells.study).contains("Fisher P = .093, chi-square P = .028"))
    #expect(json(cells.study).contains("\"test\":\"fisher\""))
    // Of 10 v 10 with 10 responders 5 are expected.
    let enough = StudyBuilder().arm("A").arm("B").subjects(10, arm: "A").subjects(10, arm: "B")
      .best(arm: "A", [ResponseCategory](repeating: .partial, count: 8))
      .best(arm: "B", [.partial, .complete])
    let usual = try #require(Analysis(enough.study).response).comparisons[0].all
    #expect(usual.test == .pearson && usual.pValue == usual.pChiSquare)
  }

  @Test("Holm's method adjusts the P values that are shown")
  func holm() throws {
    let study = cells.arm("C").subjects(12, arm: "C").best(arm: "C", [.partial])
      .settings { $0.responseAdjustment = .holm }
    let comparisons = try #require(Analysis(study.study).response).comparisons
    let (first, second) = (comparisons[0].all, comparisons[1].all)
    #expect(first.pAdjusted == first.pFisher.map { $0 * 2 })
    #expect(second.pAdjusted == 1)
  }

  @Test("the founding study's complete responders: P = .038, exact .069, 24 months -80.1 to 2.0")
  func completeResponders() throws {
    let study = WholeStudies.il2
    let endpoint = try endpoint("DOCR", study)
    let contrast = try #require(endpoint.comparisons.first { $0.arm == 1 && $0.reference == 0 })
      .concurrent
    let exact = try #require(contrast.exactLogRank)
    #expect(exact.assignments == 12_376)
    #expect(exact.pValue == 856.0 / 12_376)
    #expect(abs((contrast.pValue ?? 0) - 0.0376585) < 1e-7)
    let difference = try #require(contrast.rates.last?.difference)
    let interval = try #require(difference.interval)
    #expect(abs(difference.estimate + 0.485) < 5e-4)
    #expect(abs(interval.lower + 0.801) < 5e-4 && abs(interval.upper - 0.020) < 5e-4)
    #expect(abs((difference.pValue ?? 0) - 0.054) < 5e-4)
    let overall = try self.endpoint("OS", study).comparisons[0].all.rates[0].difference
    #expect(abs((overall?.pValue ?? 0) - 0.954370) < 1e-6)
    #expect(abs((overall?.interval?.lower ?? 0) + 0.100548) < 1e-6)
    #expect(abs((overall?.interval?.upper ?? 0) - 0.106002) < 1e-6)
    let words = text(study)
    #expect(words.contains("log-rank P = .038, exact P = .069 (12376 assignments)"))
    #expect(words.contains("Among complete responders, not randomized"))
  }

  @Test("without an event in an arm there is no P value of survival at a time or of RMST")
  func noEvent() throws {
    var study = StudyBuilder().arm("A").arm("B").subjects(6, arm: "A").subjects(6, arm: "B")
    for number in 1...6 {
      study = study.event("OS", "A\(number)", days: Double(number) * 60)
        .censored("OS", "B\(number)", days: 800)
    }
    let made = study.settings { $0.restrictedMeanTime = 10 }.study
    let contrast = try endpoint("OS", made).comparisons[0].all
    #expect(contrast.rates.allSatisfy { $0.difference?.pValue == nil })
    #expect(contrast.rates.allSatisfy { $0.difference?.interval == nil })
    #expect(contrast.restrictedMean?.difference != nil)
    #expect(contrast.restrictedMean?.difference?.pValue == nil)
    #expect(contrast.restrictedMean?.difference?.interval == nil)
  }

  @Test("endpoints among responders show no P value unless a comparison names them")
  func responders() throws {
    var study = StudyBuilder().arm("A").arm("B").subjects(8, arm: "A").subjects(8, arm: "B")
    for number in 1...8 {
      for arm in ["A", "B"] {
        for code in ["DOR", "CRSD", "TTR"] {
          study = study.event(code, "\(arm)\(number)", days: Double(number * (arm == "A" ? 1 : 3)))
        }
      }
    }
    #expect(!text(study.study).contains("P ="))
    #expect(!text(study.study).contains("P <"))
    #expect(text(study.study).contains("Among confirmed responders, not randomized"))
    let report = json(study.study)
    #expect(report.contains("\"compares_responders\":true"))
    let endpoint = try endpoint("DOR", study.study)
    #expect(endpoint.comparisons[0].all.logRank != nil && !endpoint.comparisons[0].isTested)
    let named = study.settings {
      $0.comparisons = [ComparisonSettings(arm: "B", reference: "A", endpoints: ["dor"])]
    }.study
    let endpoints = try #require(Analysis(named).survival?.endpoints)
    #expect(
      endpoints.filter(\.results.isTested).map(\.endpoint.code) == ["DOR"])
    #expect(text(named).contains("log-rank P ="))
  }

  @Test("the duration of confirmed response is not one of complete response")
  func confirmedDuration() {
    let endpoint = Endpoint(code: "CRSD", name: "Duration of Confirmed Response")
    #expect(endpoint.isAmongResponders && !endpoint.isFromCompleteResponse)
    #expect(endpoint.responders == "confirmed responders")
    #expect(Endpoint(code: "docr", name: "").isFromCompleteResponse)
  }

  @Test("stable disease counts from 42 days after randomization, which the words say")
  func stableDisease() throws {
    let study = StudyBuilder().arm("D").subject("a", arm: "D", randomized: "2024-01-01")
      .subject("b", arm: "D", randomized: "2024-01-01")
      .visit("a", .stable, on: "2024-02-11").visit("b", .stable, on: "2024-02-12").study
    let arm = try #require(Analysis(study).response).arms[0]
    #expect(arm.count(.stable) == 1 && arm.count(.notEvaluable) == 1)
    #expect(text(study).contains("SD from 42 days after the reference"))
  }

  @Test("confirmed best responses on record that do not count are told")
  func unusedConfirmed() throws {
    let base = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2024-01-02")
      .subject("b", arm: "A", randomized: "2024-01-03")
      .best("a", .complete, on: "2024-06-01", isConfirmed: true)
      .best("b", .partial, on: "2024-06-01", isConfirmed: true)
    let visits = base.visit("a", .progressive, on: "2024-03-01")
      .visit("b", .stable, on: "2024-03-01")
    let note = ResponseNote.confirmedUnused(subjects: 2, responders: 2, .derived)
    #expect(try #require(Analysis(visits.study).response).notes.contains(note))
    #expect(text(visits.study).contains("2 subjects with a confirmed best response on record"))
    let used = visits.settings { $0.isConfirmed = true }
    #expect(try !#require(Analysis(used.study).response).notes.contains(note))
    let alone = try #require(Analysis(base.study).response)
    #expect(alone.arms[0].rate.count == 2 && alone.notes.contains(.confirmedOnly))
  }
}
