/// What was noted while a part of a canvas was drawn: what leads somewhere there, and how far its rows
/// can be moved.
public struct CanvasNotes: Hashable, Sendable {
  /// The links, their places counted from the corner of the part.
  public let links: LinkMap
  /// How far the rows can be moved.
  public let rows: ScrollExtent
}

/// How far rows that do not all fit can be moved.
public struct ScrollExtent: Hashable, Sendable {
  /// How many rows can be moved out at the top; 0 if all are on the screen.
  public let limit: Int
  /// How many rows are on the screen at once, for moving by pages; at least 1.
  public let page: Int

  /// The extent of that many rows, of which so many are on the screen at once.
  public init(showing visible: Int, of count: Int) {
    page = max(1, visible)
    limit = max(0, count - page)
  }

  /// The extent of what is on the screen as a whole.
  public static let none = ScrollExtent(showing: 0, of: 0)
}

extension Canvas {
  /// Draws, and returns what was noted meanwhile, in the coordinates of this canvas.
  public mutating func noting(_ draw: (inout Canvas) -> Void) -> CanvasNotes {
    let before = (links: links.count, rows: rows)
    rows = .none
    draw(&self)
    defer { rows = before.rows }
    return CanvasNotes(
      links: LinkMap(links.dropFirst(before.links), from: frame.origin), rows: rows)
  }
}
