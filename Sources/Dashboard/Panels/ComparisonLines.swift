import Cells
import TrialAnalysis

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
    let name: [Span] =
      [
        look.span(" ", .text), scene.letterSpan(comparison.arm, look), look.span(" v ", .label),
        scene.letterSpan(comparison.reference, look), look.span("  ", .text),
      ]
    let counts = [
      look.span("\(contrast.first.count)/\(contrast.first.total)", .text),
      look.span(" v ", .label),
      look.span("\(contrast.second.count)/\(contrast.second.total)", .text),
    ]
    let first = name + counts + [look.span("  ", .text), pSpan(contrast.shownP, look)]
    let indent = 6
    var items: [[Span]] = []
    if !cohortWords.isEmpty {
      let isLong = TextWidth.columns(of: cohortWords) > columns - indent
      items.append([look.span(isLong ? leftOut + " left out" : cohortWords, .label)])
    }
    if let warning { items.append([look.span("\(look.glyphs.warning) \(warning)", .warning)]) }
    let gap = [look.span("  ", .text)]
    let oneLine = items.reduce(first) { $0 + gap + $1 }
    if oneLine.columns <= columns { return [oneLine] }
    let rest = Flow.lines(items, columns: columns - indent, gap: gap)
    return [first] + rest.map { [look.span(String(repeating: " ", count: indent), .text)] + $0 }
  }

  /// A P value in its look: underlined where it is below .05.
  private func pSpan(_ p: Double?, _ look: Look) -> Span {
    look.span(NumberFormat.pValue(p), Figures.isSignificant(p) ? .significant : .strong)
  }

  /// Whom the comparison compares, `concurrent (59 earlier A left out)`.
  var cohortWords: String {
    let left = leftOut
    switch scene.cohort {
    case .concurrent: return left.isEmpty ? "" : "concurrent (\(left) left out)"
    case .all: return left.isEmpty ? "" : "all, \(left) not concurrent"
    }
  }

  /// Whom a concurrent comparison leaves out, `59 earlier A`; empty if nobody.
  private var leftOut: String {
    [
      comparison.armOmission.phrase(arm: scene.letter(comparison.arm)),
      comparison.referenceOmission.phrase(arm: scene.letter(comparison.reference)),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// That the two cohorts do not agree about P < .05; `nil` if they do.
  private var warning: String? {
    let (concurrent, all) = (comparison.concurrent.shownP, comparison.all.shownP)
    guard Figures.isSignificant(concurrent) != Figures.isSignificant(all) else { return nil }
    let other = scene.cohort == .concurrent ? comparison.all : comparison.concurrent
    let name = scene.cohort == .concurrent ? "all" : "concurrent"
    return "\(name) \(NumberFormat.pValue(other.shownP)) disagrees"
  }
}
