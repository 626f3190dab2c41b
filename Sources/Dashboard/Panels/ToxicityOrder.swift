import TrialAnalysis

/// What the rows of the toxicity panel are in the order of.
enum ToxicityOrder: Sendable, Hashable {
  /// Patients of all arms with such events.
  case frequency(EventMeasure)
  /// The distance between the shares of two arms, whichever is larger.
  case difference
  /// The name of the term.
  case name
  /// The class, the most frequent first, each with its terms under it.
  case organClass

  /// The orders there are, in turn; as many whichever events are brought out.
  ///
  /// - Parameter beginsWithDifference: Whether the difference is the usual order, else the frequency.
  static func all(_ view: ToxicityView, beginsWithDifference: Bool) -> [ToxicityOrder] {
    var all = [ToxicityOrder.frequency(view.measure)]
    if view.comparison != nil { all.insert(.difference, at: beginsWithDifference ? 0 : 1) }
    if view.toxicity.hasGrades { all.append(.frequency(view.measure == .severe ? .any : .severe)) }
    all.append(.name)
    if view.toxicity.classes.count > 1 { all.append(.organClass) }
    return all
  }

  /// The words for it.
  func words(_ view: ToxicityView) -> String {
    switch self {
    case .frequency(let measure): "by " + measure.name(view.toxicity)
    case .difference:
      view.comparison.map {
        "by \(view.scene.letter($0.arm))-\(view.scene.letter($0.reference)) difference"
      } ?? "by difference"
    case .name: "by name"
    case .organClass: "by class"
    }
  }
}
