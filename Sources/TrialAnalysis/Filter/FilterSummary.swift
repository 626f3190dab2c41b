public import TrialModel

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
