import Cells
import TrialAnalysis
import TrialReport
import TrialStatistics

/// What every arm is at where the curves are read.
struct SurvivalReadout {
  /// One arm at the time.
  private struct Reading {
    let arm: Int
    let survival: String
    let interval: String
    let atRisk: Span
    let events: Span
  }

  private let time: Double
  private let shown: ShownEndpoint
  private let input: PanelInput

  /// `nil` where the curves are not read.
  init?(_ shown: ShownEndpoint, _ input: PanelInput) {
    guard input.isZoomed, let time = shown.clamped(input.view.crosshair) else { return nil }
    self.time = time
    self.shown = shown
    self.input = input
  }

  /// The time with its unit, and what it counts from if that is a landmark.
  var title: String {
    "At \(input.unit.length(time))" + (shown.landmark == nil ? "" : " after the landmark")
  }

  private func readings(_ look: Look) -> [Reading] {
    shown.shownArms.map { arm in
      let curve = shown.arms[arm].curve
      let estimate = curve.estimate(at: time)
      let limits = estimate.flatMap {
        $0.standardError > 0 ? Interval(lower: $0.lower, upper: $0.upper) : nil
      }
      let (atRisk, events) = (curve.atRisk(at: time), curve.eventsBefore(time))
      let role: Role = arm == input.selectedArm ? .strong : .text
      return Reading(
        arm: arm, survival: NumberFormat.percent(estimate?.survival),
        interval: NumberFormat.percentInterval(limits),
        atRisk: look.span("\(atRisk)", role)
          .linked(to: shown.query(.atRisk(days: time), arm: arm), count: atRisk),
        events: look.span("\(events)", role)
          .linked(to: shown.query(.eventsBefore(days: time), arm: arm), count: events))
    }
  }

  /// The readings for a table: letter, survival, interval, at risk, events so far.
  func rows(_ look: Look) -> [[Span]] {
    readings(look).map {
      [
        input.letterSpan($0.arm, look), look.span($0.survival, .strong),
        look.span($0.interval, .text), $0.atRisk, $0.events,
      ]
    }
  }

  /// The same as items of a line: `A 41.2% (33.1-49.0), 62 at risk, 91 events`.
  func items(_ look: Look) -> [[Span]] {
    [[look.span(title, .label)]]
      + readings(look).map {
        [
          input.marker($0.arm, look), input.letterSpan($0.arm, look),
          look.span(" \($0.survival)", .strong), look.span(" (\($0.interval)) ", .text), $0.atRisk,
          look.span(" at risk ", .label), $0.events, look.span(" events", .label),
        ]
      }
  }
}
