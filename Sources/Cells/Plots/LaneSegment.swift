/// A stretch of a lane: a treatment, or a response.
public struct LaneSegment: Sendable, Hashable {
  /// Where it begins.
  public let from: Double
  /// Where it ends.
  public let to: Double
  /// Its fill, for `GlyphSet.fill`: 0 is the fullest, 4 the faintest.
  public let fillLevel: Int
  /// Its look.
  public let style: Style
  /// Whether it goes on: it ends in an arrow.
  public let isOpen: Bool

  /// A stretch from one value of the axis to another.
  public init(
    from: Double, to: Double, fillLevel: Int = 0, style: Style = .plain, isOpen: Bool = false
  ) {
    self.from = from
    self.to = to
    self.fillLevel = fillLevel
    self.style = style
    self.isOpen = isOpen
  }
}
