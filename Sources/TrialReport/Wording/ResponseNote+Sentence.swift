public import TrialAnalysis
import TrialModel

extension ResponseNote {
  /// The note in one sentence.
  public var sentence: String {
    switch self {
    case .evaluatorMissing(let asked, let chosen):
      "The data has no records by \(asked); those by \(chosen ?? "nobody by name") count."
    case .unconfirmedOnly:
      "Confirmed responses were asked for, but the data has neither a confirmed record nor "
        + "assessments to derive one: these are unconfirmed."
    case .confirmedOnly: "The data has confirmed responses only."
    case .confirmedUnused(let subjects, let responders, let source):
      "\(NumberFormat.count(subjects, "subject")) with a confirmed best response on record, "
        + "\(responders) of them CR or PR, which is not used: "
        + (source == .best ? "the unconfirmed record counts; " : "it is derived from assessments; ")
        + "`[response] confirmed = true` counts confirmed ones."
    case .notDerivable: "Derivation was asked for, but the data has no assessments."
    case .foreignCriteria(let named, let rules):
      "Best responses are derived by the rules of \(rules.rawValue); those of \(named) are not "
        + "known here."
    case .unconfirmedWHO:
      "WHO asks that a response be confirmed at four weeks; these are unconfirmed."
    case .derivedInstead(let count):
      "\(NumberFormat.count(count, "best response")) not known yet on the cut-off: derived from "
        + "the assessments up to it."
    case .withoutRecord(let count, let source):
      "\(NumberFormat.count(count, "subject")) with assessments but without a \(source.rawValue) "
        + "record: counted as missing."
    case .undatedAssessments(let count, let isConfirmed):
      "\(NumberFormat.count(count, "subject")) with an assessment without a date: it counts, "
        + (isConfirmed ? "but neither confirms nor is confirmed." : "whenever it was.")
    case .undecided(let count):
      "\(NumberFormat.count(count, "subject")) whose best response depends on the days of assessments "
        + "that are not fully dated: counted as NE."
    case .undatedProgressions(let count):
      "\(NumberFormat.count(count, "responder")) with a progression that is dated to the month or year: "
        + "no derived duration of response."
    case .undatedResponders(let count):
      "\(NumberFormat.count(count, "responder")) without such a dated response among the "
        + "assessments: no derived duration of or time to response."
    case .undatedDeaths(let count):
      "\(NumberFormat.count(count, "responder")) died on a day that is not told: the derived "
        + "duration of response is censored at the last assessment, survival from complete "
        + "response on the last day known alive."
    case .undatedCompleteResponders(let count):
      "\(NumberFormat.count(count, "complete responder")) without a dated complete response among "
        + "the assessments: not in overall survival from complete response."
    case .cohortsDisagree(let arm, let reference, let concurrent, let all, let adjustment):
      "\(arm) v \(reference): concurrent \(NumberFormat.pValue(concurrent)), all "
        + "\(NumberFormat.pValue(all)); the two disagree about P < .05 (chi-square, Fisher where an "
        + "expected count is below \(ResponseTest.fewestExpected); "
        + (adjustment == .holm ? "adjusted by Holm's method)." : "unadjusted).")
    }
  }
}
