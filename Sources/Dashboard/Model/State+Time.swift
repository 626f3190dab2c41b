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

  /// Why the cut-off cannot be moved that way; `nil` if it can.
  fileprivate func missingDays(forward: Bool) -> String? {
    guard let span else { return "There is no date to go back to." }
    let current = options.asOf ?? span.last
    if forward { return current < span.last ? nil : "These are all of the data." }
    return current > span.first ? nil : "This is the first day there is."
  }

  /// Moves the cut-off by a step.
  fileprivate mutating func step(forward: Bool) -> [Effect] {
    guard let span else { return [] }
    return go(to: view.timeStep.day(from: options.asOf ?? span.last, forward: forward))
  }

  /// Moves the cut-off to the milestone before or after it.
  fileprivate mutating func stepToMilestone(forward: Bool) -> [Effect] {
    guard let span, let days = (pending?.study ?? study)?.milestones else { return [] }
    let current = options.asOf ?? span.last
    let next = forward ? days.first { $0 > current } : days.last { $0 < current }
    return next.map { go(to: $0) } ?? []
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
  fileprivate mutating func returnToNow() -> [Effect] {
    options.asOf = nil
    return analyzeAgain()
  }

  /// Moves by the next kind of step.
  fileprivate mutating func nextTimeStep() {
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

extension CommandID {
  static let now: CommandID = "now"
}

extension Command {
  /// Moving the cut-off.
  static let time = [
    Command(
      about: .time,
      [
        Step("earlier", "[", unavailable: { $0.missingDays(forward: false) }) { state, _ in
          state.step(forward: false)
        },
        Step("later", "]", unavailable: { $0.missingDays(forward: true) }) { state, _ in
          state.step(forward: true)
        },
      ],
      label: "time",
      help: "Move the cut-off back or forward; hold the key to play the study.", footerRank: 9,
      footer: { state, _ in state.hasMilestones ? .usual : .hidden }),
    Command(
      about: .time,
      [
        Step("earlier-milestone", "{", unavailable: { $0.missingDays(forward: false) }) {
          state, _ in state.stepToMilestone(forward: false)
        },
        Step("later-milestone", "}", unavailable: { $0.missingDays(forward: true) }) {
          state, _ in state.stepToMilestone(forward: true)
        },
      ],
      label: "milestone",
      help: "Move the cut-off to the milestone before or after: openings, closings, last patient.",
      footerRank: 23,
      footer: { state, _ in state.hasMilestones ? .usual : .hidden }),
    Command(
      about: .time,
      [
        Step("time-step", "d") { state, _ in
          state.nextTimeStep()
          return []
        }
      ],
      label: "step", help: "Move the cut-off by days, weeks or months.", footerRank: 21,
      footer: { state, _ in state.options.asOf == nil ? .hidden : .usual }),
    Command(
      about: .time,
      [
        Step(
          .now, "\\",
          unavailable: { $0.options.asOf == nil ? "These are all of the data." : nil },
          run: { state, _ in state.returnToNow() })
      ],
      label: "now", help: "Return from the past to all of the data.", footerRank: 22,
      // What leads out of a view of the past stays where room is short.
      footer: { _, _ in .shown(rank: 0) }),
  ]
}

extension State {
  /// Whether the study that is shown has days to go back to.
  fileprivate var hasMilestones: Bool { (study?.milestones.count ?? 0) > 1 }
}
