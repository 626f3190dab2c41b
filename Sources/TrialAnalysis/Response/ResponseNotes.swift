import TrialModel

/// What a reader of the response panel has to know besides the numbers.
struct ResponseNotes {
  /// One sentence each.
  private(set) var sentences: [String] = []

  init(
    _ study: Study, best: BestResponses, arms: [Int16], derived: DerivedEndpoints,
    comparisons: [ResponseComparison]
  ) {
    tellSource(study.settings, best)
    func count(_ isCounted: (Int) -> Bool) -> Int {
      arms.indices.count { arms[$0] >= 0 && isCounted($0) }
    }
    let instead = count { best.isDerivedInstead[$0] }
    if instead > 0 {
      sentences.append(
        "\(NumberFormat.count(instead, "best response")) not known yet on the cut-off: derived "
          + "from the assessments up to it.")
    }
    if best.source != .derived {
      let lacking = count {
        best.categories[$0] == .missing && best.assessments.isAssessed($0)
      }
      if lacking > 0 {
        sentences.append(
          "\(NumberFormat.count(lacking, "subject")) with assessments but without a "
            + "\(best.source.rawValue) record: counted as missing.")
      }
    }
    let undated = count { best.assessments.undated[$0] != .missing }
    if undated > 0, best.source == .derived || instead > 0 {
      sentences.append(
        "\(NumberFormat.count(undated, "subject")) with an assessment without a date: it counts, "
          + (best.rule.isConfirmed ? "but neither confirms nor is confirmed." : "whenever it was."))
    }
    let undatedResponders = count { derived.undatedResponders[$0] }
    if undatedResponders > 0 {
      sentences.append(
        "\(NumberFormat.count(undatedResponders, "responder")) without such a dated response "
          + "among the assessments: no derived duration of or time to response.")
    }
    let undatedDeaths = count { derived.undatedDeaths[$0] }
    if undatedDeaths > 0 {
      sentences.append(
        "\(NumberFormat.count(undatedDeaths, "responder")) died on a day that is not told: the "
          + "derived duration of response is censored at the last assessment, survival from "
          + "complete response on the last day known alive.")
    }
    let undatedComplete = count { derived.undatedComplete[$0] }
    if undatedComplete > 0 {
      sentences.append(
        "\(NumberFormat.count(undatedComplete, "complete responder")) without a dated complete "
          + "response among the assessments: not in overall survival from complete response.")
    }
    for comparison in comparisons where comparison.cohortsDisagree {
      sentences.append(ResponseNotes.disagreement(comparison, study))
    }
  }

  private mutating func tellSource(_ settings: StudySettings, _ best: BestResponses) {
    if let unavailable = best.evaluator.unavailable {
      let name = best.evaluator.name ?? "nobody by name"
      sentences.append("The data has no records by \(unavailable); those by \(name) count.")
    }
    if settings.isConfirmed, !best.rule.isConfirmed {
      sentences.append(
        "Confirmed responses were asked for, but the data has neither a confirmed record nor "
          + "assessments to derive one: these are unconfirmed.")
    }
    if !settings.isConfirmed, best.rule.isConfirmed {
      sentences.append("The data has confirmed responses only.")
    }
    if settings.derivesResponse, best.source != .derived {
      sentences.append("Derivation was asked for, but the data has no assessments.")
    }
    guard best.source == .derived else { return }
    if ResponseCriteria.isForeign(settings.criteria) {
      sentences.append(
        "Best responses are derived by the rules of \(best.rule.criteria.rawValue); those of "
          + "\(settings.criteria ?? "") are not known here.")
    }
    if best.rule.criteria == .who, !best.rule.isConfirmed {
      sentences.append(
        "WHO asks that a response be confirmed at four weeks; these are unconfirmed.")
    }
  }

  private static func disagreement(_ comparison: ResponseComparison, _ study: Study) -> String {
    let arms = [comparison.arm, comparison.reference].map { study.arms[$0].short }
    return "\(arms[0]) v \(arms[1]): concurrent "
      + "\(NumberFormat.pValue(comparison.concurrent.pChiSquare)), all "
      + "\(NumberFormat.pValue(comparison.all.pChiSquare)); the two disagree about P < .05 "
      + "(chi-square, unadjusted)."
  }
}
