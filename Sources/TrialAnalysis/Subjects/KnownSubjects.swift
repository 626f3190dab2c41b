import TrialModel

/// What is known of single subjects on the cut-off: what came later is not there.
struct KnownSubjects: Sendable {
  private let basis: AnalysisBasis
  private let dispositions: KnownDispositions
  private let died: [Int32]
  private let lastAlive: [Int32]
  private let reasons: [Int32]
  private let failureReasons: [Int32]
  private let deathCauses: TextColumn?

  init(_ basis: AnalysisBasis) {
    let subjects = basis.study.subjects
    self.basis = basis
    dispositions = KnownDispositions(basis.membership)
    died = subjects.died.numbers
    lastAlive = subjects.lastAlive.numbers
    deathCauses =
      subjects.others.first { ["DTHCAUS", "DTHCAUSE"].contains($0.name.uppercased()) }?.column
    reasons = subjects.dispositionReason.codes
    failureReasons = subjects.screenFailureReason.codes
  }

  /// A day of a column, missing if it is later than the cut-off.
  func day(_ number: Int32) -> Int32 {
    basis.membership.knownBy.excludes(number) ? DayColumn.missing : number
  }

  /// The day a subject died, as far as it had and the subject table records it.
  func died(_ row: Int) -> Int32 {
    basis.deaths.isDead[row] ? day(died[row]) : DayColumn.missing
  }

  /// The last day a subject was known to be alive: the cut-off if it is so later still.
  func lastAlive(_ row: Int) -> Int32 {
    min(lastAlive[row], basis.membership.knownBy.number)
  }

  /// What a subject died of, as far as it had and the subject table records it (DTHCAUS).
  func deathCause(_ row: Int) -> String? {
    guard basis.deaths.isDead[row], let causes = deathCauses, row < causes.count else { return nil }
    return causes[row]
  }

  /// Where a subject stands, and the code of the reason or -1.
  func standing(_ row: Int) -> (SubjectStatus.Standing, reason: Int32) {
    let disposition = dispositions[row]
    let reason = disposition == .discontinued ? reasons[row] : -1
    if basis.deaths.isDead[row] { return (.dead, reason) }
    if basis.everybody.isScreenFailure[row] { return (.screenFailure, failureReasons[row]) }
    switch disposition {
    case .unknown: return (.unknown, -1)
    case .ongoing: return (.ongoing, -1)
    case .completed: return (.completed, -1)
    case .discontinued: return (.discontinued, reason)
    }
  }

  /// The words of a standing.
  func status(_ standing: SubjectStatus.Standing, reason: Int32) -> SubjectStatus {
    let subjects = basis.study.subjects
    let names =
      standing == .screenFailure
      ? subjects.screenFailureReason.values : subjects.dispositionReason.values
    return SubjectStatus(
      standing: standing, reason: names.indices.contains(Int(reason)) ? names[Int(reason)] : nil)
  }

  /// Where a subject stands.
  func status(_ row: Int) -> SubjectStatus {
    let (standing, reason) = standing(row)
    return status(standing, reason: reason)
  }

  /// The best response; `nil` without a response table, and for a subject who has nothing to do
  /// with it.
  func bestResponse(_ row: Int) -> ResponseCategory? {
    guard let best = basis.best, basis.membership.enrolledArm[row] >= 0 || best.isAssessed[row]
    else { return nil }
    return best.categories[row]
  }

  /// The day of the first response that counts.
  func firstResponse(_ row: Int) -> Int32 {
    guard let best = basis.best, best.categories[row].isResponse else { return DayColumn.missing }
    return best.rule.firstResponse(best.assessments, row) ?? DayColumn.missing
  }

  /// The first progression: whether there is one, and its day.
  func progression(_ row: Int) -> (isThere: Bool, day: Int32) {
    guard let best = basis.best else { return (false, DayColumn.missing) }
    if let last = best.assessments.dated(row).last, last.category == .progressive {
      return (true, last.isExact ? last.day : DayColumn.missing)
    }
    let isThere =
      best.categories[row] == .progressive || best.assessments.undated[row] == .progressive
    return (isThere, DayColumn.missing)
  }
}
