/// How many of a number of subjects responded.
public struct Proportion: Sendable, Equatable {
  /// The responders.
  public var count: Int
  /// The denominator, which is printed beside every percentage.
  public var total: Int

  /// Makes `count` of `total`.
  public init(count: Int, total: Int) {
    precondition(count >= 0 && count <= total, "a proportion counts between none and all")
    self.count = count
    self.total = total
  }

  /// The share of responders; NaN when there are no subjects.
  public var estimate: Double {
    total == 0 ? .nan : Double(count) / Double(total)
  }
}
