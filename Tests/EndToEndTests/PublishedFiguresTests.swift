import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialSimulation
import TrialStatistics

/// Yang et al., J Clin Oncol 2003;21:3127-3132, through the ordinary loader and analysis.
@Suite("The IL-2 study shows what was published")
struct PublishedFiguresTests {
  let study: Study
  let analysis: Analysis

  init() throws {
    let folder = try TemporaryFolder()
    let loaded = StudyLoader(directory: try folder.il2Study()).load()
    study = try #require(loaded.study)
    analysis = Analysis(study, options: AnalysisOptions())
    #expect(loaded.findings.filter { $0.severity != .note } == [])
  }

  private func arm(_ code: String) throws -> Int {
    try #require(analysis.arms.firstIndex { $0.arm.code == code })
  }

  private func response(_ first: String, _ second: String) throws -> ResponseComparison {
    let (arm, reference) = (try arm(first), try arm(second))
    let comparisons = try #require(analysis.response).comparisons
    return try #require(comparisons.first { $0.arm == arm && $0.reference == reference })
  }

  private func endpoint(_ code: String) throws -> EndpointAnalysis {
    let endpoints = try #require(analysis.survival).endpoints
    return try #require(endpoints.first { $0.endpoint.code == code })
  }

  @Test("400 patients: 156 high-dose, 150 low-dose, 94 subcutaneous")
  func arms() throws {
    #expect(analysis.arms.map(\.arm.code) == ["HD", "LD", "SC"])
    #expect(analysis.arms.map(\.subjectCount) == [156, 150, 94])
    #expect(analysis.enrollment.randomized == 400)
  }

  @Test("accrual begins in March 1991, and the third arm opens after 117 patients")
  func accrual() throws {
    #expect(analysis.enrollment.first?.month == "1991-03")
    let opening = analysis.enrollment.arms.map(\.randomizedBeforeOpening)
    #expect(opening[try arm("SC")] == 117)
  }

  @Test("33, 19 and 9 responders: 21, 13 and 10 %")
  func responders() throws {
    let rates = try #require(analysis.response).arms.map(\.rate)
    #expect(rates.map(\.count) == [33, 19, 9])
    #expect(rates.map { ($0.estimate * 100).rounded() } == [21, 13, 10])
  }

  @Test("high dose against low dose: 33/156 v 19/150, P = .048")
  func highAgainstLowDose() throws {
    let contrast = try response("LD", "HD").all
    #expect(contrast.second == Proportion(count: 33, total: 156))
    #expect(contrast.first == Proportion(count: 19, total: 150))
    #expect(abs(try #require(contrast.pChiSquare) - 0.04814) < 5e-6)
  }

  @Test("subcutaneous against concurrent high dose: 9/94 v 20/97, P = .033")
  func subcutaneousAgainstHighDose() throws {
    let contrast = try response("SC", "HD").concurrent
    #expect(contrast.first == Proportion(count: 9, total: 94))
    #expect(contrast.second == Proportion(count: 20, total: 97))
    #expect(abs(try #require(contrast.pChiSquare) - 0.03347) < 5e-6)
  }

  @Test("subcutaneous and concurrent low dose respond alike")
  func subcutaneousAgainstLowDose() throws {
    let contrast = try response("SC", "LD").concurrent
    #expect(contrast.second.total == 92)
    #expect(try #require(contrast.pChiSquare) > 0.2)
  }

  @Test("no difference in overall survival, medians near 20 months")
  func overallSurvival() throws {
    let survival = try endpoint("OS")
    #expect(try #require(survival.logRankAll).pValue > 0.2)
    #expect(try #require(survival.logRankConcurrent).pValue > 0.2)
    for comparison in survival.comparisons {
      #expect(try #require(comparison.all.logRank).pValue > 0.2)
      #expect(try #require(comparison.concurrent.logRank).pValue > 0.2)
    }
    for arm in survival.arms {
      let months = try #require(arm.median.estimate) / 30.4375
      #expect(months > 17 && months < 23)
    }
  }

  @Test("complete responses last longer after high dose than after low dose, P = .04")
  func durationOfCompleteResponse() throws {
    let survival = try endpoint("DOCR")
    #expect(survival.arms.map(\.curve.subjectCount) == [11, 6, 2])
    let (low, high) = (try arm("LD"), try arm("HD"))
    let comparison = try #require(
      survival.comparisons.first { $0.arm == low && $0.reference == high })
    let pValue = try #require(comparison.all.logRank).pValue
    #expect(pValue >= 0.035 && pValue < 0.045)
    let medians = survival.arms.map(\.median.estimate)
    #expect(medians[high] == nil)
    #expect(medians[low] != nil)
  }

  @Test("hypotension of grade 3 or more: half of high dose, a few percent of low dose")
  func hypotension() throws {
    let toxicity = try #require(analysis.toxicity)
    let row = try #require(toxicity.terms.first { $0.term == "Hypotension" })
    let shares = zip(row.arms, toxicity.subjectCounts).map {
      Double($0.grade3Plus) / Double($1)
    }
    #expect(shares[0] > 0.45 && shares[0] < 0.6)
    #expect(shares[1] < 0.06)
    #expect(shares[2] < 0.06)
  }

  @Test("nobody died of IL-2")
  func noRelatedDeath() throws {
    let toxicity = try #require(analysis.toxicity)
    let row = try #require(toxicity.summary.first { $0.category == .relatedFatal })
    #expect(row.subjects == [0, 0, 0])
  }

  @Test("the title says that it is a synthetic reconstruction")
  func synthetic() {
    #expect(analysis.title.contains("synthetic reconstruction"))
  }
}
