import Cells
import TrialAnalysis
import TrialModel

/// How far one key press moves the cut-off.
public enum TimeStep: String, Sendable, CaseIterable {
  /// To the next or the previous day.
  case day
  /// By seven days.
  case week
  /// To the end of the next or the previous month.
  case month

  /// The day one step from another.
  ///
  /// Months end on their last days, so that a step from within a month goes to its end or to the end
  /// of the month before.
  func day(from day: Day, forward: Bool) -> Day {
    switch self {
    case .day: return day + (forward ? 1 : -1)
    case .week: return day + (forward ? 7 : -7)
    case .month:
      let end = TimeStep.end(ofMonth: day.monthNumber)
      if forward { return day < end ? end : TimeStep.end(ofMonth: day.monthNumber + 1) }
      return TimeStep.end(ofMonth: day.monthNumber - 1)
    }
  }

  private static func end(ofMonth number: Int) -> Day {
    let next = number + 1
    return (Day(year: next / 12, month: next % 12 + 1, day: 1) ?? Day(number: 0)) + -1
  }
}

/// Moving the cut-off: the study as it was known on earlier days.
extension State {
  /// The days between which the cut-off can be moved; `nil` without dates.
  private var span: (first: Day, last: Day)? {
    guard let days = (pending?.study ?? study)?.milestones, let first = days.first,
      let last = days.last, first < last
    else { return nil }
    return (first, last)
  }

  /// Moves the cut-off by a step.
  mutating func step(forward: Bool) -> [Effect] {
    guard let span else { return refuse("There is no date to go back to.") }
    let current = options.asOf ?? span.last
    guard forward ? current < span.last : current > span.first else { return [.bell] }
    return go(to: view.timeStep.day(from: current, forward: forward))
  }

  /// Moves the cut-off to the milestone before or after it.
  mutating func stepToMilestone(forward: Bool) -> [Effect] {
    guard let span, let days = (pending?.study ?? study)?.milestones else {
      return refuse("There is no date to go back to.")
    }
    let current = options.asOf ?? span.last
    let next = forward ? days.first { $0 > current } : days.last { $0 < current }
    guard let next else { return [.bell] }
    return go(to: next)
  }

  /// Shows the study as it was known on a day; on the last one, all of the data.
  mutating func go(to day: Day) -> [Effect] {
    guard let span else { return refuse("There is no date to go back to.") }
    let asOf = day >= span.last ? nil : max(day, span.first)
    guard asOf != options.asOf else { return [] }
    options.asOf = asOf
    return analyzeAgain()
  }

  /// Returns to all of the data.
  mutating func returnToNow() -> [Effect] {
    guard options.asOf != nil else { return [.bell] }
    options.asOf = nil
    return analyzeAgain()
  }

  mutating func nextTimeStep() {
    let steps = TimeStep.allCases
    let place = steps.firstIndex(of: view.timeStep) ?? 0
    view.timeStep = steps[(place + 1) % steps.count]
    say("The cut-off moves by a \(view.timeStep.rawValue)")
  }

  /// Asks for an analysis under the options as they are now.
  func analyzeAgain() -> [Effect] {
    guard let revision = pending?.study.revision ?? study?.revision else { return [] }
    return [.analyze(AnalysisKey(options, revision: revision))]
  }
}
