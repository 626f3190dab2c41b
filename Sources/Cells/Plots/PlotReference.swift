/// A straight dashed line to hold curves against: the planned accrual.
public struct PlotReference: Sendable, Hashable {
  /// Where it begins.
  public let from: PlotPoint
  /// Where it ends.
  public let to: PlotPoint
  /// What is written at its end.
  public let label: String
  /// The look of both.
  public let style: Style

  /// A line between two places; of one that leaves the plot, what lies in it is drawn.
  public init(from: PlotPoint, to: PlotPoint, label: String = "", style: Style = .plain) {
    self.from = from
    self.to = to
    self.label = label
    self.style = style
  }

  /// Where the line ends, or leaves the plot.
  func end(x: Axis, y: Axis) -> PlotPoint {
    var end = to
    if end.x > x.upper, end.x > from.x {
      let share = (x.upper - from.x) / (end.x - from.x)
      end = PlotPoint(x: x.upper, y: from.y + share * (end.y - from.y))
    }
    if end.y > y.upper, end.y > from.y {
      let share = (y.upper - from.y) / (end.y - from.y)
      end = PlotPoint(x: from.x + share * (end.x - from.x), y: y.upper)
    }
    return end
  }
}
