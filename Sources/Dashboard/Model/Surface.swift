import Cells

/// Identifies a panel, by the name that it has in files; the catalog makes them.
public struct PanelID: Sendable, Hashable {
  /// The name of the panel in a file: its title in small letters.
  public let name: String

  init(named name: String) {
    self.name = name
  }
}

/// Something on the screen that can be scrolled and that a cursor walks over.
public enum Surface: Sendable, Hashable {
  /// A panel.
  case panel(PanelID)
  /// A page opened over the panels, counted from the one opened first.
  case page(Int)
}

/// Where one is on a surface.
public struct ScrollState: Sendable, Equatable {
  /// The first row shown; where there are fewer rows by now, the last ones are shown.
  public var scroll = 0
  /// What the cursor is on; `nil` before it was moved.
  var cursor: Cursor?
  /// Where the cursor goes once its surface is drawn with the rows moved, or with another arm selected.
  var step: CursorStep?

  /// The top, with the cursor where it comes to be.
  public init() {}
}

/// What the cursor is on, and where that was seen last.
struct Cursor: Sendable, Equatable {
  var target: LinkTarget
  /// In the surface's coordinates.
  var place: Point
  /// The column to which a walk over the rows returns where a row has something there.
  var goal: Int
}

/// A step of the cursor to something that is not drawn yet.
enum CursorStep: Sendable, Equatable {
  /// To the next row, after the rows were moved by one.
  case row(LinkMap.Direction)
  /// To what is nearest to a place.
  case place(Point)
  /// To the first number of the selected arm in the row, or to the last one from the other side.
  case arm(LinkMap.Direction)
}
