import TrialModel

/// How long the treated subjects of one arm could have adverse events that count.
///
/// A subject is exposed from its first dose to the earliest of 30 days after its last dose, its
/// death and the cut-off, first and last day included. Where no last dose is recorded, it is exposed to
/// the end of its study if that is recorded, else on until its death or the cut-off.
public struct ToxicityExposure: Sendable, Equatable {
  /// Days of all subjects together.
  public internal(set) var days = 0
  /// Treated subjects whose exposure is not known: no first dose, or an end before it.
  public internal(set) var unknown = 0

  /// Years of all subjects together, of 365.25 days.
  public var patientYears: Double { Double(days) / TimeUnit.years.days }

  /// Events per 100 patient-years.
  ///
  /// `nil` without any exposure, and if that of any subject is not known: its events would count in
  /// the numerator alone.
  public func rate(_ events: Int) -> Double? {
    days > 0 && unknown == 0 ? 100 * Double(events) / patientYears : nil
  }
}

extension ToxicityExposure {
  /// The exposure of the safety population by arm; `nil` if no first dose is in the data.
  static func exposures(_ membership: SubjectMembership, cutoff: Day?) -> [ToxicityExposure]? {
    let study = membership.study
    guard study.availableColumns.treatmentStart, let cutoff else { return nil }
    let spans = ExposureSpans(membership, cutoff: cutoff)
    var exposures = study.arms.map { _ in ToxicityExposure() }
    for row in membership.safetyArm.indices where membership.safetyArm[row] >= 0 {
      let arm = Int(membership.safetyArm[row])
      if spans.isAhead(row) { continue }
      if let span = spans[row] {
        exposures[arm].days += Int(span.last) - Int(span.first) + 1
      } else {
        exposures[arm].unknown += 1
      }
    }
    return exposures
  }
}

/// The days on which every treated subject could have adverse events that count.
///
/// From the first dose to the earliest of 30 days after the last dose, death and cut-off. Where no
/// last dose is recorded, to the end of the study for the subject if that is recorded, else on until its
/// death or the cut-off.
struct ExposureSpans {
  /// The first and the last day, both included, as in `DayColumn`.
  struct Span {
    let first: Int32
    let last: Int32
  }

  private let cutoff: Int32
  private let start: [Int32]
  private let lastDose: [Int32]
  private let studyEnd: [Int32]
  /// The day every subject died, as in `DayColumn`.
  let died: [Int32]

  init(_ membership: SubjectMembership, cutoff: Day) {
    let subjects = membership.study.subjects
    self.cutoff = cutoff.number
    start = subjects.treatmentStart.numbers
    lastDose = subjects.treatmentEnd.numbers
    studyEnd = subjects.studyEnd.numbers
    died = Deaths.days(membership)
  }

  /// Whether a subject's first dose is after the cut-off.
  ///
  /// The latest date of a study still running may be older than the newest first doses.
  func isAhead(_ row: Int) -> Bool { start[row] > cutoff }

  /// The days of a subject; `nil` without a first dose, or with an end before it.
  subscript(row: Int) -> Span? {
    var end = cutoff
    if lastDose[row] != DayColumn.missing {
      end = min(end, max(lastDose[row], lastDose[row] &+ EmergentWindow.tail))
    } else if studyEnd[row] != DayColumn.missing {
      end = min(end, studyEnd[row])
    }
    if died[row] != DayColumn.missing { end = min(end, died[row]) }
    let isReversed = lastDose[row] != DayColumn.missing && lastDose[row] < start[row]
    guard start[row] != DayColumn.missing, !isReversed, end >= start[row] else { return nil }
    return Span(first: start[row], last: end)
  }
}
