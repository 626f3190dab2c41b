import TrialModel
public import TrialStatistics

/// When the first severe adverse event came: one of grade 3 or more (severe or worse where the data
/// records severities), by arm, of those that count in `ToxicityAnalysis`.
///
/// Times are in days since the first dose, the day of the first dose being day 1. A subject is
/// followed while it is exposed (see `ToxicityExposure`): to the earliest of 30 days after its last
/// dose, its death and the cut-off. Death in that time without such an event is the competing
/// event; its day is that of the subject table, else that of the event of overall survival. On one
/// day a severe event comes before death, and death before the end of the exposure.
public struct ToxicityOnset: Sendable, Equatable {
  /// One arm.
  public struct Arm: Sendable, Equatable {
    /// The cumulative incidence by Aalen and Johansen, log-log limits.
    public let curve: CumulativeIncidence
    /// Subjects with such events, none of which has a day: they are not on the curve.
    public let undated: Int
    /// Subjects whose first such event came after their exposure, at the end of which the curve
    /// takes them as censored.
    public let late: Int
    /// Subjects whose exposure is not known: they are not on the curve.
    public let unknown: Int
    /// Those of `unknown` who have such an event.
    public let unknownWithEvent: Int

    /// Subjects with such an event, on the curve or not.
    public var subjects: Int { curve.eventCount + undated + late + unknownWithEvent }
  }

  /// Every arm.
  public let arms: [Arm]
}

extension ToxicityOnset {
  /// The onset in the safety population; `nil` if no grade or no first dose is in the data.
  init?(_ membership: SubjectMembership, cutoff: Day?) {
    guard let records = OnsetRecords(membership, cutoff: cutoff) else { return nil }
    let armCount = membership.study.arms.count
    func byArm(_ subjects: [Int32]) -> [Int] {
      subjects.reduce(into: [Int](repeating: 0, count: armCount)) {
        $0[Int(membership.safetyArm[Int($1)])] += 1
      }
    }
    let curves = CumulativeIncidence.curves(
      times: records.times, outcomes: records.outcomes, group: records.arms, groupCount: armCount)
    let undated = byArm(records.undated)
    let late = byArm(records.late)
    let unknown = byArm(records.unknown)
    let unknownWithEvent = byArm(records.unknownWithEvent)
    arms = curves.enumerated().map { arm, curve in
      Arm(
        curve: curve, undated: undated[arm], late: late[arm], unknown: unknown[arm],
        unknownWithEvent: unknownWithEvent[arm])
    }
  }
}

/// What is known of the first severe event of every subject of the safety population, subject by
/// subject; see `ToxicityOnset`.
struct OnsetRecords {
  /// The lowest grade that is severe.
  private static let severeGrade: Int8 = 3

  /// Those who are on the curves, and in which arm.
  private(set) var subjects: [Int32] = []
  private(set) var arms: [Int] = []
  /// How each of them was followed, in days from the first dose, the first day being 1, and to what.
  private(set) var times: [Double] = []
  private(set) var outcomes: [CompetingOutcome] = []
  /// Those of them whose first event came after their exposure.
  private(set) var late: [Int32] = []
  /// Subjects with events of which none has a day; they are not on the curves.
  private(set) var undated: [Int32] = []
  /// Subjects whose exposure is not known; they are not on the curves.
  private(set) var unknown: [Int32] = []
  /// Those of `unknown` who have an event.
  private(set) var unknownWithEvent: [Int32] = []

  /// `nil` if no grade or no first dose is in the data.
  init?(_ membership: SubjectMembership, cutoff: Day?) {
    let study = membership.study
    guard let cutoff, study.availableColumns.treatmentStart, study.adverseEvents.scale != .none
    else {
      return nil
    }
    let first = FirstSevereEvents(membership)
    let spans = ExposureSpans(membership, cutoff: cutoff)
    for row in membership.safetyArm.indices where membership.safetyArm[row] >= 0 {
      let subject = Int32(row)
      if spans.isAhead(row) { continue }
      guard let span = spans[row] else {
        unknown.append(subject)
        if first.hasEvent(row) { unknownWithEvent.append(subject) }
        continue
      }
      guard !first.isUndated(row) else {
        undated.append(subject)
        continue
      }
      var end = span.last
      var outcome = spans.died[row] == end ? CompetingOutcome.competing : .censored
      if let day = first.day(row) {
        if day <= span.last {
          // A flagged event may have begun before the first dose, which made it worse.
          end = max(day, span.first)
          outcome = .event
        } else {
          late.append(subject)
        }
      }
      subjects.append(subject)
      arms.append(Int(membership.safetyArm[row]))
      times.append(Double(Int(end) - Int(span.first) + 1))
      outcomes.append(outcome)
    }
  }

  /// The first severe event of every subject of the safety population, of those that count.
  private struct FirstSevereEvents {
    private static let none = Int32.max
    private static let undated = Int32.max - 1

    /// The day, or one of the two above.
    private var days: [Int32]

    init(_ membership: SubjectMembership) {
      let events = membership.study.adverseEvents
      let arms = membership.safetyArm
      let starts = events.start.numbers
      let grades = events.grade
      var window = EmergentWindow(membership)
      var days = [Int32](repeating: FirstSevereEvents.none, count: arms.count)
      for event in grades.indices where (OnsetRecords.severeGrade...5).contains(grades[event]) {
        let subject = Int(events.subject[event])
        guard arms.indices.contains(subject), arms[subject] >= 0 else { continue }
        window.turn(to: subject)
        guard window.includes(event) else { continue }
        let day =
          starts[event] == DayColumn.missing ? FirstSevereEvents.undated : starts[event]
        days[subject] = min(days[subject], day)
      }
      self.days = days
    }

    func hasEvent(_ row: Int) -> Bool { days[row] != FirstSevereEvents.none }

    /// Whether the subject has such events, but none with a day.
    func isUndated(_ row: Int) -> Bool { days[row] == FirstSevereEvents.undated }

    func day(_ row: Int) -> Int32? {
      days[row] < FirstSevereEvents.undated ? days[row] : nil
    }
  }
}
