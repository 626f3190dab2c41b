import Cells
import TrialAnalysis

/// A column of numbers in the table of adverse events.
struct ToxicityColumn {
  /// What its numbers are.
  enum Content {
    /// Patients of an arm.
    case arm(Int, HighlightedEvents)
    /// Patients of all arms.
    case total(HighlightedEvents)
    /// The difference between the arms compared, in points.
    case difference(ToxicityComparison)
  }

  let content: Content
  /// Whether the number of patients is before the share.
  let hasCount: Bool
  /// Columns of the screen that its numbers take.
  let width: Int
  /// Blank columns before it.
  let gap: Int

  /// The columns of one layout, and what they take together.
  struct Layout {
    var columns: [ToxicityColumn] = []
    var width: Int { columns.reduce(0) { $0 + $1.gap + $1.width } }
  }

  /// The layout with the most columns that leaves the names enough room, else the one with the least.
  static func layout(_ view: ToxicityView, columns: Int) -> Layout {
    let told = HighlightedEvents.told(by: view.toxicity)
    let measure = view.measure
    let main = told.filter { [.any, .severe, measure].contains($0) }
    let pair = measure == .any ? told.filter { [.any, .severe].contains($0) } : [.any, measure]
    let isZoomed = view.input.isZoomed
    var layouts: [(layout: Layout, names: Int)] = []
    func add(
      _ measures: [HighlightedEvents], names: Int, hasRest: Bool = false,
      _ hasCount: (HighlightedEvents) -> Bool
    ) {
      layouts.append((layout(view, measures, hasRest: hasRest, hasCount), names))
    }
    if isZoomed {
      add(told, names: 32, hasRest: true) { _ in true }
      add(told, names: 28) { _ in true }
      add(main, names: 28, hasRest: true) { _ in true }
      add(main, names: 28) { _ in true }
      add(pair, names: 22) { $0 == measure }
    }
    add(pair, names: 22) { _ in false }
    if isZoomed { add([measure], names: 20) { _ in true } }
    let least = layout(view, [measure]) { _ in false }
    return layouts.first { columns >= $0.layout.width + $0.names }?.layout ?? least
  }

  private static func layout(
    _ view: ToxicityView, _ measures: [HighlightedEvents], hasRest: Bool = false,
    _ hasCount: (HighlightedEvents) -> Bool
  ) -> Layout {
    let digits = "\(view.toxicity.subjectCounts.max() ?? 0)".count
    var layout = Layout()
    let isRoomy = measures.contains(where: hasCount)
    for arm in view.toxicity.subjectCounts.indices {
      for (place, measure) in measures.enumerated() {
        let hasCount = hasCount(measure)
        let gap = place > 0 ? (hasCount ? 2 : 1) : isRoomy ? 3 : measures.count > 1 ? 3 : 1
        layout.columns.append(
          ToxicityColumn(
            content: .arm(arm, measure), hasCount: hasCount, width: hasCount ? digits + 5 : 4,
            gap: gap))
      }
    }
    guard hasRest, view.toxicity.subjectCounts.count > 1 else { return layout }
    let total = "\(view.toxicity.subjectCounts.reduce(0, +))".count
    layout.columns.append(
      ToxicityColumn(content: .total(view.measure), hasCount: true, width: total + 5, gap: 3))
    if let comparison = view.comparison {
      layout.columns.append(
        ToxicityColumn(content: .difference(comparison), hasCount: false, width: 4, gap: 3))
    }
    return layout
  }

  /// The words over its numbers.
  func title(_ view: ToxicityView) -> String {
    switch content {
    case .arm(_, let measure): measure.head
    case .total: "all"
    case .difference(let comparison):
      "\(view.input.letter(comparison.arm))-\(view.input.letter(comparison.reference))"
    }
  }

  /// Whether its numbers are of the events brought out.
  func isBroughtOut(_ view: ToxicityView) -> Bool {
    switch content {
    case .arm(_, let measure), .total(let measure): measure == view.measure
    case .difference: true
    }
  }
}
