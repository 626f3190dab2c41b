/// A piece of a drawn canvas that leads somewhere: a number that leads to its patients.
public struct Link: Hashable, Sendable {
  /// The cells, in the grid's coordinates.
  public let rect: Rect
  /// What they lead to.
  public let target: LinkTarget

  /// A link of those cells.
  public init(rect: Rect, target: LinkTarget) {
    self.rect = rect
    self.target = target
  }
}
