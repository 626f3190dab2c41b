/// A clipped window on a grid: whatever is drawn through it stays inside, and (0, 0) is its corner.
///
/// A part of the screen is drawn by a function that is handed a canvas; the function cannot touch its
/// neighbours and may be given any size, none included.
public struct Canvas: Sendable {
  /// The grid that is drawn on.
  public private(set) var grid: Grid
  /// What leads somewhere, in the order in which it was drawn.
  public private(set) var links: [Link] = []
  /// How far the rows that were drawn last can be moved, as their drawing noted.
  public var rows = ScrollExtent.none
  /// Whether what is drawn now stands aside.
  private var isAside = false
  /// The window, in the grid's coordinates; may reach over the grid's edge.
  private var window: Rect
  /// What may be drawn on, in the grid's coordinates; always inside the grid.
  private var clip: Rect

  /// A canvas over the whole of `grid`.
  public init(_ grid: Grid) {
    self.grid = grid
    self.window = Rect(grid.size)
    self.clip = Rect(grid.size)
  }

  /// Columns and rows of the window.
  public var size: Size { window.size }

  /// The window in the grid's coordinates, for hit areas.
  public var frame: Rect { window }

  /// Draws in a part of this canvas; `rect` is in this canvas's coordinates.
  public mutating func within<Result>(
    _ rect: Rect, _ draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let (outerWindow, outerClip) = (window, clip)
    defer { (window, clip) = (outerWindow, outerClip) }
    window = Rect(
      column: outerWindow.minColumn + rect.minColumn, row: outerWindow.minRow + rect.minRow,
      columns: rect.size.columns, rows: rect.size.rows)
    clip = window.intersection(outerClip)
    return try draw(&self)
  }

  /// Lets a part of the canvas lead somewhere; nothing of it that is outside does.
  public mutating func link(_ rect: Rect, to target: LinkTarget) {
    let place = Rect(
      column: window.minColumn + rect.minColumn, row: window.minRow + rect.minRow,
      columns: rect.size.columns, rows: rect.size.rows
    ).intersection(clip)
    if !place.isEmpty { links.append(Link(rect: place, target: target, isAside: isAside)) }
  }

  /// Draws what stands aside, see `Link.isAside`.
  public mutating func aside(_ draw: (inout Canvas) -> Void) {
    let before = isAside
    isAside = true
    draw(&self)
    isAside = before
  }

  /// Changes the look of a part of what was drawn.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let part = Rect(
      column: window.minColumn + rect.minColumn, row: window.minRow + rect.minRow,
      columns: rect.size.columns, rows: rect.size.rows
    ).intersection(clip)
    guard !part.isEmpty else { return }
    for row in part.minRow..<part.maxRow {
      for column in part.minColumn..<part.maxColumn {
        grid[column, row].style = change(grid[column, row].style)
      }
    }
  }

  /// The cell at that place, or `nil` outside.
  public subscript(column: Int, row: Int) -> Cell? {
    let place = Point(column: window.minColumn + column, row: window.minRow + row)
    return clip.contains(place) ? grid[place.column, place.row] : nil
  }

  /// Sets one cell; outside the canvas nothing happens.
  ///
  /// A wide cell takes the next cell too; where that lies outside, a blank is drawn instead. Overwriting
  /// half of a wide character blanks its other half, which is the one case where a cell outside the
  /// canvas changes.
  public mutating func set(_ cell: Cell, column: Int, row: Int) {
    let place = Point(column: window.minColumn + column, row: window.minRow + row)
    guard clip.contains(place) else { return }
    clearHalves(at: place)
    let next = Point(column: place.column + 1, row: place.row)
    switch cell.width {
    case 1:
      grid[place.column, place.row] = cell
    case 2 where clip.contains(next):
      clearHalves(at: next)
      grid[place.column, place.row] = cell
      grid[next.column, next.row] = Cell(" ", width: 0, style: cell.style)
    default:
      grid[place.column, place.row] = Cell(" ", style: cell.style)
    }
  }

  /// Blanks the other half of a wide character that has one half at `place`.
  private mutating func clearHalves(at place: Point) {
    let old = grid[place.column, place.row]
    let other = place.column + (old.width == 0 ? -1 : 1)
    guard old.width != 1, other >= 0, other < grid.size.columns else { return }
    grid[other, place.row] = Cell(" ", style: grid[other, place.row].style)
  }

  /// Fills a part of the canvas with one cell.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    let part = rect.intersection(Rect(size))
    guard !part.isEmpty else { return }
    for row in part.minRow..<part.maxRow {
      for column in stride(from: part.minColumn, to: part.maxColumn, by: max(1, Int(cell.width))) {
        let fits = column + Int(cell.width) <= part.maxColumn
        set(fits ? cell : Cell(" ", style: cell.style), column: column, row: row)
      }
    }
  }

  /// Writes text on one row and returns the column after it; what does not fit is cut.
  ///
  /// Control characters are drawn as U+FFFD. Of a wide character that would be cut in half, the half
  /// that is inside is drawn as a blank.
  @discardableResult
  public mutating func write(
    _ text: String, column: Int, row: Int, style: Style = .plain
  ) -> Int {
    var at = column
    var base: (cell: Cell, column: Int)?
    TextWidth.forEachShown(in: text) { shown, width in
      if width == 0 {
        guard let (bare, place) = base else { return }
        var cell = bare
        if cell.mark == "\0" {
          cell.mark = shown
        } else if cell.secondMark == "\0" {
          cell.secondMark = shown
        }
        base = (cell, place)
        set(cell, column: place, row: row)
        return
      }
      let cell = Cell(shown, width: UInt8(width), style: style)
      if width == 2, self[at, row] == nil || self[at + 1, row] == nil {
        set(Cell(" ", style: style), column: at, row: row)
        set(Cell(" ", style: style), column: at + 1, row: row)
        base = nil
      } else {
        set(cell, column: at, row: row)
        base = (cell, at)
      }
      at += width
    }
    return at
  }
}

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
