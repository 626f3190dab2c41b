import Cells
import TrialAnalysis
import TrialStatistics

/// A comparison of two response rates in words: both denominators, P, and whom it leaves out.
struct ComparisonLines {
  private let comparison: ResponseComparison
  private let scene: Scene

  init(_ comparison: ResponseComparison, _ scene: Scene) {
    self.comparison = comparison
    self.scene = scene
  }

  /// The comparison in that width; the last item names the cohort and whom it leaves out.
  func lines(_ look: Look, columns: Int) -> [[Span]] {
    let contrast = comparison.contrast(scene.cohort)
    let name =
      [look.span(" ", .text)] + scene.versus(comparison.arm, comparison.reference, look)
      + [look.span("  ", .text)]
    let counts = [
      rate(contrast.first, arm: comparison.arm, look), look.span(" v ", .label),
      rate(contrast.second, arm: comparison.reference, look),
    ]
    let first = name + counts + [look.span("  ", .text), look.pSpan(contrast.shownP)]
    let indent = 6
    var items: [[Span]] = []
    let cohort = cohort(look)
    if !cohort.isEmpty {
      let isLong = cohort.columns > columns - indent
      let short = comparison.omission(scene, look) + [look.span(" left out", .label)]
      items.append(isLong ? short : cohort)
    }
    let disagreement = scene.disagreement(
      concurrent: comparison.concurrent.shownP, all: comparison.all.shownP)
    if let disagreement {
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
    look.span("\(rate.count)/\(rate.total)", .text).leading(
      to: SubjectQuery(.responders, arm: arm, concurrentWith: comparison.pair(scene.cohort)),
      count: rate.count)
  }

  /// Whom the comparison compares, `concurrent (59 earlier A left out)`; empty if that is all.
  private func cohort(_ look: Look) -> [Span] {
    let omission = comparison.omission(scene, look)
    guard !omission.isEmpty else { return [] }
    switch scene.cohort {
    case .concurrent:
      return [look.span("concurrent (", .label)] + omission + [look.span(" left out)", .label)]
    case .all:
      return [look.span("all, ", .label)] + omission + [look.span(" not concurrent", .label)]
    }
  }
}
