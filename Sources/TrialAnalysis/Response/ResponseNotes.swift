public import TrialModel

/// Something that a reader of the response panel has to know besides the numbers.
public enum ResponseNote: Sendable, Equatable {
  /// The data has no records by the evaluator asked for; those by another count, or by nobody named.
  case evaluatorMissing(asked: String, chosen: String?)
  /// Confirmed responses were asked for, and nothing confirms any.
  case unconfirmedOnly
  /// The data has confirmed responses only, and they were not asked for.
  case confirmedOnly
  /// Confirmed best responses are on record for subjects, some of them responders, and do not count.
  case confirmedUnused(subjects: Int, responders: Int, ResponseAnalysis.Source)
  /// Derivation was asked for, and the data has no assessments.
  case notDerivable
  /// Responses are derived by rules that are not those of the criteria named.
  case foreignCriteria(named: String, rules: ResponseCriteria)
  /// WHO asks for confirmation, and the responses are unconfirmed.
  case unconfirmedWHO
  /// Subjects whose record was not known on the cut-off, so that their assessments decide.
  case derivedInstead(Int)
  /// Subjects with assessments but without a record of the source that counts.
  case withoutRecord(Int, ResponseAnalysis.Source)
  /// Subjects with an assessment without a date, and whether responses have to be confirmed.
  case undatedAssessments(Int, isConfirmed: Bool)
  /// Subjects whose best response depends on days of assessments that are not known.
  case undecided(Int)
  /// Responders whose progression is known to the month or year only.
  case undatedProgressions(Int)
  /// Responders without a dated response among the assessments.
  case undatedResponders(Int)
  /// Responders who died on a day that is not recorded.
  case undatedDeaths(Int)
  /// Complete responders without a dated complete response among the assessments.
  case undatedCompleteResponders(Int)
  /// Two arms, by their short names, whose cohorts disagree about P < .05, and what the P values of
  /// the chi-square tests are adjusted by.
  case cohortsDisagree(
    arm: String, reference: String, concurrent: Double?, all: Double?, MultiplicityAdjustment)
}

/// Finds what a reader of the response panel has to know besides the numbers.
struct ResponseNotes {
  /// What was found, the source of the responses first.
  private(set) var notes: [ResponseNote] = []

  init(
    _ study: Study, best: BestResponses, arms: [Int16], derived: DerivedEndpoints,
    comparisons: [ResponseComparison]
  ) {
    noteSource(study.settings, best)
    func count(_ isCounted: (Int) -> Bool) -> Int {
      arms.indices.count { arms[$0] >= 0 && isCounted($0) }
    }
    func add(_ count: Int, _ note: (Int) -> ResponseNote) {
      if count > 0 { notes.append(note(count)) }
    }
    let confirmed = count { best.unusedConfirmed[$0] != nil }
    if confirmed > 0 {
      notes.append(
        .confirmedUnused(
          subjects: confirmed,
          responders: count { best.unusedConfirmed[$0]?.isResponse == true }, best.source))
    }
    let instead = count { best.isDerivedInstead[$0] }
    add(instead) { .derivedInstead($0) }
    if best.source != .derived {
      add(count { best.categories[$0] == .missing && best.assessments.isAssessed($0) }) {
        .withoutRecord($0, best.source)
      }
    }
    if best.source == .derived || instead > 0 {
      add(count { best.assessments.undated[$0] != .missing }) {
        .undatedAssessments($0, isConfirmed: best.rule.isConfirmed)
      }
    }
    add(count { best.isUndecided[$0] }) { .undecided($0) }
    add(count { derived.undatedProgressions[$0] }) { .undatedProgressions($0) }
    add(count { derived.undatedResponders[$0] }) { .undatedResponders($0) }
    add(count { derived.undatedDeaths[$0] }) { .undatedDeaths($0) }
    add(count { derived.undatedComplete[$0] }) { .undatedCompleteResponders($0) }
    for comparison in comparisons where comparison.cohortsDisagree {
      notes.append(
        .cohortsDisagree(
          arm: study.arms[comparison.arm].short, reference: study.arms[comparison.reference].short,
          concurrent: comparison.concurrent.pValue, all: comparison.all.pValue,
          study.settings.responseAdjustment))
    }
  }

  private mutating func noteSource(_ settings: StudySettings, _ best: BestResponses) {
    if let unavailable = best.evaluator.unavailable {
      notes.append(.evaluatorMissing(asked: unavailable, chosen: best.evaluator.name))
    }
    if settings.isConfirmed, !best.rule.isConfirmed { notes.append(.unconfirmedOnly) }
    if !settings.isConfirmed, best.rule.isConfirmed { notes.append(.confirmedOnly) }
    if settings.derivesResponse, best.source != .derived { notes.append(.notDerivable) }
    guard best.source == .derived else { return }
    if ResponseCriteria.isForeign(settings.criteria) {
      notes.append(
        .foreignCriteria(named: settings.criteria ?? "", rules: best.rule.criteria))
    }
    if best.rule.criteria == .who, !best.rule.isConfirmed { notes.append(.unconfirmedWHO) }
  }
}
