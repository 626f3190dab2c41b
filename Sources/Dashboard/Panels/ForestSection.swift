import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// The rows of one comparison in a forest plot of responses, or of one arm.
struct ForestSection {
  /// A subgroup, or everybody.
  private struct Line {
    var label: [Span]
    var counts: [Span]
    var estimate: Double?
    var interval: Interval?
    /// The fewest subjects of an arm in it.
    var fewest: Int
    var weight: Int
  }

  private let header: [Span]
  /// Whether the rows are differences of two rates, in points.
  private let isDifference: Bool
  private let overall: Line
  private let factors: [(name: String, lines: [Line])]
  private let style: Style
  private let look: Look

  /// A level with fewer subjects of an arm does not widen the axis.
  private static let fewestForScale = 10

  /// The intervals that the axis has to hold.
  var scale: [Interval] {
    ([overall] + factors.flatMap(\.lines).filter { $0.fewest >= Self.fewestForScale })
      .compactMap(\.interval)
  }

  func rows(hasHeader: Bool) -> [IntervalRow] {
    (hasHeader ? [IntervalRow(header: header)] : [])
      + [row(overall, isOverall: true)]
      + factors.flatMap { factor in
        [
          IntervalRow(header: [
            look.span(factor.name.prefix(1).uppercased() + factor.name.dropFirst(), .label)
          ])
        ]
          + factor.lines.map { row($0, isOverall: false) }
      }
  }

  private func row(_ line: Line, isOverall: Bool) -> IntervalRow {
    let role: Role = isOverall ? .strong : .text
    return IntervalRow(
      leading: [line.label, line.counts], estimate: line.estimate.map { $0 * 100 },
      lower: line.interval.map { $0.lower * 100 }, upper: line.interval.map { $0.upper * 100 },
      weight: Double(line.weight),
      trailing: [
        [
          look.span(
            isDifference
              ? NumberFormat.points(line.estimate) : NumberFormat.percentNumber(line.estimate),
            role)
        ],
        [look.span(NumberFormat.differenceInterval(line.interval), role)],
      ], style: style)
  }

  /// A comparison, in the cohort shown.
  init(comparison index: Int, _ response: ResponseAnalysis, _ input: PanelInput, _ look: Look) {
    let comparison = response.comparisons[index]
    let cohort = input.cohort
    func counts(_ rate: Proportion, _ arm: Int, _ level: SubgroupLevel?) -> [Span] {
      look.counts(rate, of: level, arm: arm, concurrentWith: comparison.pair(cohort))
    }
    func line(
      _ name: String, _ level: SubgroupLevel?, _ first: Proportion, _ second: Proportion,
      _ difference: Double?, _ interval: Interval?
    ) -> Line {
      // Of nobody an interval from end to end would inform about nothing.
      let fewest = min(first.total, second.total)
      return Line(
        label: [look.span(name, level == nil ? .strong : .text)],
        counts: counts(first, comparison.arm, level) + [look.span(" v ", .label)]
          + counts(second, comparison.reference, level),
        estimate: difference, interval: fewest > 0 ? interval : nil, fewest: fewest,
        weight: first.total + second.total)
    }
    let names = [comparison.arm, comparison.reference].map { input.analysis.arms[$0].arm.short }
    header =
      input.versus(comparison.arm, comparison.reference, look)
      + [look.span("  \(names[0]) v \(names[1])", .label)]
      + [look.span("   \(look.glyphs.leftArrow) favours ", .label)]
      + [input.letterSpan(comparison.reference, look), look.span("   favours ", .label)]
      + [input.letterSpan(comparison.arm, look), look.span(" \(look.glyphs.rightArrow)", .label)]
    isDifference = true
    let whole = comparison.contrast(cohort)
    overall = line("All", nil, whole.first, whole.second, whole.difference, whole.interval)
    factors = Self.factors(response) { group, level in
      let contrast = group.comparisons[index].contrast(cohort)
      return line(
        "  " + group.level, level, contrast.first, contrast.second, contrast.difference,
        contrast.interval)
    }
    style = look.arm(comparison.arm, isSelected: comparison.arm == input.selectedArm)
    self.look = look
  }

  /// The rates of an arm.
  init(rates arm: Int, _ response: ResponseAnalysis, _ input: PanelInput, _ look: Look) {
    func line(_ name: String, _ level: SubgroupLevel?, _ rate: Proportion, _ interval: Interval?)
      -> Line
    {
      Line(
        label: [look.span(name, level == nil ? .strong : .text)],
        counts: look.counts(rate, of: level, arm: arm, concurrentWith: nil),
        estimate: rate.total > 0 ? rate.estimate : nil, interval: interval, fewest: rate.total,
        weight: rate.total)
    }
    header = [
      input.letterSpan(arm, look), look.span("  \(input.analysis.arms[arm].arm.short)", .label),
    ]
    isDifference = false
    let whole = response.arms[arm]
    overall = line("All", nil, whole.rate, whole.interval)
    factors = Self.factors(response) { group, level in
      line("  " + group.level, level, group.arms[arm].rate, group.arms[arm].interval)
    }
    style = look.arm(arm, isSelected: arm == input.selectedArm)
    self.look = look
  }

  /// More levels of a factor than this are not distinguished.
  static let mostLevels = 20

  /// Levels that are left out, the smallest of their factor.
  static func leftOut(_ response: ResponseAnalysis) -> Int {
    ResponseSubgroup.Factor.allCases.reduce(0) { sum, factor in
      sum + max(0, response.subgroups.count { $0.factor == factor } - mostLevels)
    }
  }

  /// The largest of some levels, in the order in which they are.
  private static func shown(_ groups: [ResponseSubgroup]) -> [ResponseSubgroup] {
    guard groups.count > mostLevels else { return groups }
    let sizes = groups.map { $0.arms.reduce(0) { $0 + $1.rate.total } }
    let largest = groups.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(mostLevels)
    return largest.sorted().map { groups[$0] }
  }

  private static func factors(
    _ response: ResponseAnalysis, _ line: (ResponseSubgroup, SubgroupLevel) -> Line
  ) -> [(name: String, lines: [Line])] {
    ResponseSubgroup.Factor.allCases.compactMap { factor in
      let groups = shown(response.subgroups.filter { $0.factor == factor })
      guard !groups.isEmpty else { return nil }
      return (
        factor.rawValue, groups.map { line($0, SubgroupLevel(factor, $0.level)) }
      )
    }
  }
}

extension Look {
  /// The counts of a rate in a subgroup, or in everybody.
  fileprivate func counts(
    _ rate: Proportion, of level: SubgroupLevel?, arm: Int, concurrentWith pair: [Int]?
  ) -> [Span] {
    func query(_ subset: SubjectQuery.Subset) -> SubjectQuery {
      SubjectQuery(subset, arm: arm, level: level, concurrentWith: pair)
    }
    return counts(
      rate, level == nil ? .strong : .text, responders: query(.responders),
      everybody: query(.responseDenominator))
  }
}
