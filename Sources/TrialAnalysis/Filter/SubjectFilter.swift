public import TrialModel

/// Which subjects to count, in words: `arm=HD & site in (101, 102) & age>=65 & !(sex=F | sex=missing)`.
///
/// A condition compares a column (`FilterColumns` tells which there are) with a value by `=`, `!=`,
/// `<`, `<=`, `>`, `>=`, by `~` (contains) or with several by `in (a, b)`. Conditions are joined by `&`
/// or `and`, `|` or `or`, negated by `!` or `not`, and grouped by parentheses; `!` binds closest, then
/// `&`. A value with other characters than those of a word stands in quotes, single or double, in
/// which a backslash takes the special meaning from a quote or a backslash. Texts are compared without
/// regard to case, numbers and dates (`2003-01-31`) as such.
///
/// A missing value is neither equal to anything nor different from it, as in R and SQL: `sex!=F` and
/// `!(sex=F)` both leave out whoever has no sex on record. `sex = missing` asks for those.
public struct SubjectFilter: Sendable, Hashable {
  let node: FilterNode

  /// The filter in its shortest form, which reads as the same filter.
  public var text: String { node.text }

  /// Reads a filter on the columns of a study.
  ///
  /// - Throws: What is wrong, and at which character.
  public init(parsing text: String, columns: FilterColumns) throws(FilterFailure) {
    var parser = FilterParser(text, columns)
    node = try parser.parse()
  }

  /// For every subject of a study, by row, whether the filter keeps it.
  ///
  /// - Parameters:
  ///   - study: The study whose columns the filter was checked against. What it has no longer is
  ///     missing.
  ///   - asOf: The day by which deaths, treatment, status and dates count as known; `nil` for no cut.
  public func keeps(_ study: Study, asOf: Day? = nil) -> [Bool] {
    keeps(Selection(study, knownBy: KnownBy(asOf)))
  }

  func keeps(_ selection: Selection) -> [Bool] {
    FilterTruths(node, selection).truths.map { $0 == FilterTruths.yes }
  }
}
