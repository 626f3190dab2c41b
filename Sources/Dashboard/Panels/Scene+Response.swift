import Cells
import TrialAnalysis
import TrialStatistics

extension Scene {
  /// What every figure of responses says first: whose they are, until when, and what counts.
  func responseMethod(_ response: ResponseAnalysis) -> MethodLines {
    var method = MethodLines()
    let total = response.arms.reduce(0) { $0 + $1.rate.total }
    method.add("\(analysis.population.rawValue) \(total, .responseDenominator)")
    addCutoff(to: &method)
    method.add(response.rule(analysis.population), short: response.shortRule(analysis.population))
    return method
  }

  /// Whom the comparisons of responses compare; empty without comparisons.
  func responseCohort(_ look: Look) -> [Span] {
    guard let response = analysis.response, !response.comparisons.isEmpty else { return [] }
    return [look.span(cohort == .concurrent ? "concurrent" : "all patients", .label)]
  }

  /// What it means that a difference of response rates is below and above zero.
  func directions(_ comparisons: [ResponseComparison], _ look: Look) -> (
    below: [Span], above: [Span]
  ) {
    let (arms, references) = (comparisons.map(\.arm), comparisons.map(\.reference))
    guard Set(arms).isDisjoint(with: references) else {
      return ([look.span("favours the second", .label)], [look.span("favours the first", .label)])
    }
    func names(_ arms: [Int]) -> String {
      Set(arms).sorted().map(letter).joined(separator: "/")
    }
    return (
      [look.span("favours \(names(references))", .label)],
      [look.span("favours \(names(arms))", .label)]
    )
  }
}

extension Canvas {
  /// Says that there is no response table.
  mutating func sayMissingResponses(_ look: Look) {
    sayMissing("response table", stems: ["adrs", "responses"], look)
  }

  /// Says a sentence in the middle.
  mutating func say(_ sentence: String, _ look: Look) {
    writeCentered(Flow.words(sentence, columns: size.columns, style: look[.label]))
  }
}

extension Axis {
  /// A scale in percentage points that holds zero and these intervals.
  static func points(_ intervals: [Interval], targetTicks: Int) -> Axis {
    let limits = intervals.flatMap { [$0.lower * 100, $0.upper * 100] }.filter(\.isFinite)
    return nice(
      lower: max(-100, min(limits.min() ?? -1, -1)), upper: min(100, max(limits.max() ?? 1, 1)),
      targetTicks: targetTicks)
  }
}
