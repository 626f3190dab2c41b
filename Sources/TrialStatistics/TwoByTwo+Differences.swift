extension TwoByTwo {
  static let unknown = Interval(lower: -1, upper: 1)

  var hasEmptyGroup: Bool { first.total == 0 || second.total == 0 }

  /// Newcombe's interval for the difference (1998, method 10), from two Wilson intervals.
  ///
  /// -1 to 1 when a group is empty.
  public func newcombe(level: Double = 0.95) -> Interval {
    newcombe(level: level, correction: 0)
  }

  /// Newcombe's interval with continuity correction (1998, method 11).
  ///
  /// From Wilson intervals that are always corrected by one half.
  public func newcombeContinuityCorrected(level: Double = 0.95) -> Interval {
    newcombe(level: level, correction: 0.5)
  }

  private func newcombe(level: Double, correction: Double) -> Interval {
    guard !hasEmptyGroup else { return Self.unknown }
    let one = first.wilson(level: level, correction: correction)
    let two = second.wilson(level: level, correction: correction)
    let p1 = first.estimate
    let p2 = second.estimate
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      lower: difference - length(p1 - one.lower, two.upper - p2),
      upper: difference + length(one.upper - p1, p2 - two.lower))
  }

  /// The textbook interval for the difference, d ± z √(p₁q₁/n₁ + p₂q₂/n₂).
  ///
  /// Here for comparison with older reports; it may pass -1 or 1 and has no width for 0 % and 0 %.
  public func waldInterval(level: Double = 0.95) -> Interval {
    guard !hasEmptyGroup else { return Self.unknown }
    let p1 = first.estimate
    let p2 = second.estimate
    let variance = p1 * (1 - p1) / Double(first.total) + p2 * (1 - p2) / Double(second.total)
    let half = SpecialFunctions.normalMultiplier(level: level) * variance.squareRoot()
    return Interval(lower: difference - half, upper: difference + half)
  }
}
