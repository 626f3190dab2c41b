/// A clipped window on a grid: whatever is drawn through it stays inside, and (0, 0) is its corner.
///
/// A part of the screen is drawn by a function that is handed a canvas; the function cannot touch its
/// neighbours and may be given any size, none included.
public struct Canvas: Sendable {
  /// The grid that is drawn on.
  public private(set) var grid: Grid
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

  /// The cell at that place, or `nil` outside.
  public subscript(column: Int, row: Int) -> Cell? {
    let place = Point(column: window.minColumn + column, row: window.minRow + row)
    return clip.contains(place) ? grid[place.column, place.row] : nil
  }

  /// Sets one cell; outside the canvas nothing happens.
  ///
  /// Overwriting half of a wide character blanks its other half.
  public mutating func set(_ cell: Cell, column: Int, row: Int) {
    let place = Point(column: window.minColumn + column, row: window.minRow + row)
    guard clip.contains(place) else { return }
    let old = grid[place.column, place.row]
    if old.width == 0, place.column > 0 {
      grid[place.column - 1, place.row] = Cell(" ", style: grid[place.column - 1, place.row].style)
    }
    if old.width == 2, cell.width != 2, place.column + 1 < grid.size.columns {
      grid[place.column + 1, place.row] = Cell(" ", style: old.style)
    }
    grid[place.column, place.row] = cell
  }

  /// Fills a part of the canvas with one cell.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    let part = rect.intersection(Rect(size))
    guard !part.isEmpty else { return }
    for row in part.minRow..<part.maxRow {
      for column in part.minColumn..<part.maxColumn { set(cell, column: column, row: row) }
    }
  }

  /// Writes text on one row and returns the column after it; what does not fit is cut.
  ///
  /// Control characters are drawn as U+FFFD. A wide character that would be cut in half is left out.
  @discardableResult
  public mutating func write(
    _ text: String, column: Int, row: Int, style: Style = .plain
  ) -> Int {
    var at = column
    var base: (cell: Cell, column: Int)?
    for scalar in text.unicodeScalars {
      let shown = TextWidth.printable(scalar)
      let width = TextWidth.columns(of: shown)
      if width == 0 {
        guard let (previous, place) = base else { continue }
        var cell = previous
        if cell.mark == "\0" {
          cell.mark = shown
        } else if cell.secondMark == "\0" {
          cell.secondMark = shown
        }
        base = (cell, place)
        set(cell, column: place, row: row)
        continue
      }
      let cell = Cell(shown, width: UInt8(width), style: style)
      if width == 2 {
        guard self[at, row] != nil, self[at + 1, row] != nil else {
          set(Cell(" ", style: style), column: at, row: row)
          at += 2
          base = nil
          continue
        }
        set(Cell(" ", style: style), column: at + 1, row: row)
        set(cell, column: at, row: row)
        replaceContinuation(column: at + 1, row: row, style: style)
      } else {
        set(cell, column: at, row: row)
      }
      base = (cell, at)
      at += width
    }
    return at
  }

  private mutating func replaceContinuation(column: Int, row: Int, style: Style) {
    let place = Point(column: window.minColumn + column, row: window.minRow + row)
    guard clip.contains(place) else { return }
    grid[place.column, place.row] = Cell(" ", width: 0, style: style)
  }
}
