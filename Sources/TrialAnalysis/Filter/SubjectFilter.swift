public import TrialModel

/// Which subjects to count, in words: `arm=HD & site in (101, 102) & age>=65 & !(sex=F | sex=missing)`.
///
/// A condition compares a column (`FilterColumns` lists them) with a value by `=`, `!=`,
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
  /// `study` is the study whose columns the filter was checked against. What it has no longer is
  /// missing. `asOf` is the day by which deaths, treatment, status and dates count as known; `nil`
  /// for no cut.
  public func keeps(_ study: Study, asOf: Day? = nil) -> [Bool] {
    keeps(SubjectMembership(study, knownBy: KnownBy(asOf)))
  }

  func keeps(_ membership: SubjectMembership) -> [Bool] {
    FilterTruths(node, membership).truths.map { $0 == FilterTruths.yes }
  }
}

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

/// What values a column has, over all subjects of the table.
public struct FilterSummary: Sendable, Equatable {
  /// A value and how many subjects have it.
  public struct Value: Sendable, Equatable {
    /// The value as shown.
    public let text: String
    /// Subjects with it.
    public let count: Int
  }

  /// The distinct values, most frequent first, then by name; empty for ages and days.
  public let values: [Value]
  /// Subjects without a value.
  public let missing: Int
  /// The least and the greatest number; `nil` if the values are no numbers.
  public let numbers: ClosedRange<Double>?
  /// The first and the last day; `nil` if the values are no days.
  public let days: ClosedRange<Day>?

  /// Nothing.
  init() {
    values = []
    missing = 0
    numbers = nil
    days = nil
  }

  init(_ data: FilterData) {
    switch data {
    case .coded(let codes):
      let counts = codes.counts
      values = zip(codes.names, counts.told)
        .map { Value(text: $0.first ?? "", count: $1) }
        .filter { $0.count > 0 }
        .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      missing = counts.missing
      numbers = codes.isClosed ? nil : codes.numbers.flatMap(FilterSummary.range)
      days = codes.isClosed || numbers != nil ? nil : codes.days.flatMap(FilterSummary.range)
    case .numbers(let all):
      let told = all.filter { !$0.isNaN }
      values = []
      missing = all.count - told.count
      numbers = FilterSummary.range(told)
      days = nil
    case .days(let all):
      let told = all.filter { $0 != DayColumn.missing }
      values = []
      missing = all.count - told.count
      numbers = nil
      days = FilterSummary.range(told.map(Day.init))
    }
  }

  private static func range<Bound: Comparable>(_ values: [Bound]) -> ClosedRange<Bound>? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }
}
