import TrialData
import TrialStatistics

extension ToxicityOnset {
  /// The lowest grade that is severe.
  private static let severeGrade: Int8 = 3

  /// The onset in the safety population; `nil` if no grade or no first dose is in the data.
  init?(_ selection: Selection, cutoff: Day?) {
    let study = selection.study
    guard let cutoff, study.has.treatmentStart, study.adverseEvents.scale != .none else {
      return nil
    }
    let first = FirstSevereEvents(selection)
    let died = Deaths.days(selection)
    let spans = ExposureSpans(selection, cutoff: cutoff, died: died)
    let armCount = study.arms.count
    var times: [Double] = []
    var outcomes: [CompetingOutcome] = []
    var groups: [Int] = []
    var undated = [Int](repeating: 0, count: armCount)
    var late = undated
    var unknown = undated
    var unknownWithEvent = undated
    for row in selection.safetyArm.indices where selection.safetyArm[row] >= 0 {
      let arm = Int(selection.safetyArm[row])
      guard let span = spans[row] else {
        unknown[arm] += 1
        if first.hasEvent(row) { unknownWithEvent[arm] += 1 }
        continue
      }
      guard !first.isUndated(row) else {
        undated[arm] += 1
        continue
      }
      var end = span.last
      var outcome = died[row] == end ? CompetingOutcome.competing : .censored
      if let day = first.day(row) {
        if day <= span.last {
          // A flagged event may have begun before the first dose, which made it worse.
          end = max(day, span.first)
          outcome = .event
        } else {
          late[arm] += 1
        }
      }
      times.append(Double(Int(end) - Int(span.first) + 1))
      outcomes.append(outcome)
      groups.append(arm)
    }
    let curves = CumulativeIncidence.curves(
      times: times, outcomes: outcomes, group: groups, groupCount: armCount)
    arms = curves.enumerated().map { arm, curve in
      Arm(
        curve: curve, undated: undated[arm], late: late[arm], unknown: unknown[arm],
        unknownWithEvent: unknownWithEvent[arm])
    }
  }

  /// The first severe event of every subject of the safety population, of those that count.
  private struct FirstSevereEvents {
    private static let none = Int32.max
    private static let undated = Int32.max - 1

    /// The day, or one of the two above.
    private var days: [Int32]

    init(_ selection: Selection) {
      let events = selection.study.adverseEvents
      let arms = selection.safetyArm
      let starts = events.start.numbers(rows: events.count)
      let grades = events.grade.filled(rows: events.count, missing: 0)
      let facts = events.facts.filled(rows: events.count, missing: [])
      var window = EmergentWindow(selection)
      var days = [Int32](repeating: FirstSevereEvents.none, count: arms.count)
      for event in grades.indices where (ToxicityOnset.severeGrade...5).contains(grades[event]) {
        let subject = Int(events.subject[event])
        guard arms.indices.contains(subject), arms[subject] >= 0 else { continue }
        window.turn(to: subject)
        guard window.includes(start: starts[event], facts: facts[event].rawValue) else { continue }
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
