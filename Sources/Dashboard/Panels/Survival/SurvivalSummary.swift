import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// The numbers that the survival panel shows beside the curves.
struct SurvivalSummary {
  private let shown: ShownEndpoint
  private let input: PanelInput

  init(_ shown: ShownEndpoint, _ input: PanelInput) {
    self.shown = shown
    self.input = input
  }

  /// What must be known before the curves are read, in as many lines as it needs.
  func warnings(_ look: Look, columns: Int) -> [[Span]] {
    let sign = look.span(look.glyphs.warning, .warning)
    var lines: [[Span]] = []
    if shown.endpoint.isAmongResponders {
      let total = shown.analysis.results.subjectCount
      let isSilent = !shown.comparisons.isEmpty && !shown.comparisons.contains(where: \.isTested)
      lines += flow(
        [
          sign, look.span("\(shown.endpoint.amongResponders):", .warning),
          look.span("\(total)", .warning).linked(
            to: .endpoint(code: shown.endpoint.code, .recorded), count: total),
          look.span("chosen after randomization\(isSilent ? "; no P" : "")", .warning),
        ], columns: columns, look)
    }
    if let landmark = shown.landmark {
      let count = shown.results.subjectCount
      let moment = input.unit.moment(landmark.time)
      lines += flow(
        [
          sign, look.span("from \(moment) among the", .warning),
          look.span("\(count)", .warning).linked(to: shown.query(.recorded), count: count),
          look.span("still at risk;", .warning),
          look.span("\(landmark.leftOut)", .warning)
            .linked(to: shown.query(.withoutRecord), count: landmark.leftOut),
          look.span("left out; not the randomized groups", .warning),
        ], columns: columns, look)
    }
    return lines
  }

  /// The words of some texts on as many lines as they need.
  private func flow(_ parts: [Span], columns: Int, _ look: Look) -> [[Span]] {
    let words = parts.flatMap { part in
      part.text.split(separator: " ").map { word in
        var span = part
        span.text = TextFit.cut(
          String(word), to: max(1, columns), ellipsis: look.glyphs.ellipsis)
        return [span]
      }
    }
    return Flow.lines(words, columns: columns, gap: [look.span(" ", .warning)])
  }

  /// The median of every arm with subjects, `A 20.1 (16.2-24.0)`.
  func medians(_ look: Look) -> [[Span]] {
    shown.shownArms.map { index in
      let text = ShortNumbers.median(shown.arms[index].median, unit: input.unit)
      let isSelected = index == input.selectedArm
      return [
        input.letterSpan(index, look), look.span(" ", .text),
        look.span(text, isSelected ? .strong : .text)
          .linked(to: shown.query(.recorded, arm: index)),
      ]
    }
  }

  /// The test of all arms and the comparisons, for the cohort shown; none where no P is shown.
  ///
  /// `hasCounts` is whether the number of patients of every test is shown.
  func tests(_ look: Look, hasCounts: Bool = true) -> [[Span]] {
    let arms = shown.shownArms
    let letters = input.versus(arms)
    var items = [[look.span("log-rank", .label)]]
    if let test = shown.results.logRank(input.cohort), shown.comparisons.count != 1,
      shown.results.isTested
    {
      var all = [look.span("\(letters) ", .text), look.pSpan(test.pValue)]
      if hasCounts {
        all += [
          look.span(" (n ", .label),
          look.span("\(test.subjectCount)", .label)
            .linked(to: shown.query(.recorded, arm: nil, of: arms, in: input.cohort)),
          look.span(")", .label),
        ]
      }
      items.append(all)
    }
    for comparison in shown.comparisons where comparison.isTested {
      items.append(sentence(comparison, look, hasCounts: hasCounts))
    }
    return items.count == 1 ? [] : items
  }

  /// The hazard ratio of every comparison, for the cohort shown.
  func ratios(_ look: Look, label: String) -> [[Span]] {
    shown.comparisons.enumerated().map { place, comparison in
      let label = place == 0 ? [look.span(label + " ", .label)] : []
      return label + input.versus(comparison.arm, comparison.reference, look) + [
        look.span(" " + Self.ratio(comparison.contrast(input.cohort).hazardRatio), .text)
      ]
    }
  }

  /// A hazard ratio with its interval.
  static func ratio(_ ratio: HazardRatio?) -> String {
    ratio.map { NumberFormat.ratio($0.estimate, $0.interval) } ?? NumberFormat.notEstimable
  }

  private func sentence(
    _ comparison: SurvivalComparison, _ look: Look, hasCounts: Bool
  ) -> [Span] {
    let contrast = comparison.contrast(input.cohort)
    var spans =
      input.versus(comparison.arm, comparison.reference, look)
      + [look.span(" ", .label), look.pSpan(contrast.pValue)]
    if let exact = contrast.exactLogRank {
      spans.append(look.span(" exact \(NumberFormat.pValue(exact.pValue))", .text))
    }
    if hasCounts {
      spans += [
        look.span(" (", .label),
        count(contrast.firstCount, comparison, arm: comparison.arm, input.cohort, .label, look),
        look.span(" v ", .label),
        count(
          contrast.secondCount, comparison, arm: comparison.reference, input.cohort, .label, look),
        look.span(")", .label),
      ]
    }
    if comparison.cohortsDisagree {
      let disagreement = input.disagreement(of: comparison.contrast(input.cohort.other).pValue)
      spans.append(look.span(" \(look.glyphs.warning) \(disagreement)", .warning))
    }
    return spans
  }

  /// The subjects of one arm of a comparison, leading to them.
  func count(
    _ count: Int, _ comparison: SurvivalComparison, arm: Int, _ cohort: Cohort, _ role: Role,
    _ look: Look
  ) -> Span {
    let arms = [comparison.arm, comparison.reference]
    return look.span("\(count)", role)
      .linked(to: shown.query(.recorded, arm: arm, of: arms, in: cohort), count: count)
  }
}
