import TrialModel

/// Which events of a subject count: those treatment-emergent and not later than the cut-off.
///
/// A day that is known to the month or year only counts if it does whatever the day; where it may or may
/// not, the event is undecided and does not count.
struct EmergentWindow {
  /// The days after the last dose on which an event is still put down to treatment.
  static let tail: Int32 = 30

  /// Whether an event counts.
  enum Verdict {
    case counts, countsNot, undecided
  }

  /// How events are found to be treatment-emergent.
  let rule: ToxicityAnalysis.EmergentRule
  private let required: UInt8
  private let latest: Int32
  private let starts: DayColumn
  private let days: [Int32]
  private let facts: [AdverseEventFacts]
  private let treatmentStart: DayColumn
  private let treatmentEnd: DayColumn
  /// The days that the first one can be, and those that the last one can be.
  private var lower = Int32.min...Int32.min
  private var upper: ClosedRange<Int32>

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
    upper = latest...latest
    starts = study.adverseEvents.start
    days = starts.numbers
    facts = study.adverseEvents.facts
    treatmentStart = study.subjects.treatmentStart
    treatmentEnd = study.subjects.treatmentEnd
  }

  /// A grade as it counts: 1...5, and 0 for anything else.
  @inline(__always)
  static func grade(_ grade: Int8) -> UInt8 { (0...5).contains(grade) ? UInt8(grade) : 0 }

  /// Turns to another subject; one without a first or last dose has no such bound.
  mutating func turn(to subject: Int) {
    guard case .derived = rule else { return }
    lower = treatmentStart.interval(subject) ?? Int32.min...Int32.min
    func end(_ day: Int32) -> Int32 { min(latest, max(day, day &+ EmergentWindow.tail)) }
    upper =
      treatmentEnd.interval(subject).map { end($0.lowerBound)...end($0.upperBound) }
      ?? latest...latest
  }

  /// Whether an event of the subject counts.
  @inline(__always)
  func includes(_ event: Int) -> Bool { verdict(event) == .counts }

  /// Whether an event of the subject counts, or cannot be known to.
  @inline(__always)
  func verdict(_ event: Int) -> Verdict {
    guard facts[event].rawValue & required == required else { return .countsNot }
    let day = days[event]
    return day == DayColumn.missing ? verdict(undated: event) : verdict(day, day)
  }

  /// Whether an event begins after the cut-off, whatever its day.
  @inline(__always)
  func isLater(_ event: Int) -> Bool {
    let day = days[event]
    if day != DayColumn.missing || !starts.hasPartials { return day > latest }
    return starts.interval(event).map { $0.lowerBound > latest } ?? false
  }

  @inline(never)
  private func verdict(undated event: Int) -> Verdict {
    guard let interval = starts.interval(event) else { return .counts }
    return verdict(interval.lowerBound, interval.upperBound)
  }

  /// The verdict on an event that began on one of those days.
  @inline(__always)
  private func verdict(_ first: Int32, _ last: Int32) -> Verdict {
    if last < lower.lowerBound || first > upper.upperBound { return .countsNot }
    return first >= lower.upperBound && last <= upper.lowerBound ? .counts : .undecided
  }
}
