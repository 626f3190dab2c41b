public import Cells

/// A drawn screen, and what is where on it.
///
/// `render` makes it of a state, and `update` reads it to find out what a key or a click means there:
/// where the numbers are that a cursor walks over, what the mouse can hit, how far rows can be moved.
public struct Frame: Sendable, Equatable {
  /// A panel or a page as it was drawn.
  public struct Part: Sendable, Equatable {
    /// Which one.
    public let surface: Surface
    /// The rectangle inside its border.
    public let inside: Rect
    /// What leads somewhere, in the coordinates of that rectangle.
    public let links: LinkMap
    /// How far its rows can be moved.
    public let rows: ScrollExtent
  }

  /// The cells that are painted.
  public let grid: Grid
  /// The panels and pages on the screen, the one that has the keys first.
  public let parts: [Part]
  /// What the mouse can hit, the topmost first.
  public let hits: [HitArea]
  /// What the cursor of the surface that has the keys is on.
  public let cursor: Link?
  /// Where the step that the cursor had yet to take has led; `nil` if it led nowhere.
  let landing: Link?
  /// The cells without the boxes that lie over the panels.
  let panels: Grid
  /// How far the rows of the help, or of the list of the themes, can be moved while it is open.
  let overlay: ScrollExtent?
  /// The same of the list under a line that somebody types into a box.
  let choices: ScrollExtent?

  /// The drawing of a panel or a page; `nil` if it is not on the screen.
  public subscript(surface: Surface) -> Part? {
    parts.first { $0.surface == surface }
  }

  /// What the mouse hits at a place on the screen.
  public func target(at point: Point) -> HitArea.Target? {
    hits.first { $0.rect.contains(point) }?.target
  }

  /// The text of a link of a surface, runs of blanks as one.
  func text(of link: Link, on surface: Surface) -> String {
    guard let inside = self[surface]?.inside else { return "" }
    let place = Rect(
      column: inside.minColumn + link.rect.minColumn, row: inside.minRow + link.rect.minRow,
      columns: link.rect.size.columns, rows: link.rect.size.rows
    ).intersection(Rect(panels.size))
    var lines: [String] = []
    for row in place.minRow..<place.maxRow {
      var line = ""
      for column in place.minColumn..<place.maxColumn { line += panels[column, row].text }
      lines.append(line)
    }
    return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}

/// A part of the screen that the mouse can hit.
public struct HitArea: Sendable, Equatable {
  /// What is there.
  public enum Target: Sendable, Equatable {
    /// A panel or a page.
    case surface(Surface)
    /// Its upper border.
    case title(Surface)
    /// A panel's tab.
    case tab(PanelID)
    /// A key of the footer.
    case key(Key)
    /// A box over the panels.
    case box
    /// A theme in the list of them, by its place.
    case theme(Int)
    /// One of the things to choose from under a line that is typed, by its place.
    case choice(Int)
  }

  /// Where it is.
  public let rect: Rect
  /// What is there.
  public let target: Target
}
