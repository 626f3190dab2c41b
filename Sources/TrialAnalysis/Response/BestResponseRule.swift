import TrialModel

/// The rules by which best responses are derived from assessments.
///
/// They differ in two points only. WHO asks that a response be seen twice at least four weeks apart,
/// so no shorter time confirms one; and it knows no NON-CR/NON-PD, which is its "no change".
public enum ResponseCriteria: String, Sendable {
  /// RECIST 1.1 (2009).
  case recist = "RECIST 1.1"
  /// The World Health Organization's (1979).
  case who = "WHO"

  /// The fewest days after which WHO takes a response as confirmed.
  static let whoConfirmationDays = 28

  /// The rules for the criteria that `study.toml` names; RECIST 1.1 unless it names WHO.
  init(named name: String?) {
    let isWHO = ResponseCriteria.words(name).first == "WHO"
    self = isWHO ? .who : .recist
  }

  /// Whether criteria are named whose rules are neither RECIST's nor WHO's.
  static func isForeign(_ name: String?) -> Bool {
    guard let first = words(name).first else { return false }
    return first != "WHO" && !first.hasPrefix("RECIST")
  }

  private static func words(_ name: String?) -> [String] {
    (name ?? "").uppercased().split { !$0.isLetter }.map(String.init)
  }
}

/// How a best response follows from assessments, confirmed or not.
///
/// PD always counts. SD and NON-CR/NON-PD count from `stableDays` after randomization on and are NE
/// before. Without confirmation CR and PR always count. With it, CR needs another CR at least
/// `confirmationDays` later, with nothing but CR and at most one NE in between; PR needs a CR or PR
/// that much later, with nothing but CR, PR and at most one NE in between and no PR after a CR up to
/// it. What is not confirmed shows that the disease was at least stable: SD from `stableDays` on,
/// NE before. The best is taken in the order CR, PR, SD, NON-CR/NON-PD, PD, NE, missing.
///
/// An assessment without a day can neither confirm nor be confirmed; it counts as late enough for
/// SD. So does any where the subject has no day to count from. Whether it came before a progression is
/// not known: see `BestResponses.isUndecided`.
///
/// CR followed by PR or SD before a progression cannot be: after a complete response any disease is
/// progression. Such assessments are taken as they stand, and `responseSequenceFindings` reports them.
struct BestResponseRule {
  /// The most assessments that are not evaluable between a response and its confirmation.
  static let acceptedGaps = 1

  /// Whether responses have to be confirmed.
  let isConfirmed: Bool
  /// The criteria.
  let criteria: ResponseCriteria
  /// The fewest days between a response and its confirmation.
  let confirmationDays: Int
  /// The days after randomization from which stable disease counts.
  let stableDays: Int

  /// The rule that a study asks for, with or without confirmation.
  init(_ settings: StudySettings, isConfirmed: Bool) {
    self.isConfirmed = isConfirmed
    criteria = ResponseCriteria(named: settings.criteria)
    confirmationDays =
      criteria == .who
      ? max(ResponseCriteria.whoConfirmationDays, settings.confirmationDays)
      : settings.confirmationDays
    stableDays = settings.stableDays
  }

  /// The best response of a subject, if what has no day came before any progression.
  func best(_ assessments: Assessments, _ subject: Int) -> ResponseCategory {
    best(assessments, subject, undated: assessments.undated[subject])
  }

  /// The best response of a subject, if what has no day came after any progression, or was one and came
  /// first.
  func least(_ assessments: Assessments, _ subject: Int) -> ResponseCategory {
    if assessments.hasUndatedProgression[subject] { return .progressive }
    let isProgressive = assessments.dated(subject).last?.category == .progressive
    return best(
      assessments, subject, undated: isProgressive ? .missing : assessments.undated[subject])
  }

  private func best(
    _ assessments: Assessments, _ subject: Int, undated: ResponseCategory
  ) -> ResponseCategory {
    var best = undated
    if isConfirmed, best.isResponse { best = .stable }
    let dated = assessments.dated(subject)
    let origin = assessments.origins[subject]
    for index in dated.indices {
      best = min(best, category(index, in: dated, origin: origin))
    }
    return best
  }

  /// The day of the first response that counts; `nil` if none does.
  func firstResponse(_ assessments: Assessments, _ subject: Int) -> Int32? {
    let dated = assessments.dated(subject)
    let first = dated.indices.first { isResponse($0, in: dated) }.map { dated[$0] }
    return first.flatMap { $0.isExact ? $0.day : nil }
  }

  /// The day of the first complete response that counts; `nil` if none does.
  func firstComplete(_ assessments: Assessments, _ subject: Int) -> Int32? {
    let dated = assessments.dated(subject)
    let first = dated.indices.first {
      dated[$0].category == .complete && isResponse($0, in: dated)
    }.map { dated[$0] }
    return first.flatMap { $0.isExact ? $0.day : nil }
  }

  /// What one assessment makes the best response at least.
  private func category(
    _ index: Int, in dated: ArraySlice<Assessments.Assessment>, origin: Int32
  ) -> ResponseCategory {
    let assessment = dated[index]
    switch assessment.category {
    case .progressive, .notEvaluable, .missing:
      return assessment.category
    case .complete, .partial:
      if isResponse(index, in: dated) { return assessment.category }
      return isLateEnough(assessment.day, origin) ? .stable : .notEvaluable
    case .stable, .nonCompleteNonProgressive:
      return isLateEnough(assessment.day, origin) ? assessment.category : .notEvaluable
    }
  }

  private func isLateEnough(_ day: Int32, _ origin: Int32) -> Bool {
    origin == DayColumn.missing || Int(day) - Int(origin) >= stableDays
  }

  /// Whether an assessment is a response that counts.
  private func isResponse(_ index: Int, in dated: ArraySlice<Assessments.Assessment>) -> Bool {
    let first = dated[index]
    guard first.category.isResponse else { return false }
    guard isConfirmed else { return true }
    var gaps = 0
    var hasComplete = first.category == .complete
    for later in dated[(index + 1)...] {
      switch later.category {
      case .complete:
        hasComplete = true
      case .partial where !hasComplete:
        break
      case .notEvaluable:
        gaps += 1
        if gaps > BestResponseRule.acceptedGaps { return false }
        continue
      default:
        return false
      }
      if Int(later.day) - Int(first.day) >= confirmationDays { return true }
    }
    return false
  }
}
