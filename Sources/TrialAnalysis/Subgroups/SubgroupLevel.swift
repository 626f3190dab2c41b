/// A level of a factor, such as the site 101.
public struct SubgroupLevel: Sendable, Hashable {
  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The level as the analysis names it.
  public let name: String

  /// A level of a factor.
  public init(_ factor: SubgroupFactor, _ name: String) {
    self.factor = factor
    self.name = name
  }
}
