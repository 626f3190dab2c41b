import TrialAnalysis
import TrialStatistics

extension SubjectQuery.Subset {
  /// Of whom the subjects are a part, for method lines and copied numbers: `safety 394, by arm given`.
  func base(_ analysis: Analysis) -> MethodFact {
    switch self {
    case .everyone, .screened, .screenFailures:
      return "of \(analysis.enrollment.screened) screened"
    case .toxicity, .onset:
      guard let toxicity = analysis.toxicity else { return analysis.populationFact }
      let total = toxicity.subjectCounts.reduce(0, +)
      return "safety \(total), by arm given, \(toxicity.shortRuleName)"
    case .safety, .unknownExposure:
      return "safety \(analysis.arms.reduce(0) { $0 + $1.safetyCount }), by arm given"
    case .randomized, .treated, .ongoing, .completed, .discontinued, .undetermined, .dead,
      .undated, .month, .site, .stratum, .randomizedBefore, .randomizedOn:
      return "ITT \(analysis.enrollment.randomized)"
    case .bestResponse, .tumor:
      let total = analysis.response?.arms.reduce(0) { $0 + $1.rate.total } ?? 0
      return total == analysis.subjectCount
        ? analysis.populationFact : "denominator \(total) of \(analysis.populationFact)"
    case .population, .deaths, .responseDenominator, .endpoint, .landmark:
      return analysis.populationFact
    }
  }
}

extension Analysis {
  /// Population and N, for method lines.
  var populationFact: MethodFact { "\(population.rawValue) \(subjectCount, .population)" }
}
