/// The filter of an analysis, and what it left.
public struct AppliedFilter: Sendable, Equatable {
  /// The filter in its shortest form; as it was written if it cannot be used.
  public let text: String
  /// Subjects of the population that the filter keeps.
  public let kept: Int
  /// Subjects of the population without the filter.
  public let total: Int
  /// Why the filter cannot be used; then nobody is counted.
  public let failure: FilterFailure?

  /// Subjects of the population that the filter leaves out.
  public var filteredOut: Int { total - kept }
}
