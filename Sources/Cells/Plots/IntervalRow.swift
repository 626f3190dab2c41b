/// One row of an interval plot: texts around an estimate with its limits, or a header.
public struct IntervalRow: Sendable, Hashable {
  /// The texts before the plot, one for each leading column; for a header one that goes over all.
  public let leading: [[Span]]
  /// The texts after the plot, one for each trailing column.
  public let trailing: [[Span]]
  /// The estimate; `nil` where it cannot be estimated.
  public let estimate: Double?
  /// The lower limit; `nil` where it is not known, and the line runs off the axis.
  public let lower: Double?
  /// The upper limit, in the same way.
  public let upper: Double?
  /// How much the estimate weighs against those of other rows; shown by its point.
  public let weight: Double?
  /// The look of the point and its line.
  public let style: Style
  /// Whether the row is the header of a section.
  public let isHeader: Bool

  /// A row with an estimate.
  public init(
    leading: [[Span]], estimate: Double?, lower: Double? = nil, upper: Double? = nil,
    weight: Double? = nil, trailing: [[Span]] = [], style: Style = .plain
  ) {
    self.leading = leading
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.weight = weight
    self.trailing = trailing
    self.style = style
    self.isHeader = false
  }

  /// The header of a section.
  public init(header: [Span]) {
    self.leading = [header]
    self.trailing = []
    self.estimate = nil
    self.lower = nil
    self.upper = nil
    self.weight = nil
    self.style = .plain
    self.isHeader = true
  }
}
