import Cells
import TrialAnalysis

/// What the survival panel says beside the curves.
struct SurvivalWords {
  private let endpoint: EndpointAnalysis
  private let scene: Scene

  init(_ endpoint: EndpointAnalysis, _ scene: Scene) {
    self.endpoint = endpoint
    self.scene = scene
  }

  /// What must be known before the curves are read.
  func warnings(_ look: Look) -> [Span] {
    guard endpoint.endpoint.isAmongResponders else { return [] }
    return [
      look.span(
        "\(look.glyphs.warning) among responders; not a randomized comparison", .warning)
    ]
  }

  /// The median of every arm with subjects, `A 20.1 (16.2–24.0)`.
  func medians(_ look: Look) -> [[Span]] {
    endpoint.arms.enumerated().filter { $1.curve.subjectCount > 0 }.map { index, arm in
      let text = Figures.median(arm.median, unit: scene.unit)
      let isSelected = index == scene.selectedArm
      return [
        scene.letterSpan(index, look), look.span(" " + text, isSelected ? .strong : .text),
      ]
    }
  }

  /// The test of all arms and the comparisons, for the cohort shown.
  func tests(_ look: Look) -> [[Span]] {
    let letters = endpoint.arms.indices.filter { endpoint.arms[$0].curve.subjectCount > 0 }
      .map(scene.letter).joined(separator: " v ")
    var items = [[look.span("log-rank", .label)]]
    if let test = endpoint.logRank(scene.cohort), endpoint.comparisons.count != 1 {
      items.append([
        look.span("\(letters) ", .text), p(test.pValue, look),
        look.span(" (n \(test.subjectCount))", .label),
      ])
    }
    for comparison in endpoint.comparisons {
      items.append(sentence(comparison, look))
    }
    return items.count == 1 ? [] : items
  }

  private func sentence(_ comparison: SurvivalComparison, _ look: Look) -> [Span] {
    let contrast = comparison.contrast(scene.cohort)
    var spans = [
      scene.letterSpan(comparison.arm, look), look.span(" v ", .label),
      scene.letterSpan(comparison.reference, look), look.span(" ", .label),
      p(contrast.shownP, look),
      look.span(
        " (\(contrast.firstCount) v \(contrast.secondCount))", .label),
    ]
    let (concurrent, all) = (
      comparison.concurrent.shownP, comparison.all.shownP
    )
    if Figures.isSignificant(concurrent) != Figures.isSignificant(all) {
      let (name, other) = scene.cohort == .concurrent ? ("all", all) : ("concurrent", concurrent)
      spans.append(
        look.span(
          " \(look.glyphs.warning) \(name) \(NumberFormat.pValue(other)) disagrees", .warning))
    }
    return spans
  }

  func p(_ value: Double?, _ look: Look) -> Span {
    look.span(NumberFormat.pValue(value), Figures.isSignificant(value) ? .significant : .strong)
  }

  /// Whether the concurrent cohort is everybody, so that there is nothing to tell apart.
  var isWhole: Bool {
    endpoint.logRankAll?.subjectCount == endpoint.logRankConcurrent?.subjectCount
      && endpoint.comparisons.allSatisfy {
        $0.concurrent.firstCount == $0.all.firstCount
          && $0.concurrent.secondCount == $0.all.secondCount
      }
  }
}
