import TrialModel

/// Which events of a subject count: those treatment-emergent and not later than the cut-off.
struct EmergentWindow {
  /// The days after the last dose on which an event is still put down to treatment.
  static let tail: Int32 = 30

  /// How events are found to be treatment-emergent.
  let rule: ToxicityAnalysis.EmergentRule
  private let required: UInt8
  private let latest: Int32
  private let treatmentStart: [Int32]
  private let treatmentEnd: [Int32]
  private var lower = Int32.min
  private var upper: Int32

  init(_ membership: SubjectMembership) {
    let study = membership.study
    if study.adverseEvents.hasEmergentFlag {
      rule = .flagged
    } else if study.availableColumns.treatmentStart {
      rule = .derived(days: Int(EmergentWindow.tail))
    } else {
      rule = .all
    }
    required = rule == .flagged ? AdverseEventFacts.emergent.rawValue : 0
    latest = membership.knownBy.number
    upper = latest
    treatmentStart = study.subjects.treatmentStart.numbers
    treatmentEnd = study.subjects.treatmentEnd.numbers
  }

  /// A grade as it counts: 1...5, and 0 for anything else.
  @inline(__always)
  static func grade(_ grade: Int8) -> UInt8 { (0...5).contains(grade) ? UInt8(grade) : 0 }

  /// Turns to another subject; one without a first or last dose has no such bound.
  mutating func turn(to subject: Int) {
    guard case .derived = rule else { return }
    lower = treatmentStart[subject]
    let end = treatmentEnd[subject]
    upper = end == DayColumn.missing ? latest : min(latest, max(end, end &+ EmergentWindow.tail))
  }

  /// Whether an event with that first day and those facts counts.
  @inline(__always)
  func includes(start: Int32, facts: UInt8) -> Bool {
    facts & required == required
      && (start == DayColumn.missing || (start >= lower && start <= upper))
  }
}
