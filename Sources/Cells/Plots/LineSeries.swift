/// A curve of straight lines from point to point: one patient's change over time.
public struct LineSeries: Sendable, Hashable {
  /// The points in order.
  public let points: [PlotPoint]
  /// Its look.
  public let style: Style
  /// Whether it is drawn last and bold.
  public let isEmphasized: Bool
  /// What stands at its last point: how the follow-up ended.
  public let endSymbol: Character?
  /// Where that leads; `nil` for nowhere.
  public let endLink: LinkTarget?

  /// A curve; at a point that is not a number it is interrupted.
  public init(
    points: [PlotPoint], style: Style = .plain, isEmphasized: Bool = false,
    endSymbol: Character? = nil, endLink: LinkTarget? = nil
  ) {
    self.points = points
    self.style = style
    self.isEmphasized = isEmphasized
    self.endSymbol = endSymbol
    self.endLink = endLink
  }
}
