/// A piece of a drawn canvas that leads somewhere: a number that leads to its patients.
public struct Link: Hashable, Sendable {
  /// The cells, in the grid's coordinates.
  public let rect: Rect
  /// What they lead to.
  public let target: LinkTarget
  /// Whether it stands beside what the canvas is about, as in small print: a cursor that walks over
  /// rows comes there last.
  public let isAside: Bool

  /// A link of those cells.
  public init(rect: Rect, target: LinkTarget, isAside: Bool = false) {
    self.rect = rect
    self.target = target
    self.isAside = isAside
  }
}
