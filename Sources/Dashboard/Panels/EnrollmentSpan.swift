import TrialAnalysis
import TrialModel

/// The days that enrollment is drawn over.
struct EnrollmentSpan {
  /// The opening of the study, or the first randomization if that was earlier.
  let start: Day
  /// Where what is known ends: the cut-off while patients come in, else soon after the last one.
  let end: Day
  /// Whether patients are still expected.
  let isOpen: Bool

  /// Nobody for that many days without a target to reach is the end of an enrollment.
  static let quietDays = 365
  /// What is left empty after the last patient of an enrollment that is over.
  private static let restDays = 90

  /// `nil` if nobody has a day of randomization.
  init?(_ analysis: Analysis) {
    let enrollment = analysis.enrollment
    guard let first = enrollment.first, let last = enrollment.last else { return nil }
    let cutoff = max(analysis.cutoff?.day ?? last, last)
    let hasOpenArm = analysis.arms.contains { summary in
      summary.arm.closed.map { $0 > cutoff } ?? true
    }
    let isWanting =
      enrollment.target.map { enrollment.randomized < $0 }
      ?? (cutoff - last <= EnrollmentSpan.quietDays)
    isOpen = hasOpenArm && isWanting
    start = min(enrollment.opened ?? first, first)
    end = isOpen ? cutoff : min(cutoff, last + EnrollmentSpan.restDays)
  }

  /// The months in which patients were or could have been randomized.
  func months(_ enrollment: EnrollmentAnalysis) -> ClosedRange<Int> {
    let last = isOpen ? end : (enrollment.last ?? end)
    return start.monthNumber...max(start.monthNumber, last.monthNumber)
  }
}
