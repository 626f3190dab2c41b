import Cells
import TrialAnalysis
import TrialStatistics

/// A comparison of two response rates in words: both denominators, P, and the patients it leaves out.
struct ComparisonLines {
  private let comparison: ResponseComparison
  private let input: PanelInput

  init(_ comparison: ResponseComparison, _ input: PanelInput) {
    self.comparison = comparison
    self.input = input
  }

  /// The comparison in that width; the last item names the cohort and the patients it leaves out.
  func lines(_ look: Look, columns: Int) -> [[Span]] {
    let contrast = comparison.contrast(input.cohort)
    let name =
      [look.span(" ", .text)] + input.versus(comparison.arm, comparison.reference, look)
      + [look.span("  ", .text)]
    let counts = [
      rate(contrast.first, arm: comparison.arm, look), look.span(" v ", .label),
      rate(contrast.second, arm: comparison.reference, look),
    ]
    let first = name + counts + [look.span("  ", .text)] + look.pSpans(contrast)
    let indent = 6
    var items: [[Span]] = []
    let cohort = cohort(look)
    if !cohort.isEmpty {
      let isLong = cohort.columns > columns - indent
      let short = comparison.omission(input, look) + [look.span(" left out", .label)]
      items.append(isLong ? short : cohort)
    }
    if comparison.cohortsDisagree {
      let other = comparison.contrast(input.cohort.other)
      let disagreement = input.disagreement(of: other.pValue, test: other.test.addedName)
      items.append([look.span("\(look.glyphs.warning) \(disagreement)", .warning)])
    }
    let gap = [look.span("  ", .text)]
    let oneLine = items.reduce(first) { $0 + gap + $1 }
    if oneLine.columns <= columns { return [oneLine] }
    let rest = Flow.lines(items, columns: columns - indent, gap: gap)
    return [first] + rest.map { [look.span(String(repeating: " ", count: indent), .text)] + $0 }
  }

  /// Responders of an arm in the cohort shown, leading to them.
  private func rate(_ rate: Proportion, arm: Int, _ look: Look) -> Span {
    look.span("\(rate.count)/\(rate.total)", .text).linked(
      to: SubjectQuery(.responders, arm: arm, concurrentWith: comparison.pair(input.cohort)),
      count: rate.count)
  }

  /// Whom the comparison compares, `concurrent (59 earlier A left out)`; empty if that is all.
  private func cohort(_ look: Look) -> [Span] {
    let omission = comparison.omission(input, look)
    guard !omission.isEmpty else { return [] }
    switch input.cohort {
    case .concurrent:
      return [look.span("concurrent (", .label)] + omission + [look.span(" left out)", .label)]
    case .all:
      return [look.span("all, ", .label)] + omission + [look.span(" not concurrent", .label)]
    }
  }
}

extension ResponseComparison {
  /// The arms whose common days make a cohort; `nil` where everybody counts.
  func pair(_ cohort: Cohort) -> [Int]? { cohort == .concurrent ? [arm, reference] : nil }

  /// Whom the concurrent cohort leaves out, `59 earlier A`; every count leads to its patients.
  func omission(_ input: PanelInput, _ look: Look) -> [Span] {
    let arms = [(arm, armOmission), (reference, referenceOmission)].filter { $1.count > 0 }
    return Array(
      arms.map { arm, omission -> [Span] in
        let kinds: [(Int, CohortPlace)] = [
          (omission.earlier, .earlier), (omission.later, .later), (omission.undated, .undated),
        ]
        let counts = kinds.filter { $0.0 > 0 }.map { count, place -> [Span] in
          let query = SubjectQuery(
            .responseDenominator, arm: arm, concurrentWith: pair(.concurrent), place: place)
          return [look.span("\(count) \(place)", .label).linked(to: query)]
        }
        return counts.joined(separator: [look.span(", ", .label)])
          + [look.span(" \(input.letter(arm))", .label)]
      }.joined(separator: [look.span(", ", .label)]))
  }
}

extension ResponseTest {
  /// The name where it is not the usual test: ` Fisher`; empty for Pearson's.
  var addedName: String { self == .fisher ? " Fisher" : "" }
}

extension Look {
  /// The P value of a difference of response rates, with the name of its test if that is Fisher's.
  func pSpans(_ contrast: ResponseContrast) -> [Span] {
    let name = contrast.test.addedName
    return [pSpan(contrast.pValue)] + (name.isEmpty ? [] : [span(name, .label)])
  }

  /// A rate as its two counts, `33/156`, each leading to its patients.
  func counts(
    _ rate: Proportion, _ role: Role, responders: SubjectQuery, everybody: SubjectQuery
  ) -> [Span] {
    func count(_ number: Int, _ query: SubjectQuery) -> Span {
      span("\(number)", role).linked(to: query, count: number)
    }
    return [count(rate.count, responders), span("/", role), count(rate.total, everybody)]
  }
}

extension PanelInput {
  /// The first method line of every figure of responses: population, cut-off and rule.
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
  ///
  /// Where an arm is compared with one and is the reference of another, the arms stand in the order of
  /// the comparisons.
  func directions(_ comparisons: [ResponseComparison], _ look: Look) -> (
    below: [Span], above: [Span]
  ) {
    let (arms, references) = (comparisons.map(\.arm), comparisons.map(\.reference))
    guard Set(arms).isDisjoint(with: references) else {
      func names(_ arms: [Int]) -> String { arms.map(letter).joined(separator: ", ") }
      return (
        [look.span("favours \(names(references))", .label)],
        [look.span("favours \(names(arms))", .label)]
      )
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
  /// Says that there is no response table, or that its dates are not read.
  mutating func sayMissingResponses(_ analysis: Analysis, _ look: Look) {
    if analysis.hasUnreadResponses {
      return say("The dates of the assessments are not read: see Findings.", look)
    }
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
