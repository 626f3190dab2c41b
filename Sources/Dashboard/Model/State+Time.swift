import Cells
import TrialAnalysis
import TrialModel

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
    return [.analyze(options, revision: revision)]
  }
}
