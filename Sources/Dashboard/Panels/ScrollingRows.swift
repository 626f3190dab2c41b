import Cells

/// Rows of which a part is on the screen: which ones, and the scroll bar beside them.
///
///     let rows = ScrollingRows(list.count, below: 1, from: input.scroll, in: canvas.size)
///     rows.draw(on: &canvas, look) { canvas in
///       for (line, index) in rows.lines { canvas.write(text(index), column: 0, row: line) }
///     }
struct ScrollingRows {
  /// How many rows there are.
  let count: Int
  /// The rows above them that stay.
  let head: Int
  /// How many of them there is room for.
  let room: Int
  /// The first one on the screen.
  let first: Int
  /// Whether there is a scroll bar.
  let isScrolled: Bool
  /// The columns that are left beside the scroll bar.
  let columns: Int

  /// The columns of the scroll bar, with the blank before it.
  private static let bar = 2

  /// Makes the rows of a canvas of some size, from one of them on or as far down as they go.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - head: The rows above them that stay.
  ///   - foot: The rows under them that stay.
  ///   - row: The row to begin with.
  ///   - size: The size of the canvas.
  ///   - least: The columns from which on there is a scroll bar.
  init(
    _ count: Int, below head: Int = 0, above foot: Int = 0, from row: Int, in size: Size,
    least: Int = 0
  ) {
    self.count = count
    self.head = head
    room = max(0, size.rows - head - foot)
    first = min(max(0, row), max(0, count - room))
    isScrolled = count > room && size.columns >= least
    columns = size.columns - (isScrolled ? Self.bar : 0)
  }

  /// The rows on the screen.
  var range: Range<Int> { first..<min(count, first + room) }
  /// The rows on the screen, each with the line of the canvas that it stands on.
  var lines: [(line: Int, index: Int)] { range.map { (head + $0 - first, $0) } }

  /// How far they can be moved.
  var extent: ScrollExtent { ScrollExtent(showing: room, of: count) }

  /// Draws in the columns beside the scroll bar, then the bar, and notes how far the rows can be moved.
  func draw(on canvas: inout Canvas, _ look: Look, _ body: (inout Canvas) -> Void) {
    canvas.within(Rect(column: 0, row: 0, columns: columns, rows: canvas.size.rows), body)
    drawBar(on: &canvas, look)
  }

  /// Draws the scroll bar alone, and notes how far the rows can be moved.
  func drawBar(on canvas: inout Canvas, _ look: Look) {
    canvas.rows = extent
    guard isScrolled else { return }
    ScrollBar(count: count, first: first, visible: room).draw(
      from: head, style: look[.label], trackStyle: look[.border], glyphs: look.glyphs, on: &canvas)
  }
}
