extension Canvas {
  /// Writes runs of text on one row and returns the column after them; what does not fit is cut.
  ///
  /// A run with a link becomes a link of the canvas.
  @discardableResult
  public mutating func write(_ spans: [Span], column: Int, row: Int) -> Int {
    var at = column
    for span in spans {
      let start = at
      at = write(span.text, column: at, row: row, style: span.style)
      if let target = span.link {
        link(Rect(column: start, row: row, columns: at - start, rows: 1), to: target)
      }
    }
    return at
  }

  /// Draws a border around the whole canvas and returns the rectangle inside it.
  ///
  /// The title is in the upper edge at the left, the trailing text at the right; the title is cut
  /// if necessary, and the trailing text is left out where it would touch the title. Nothing is drawn
  /// on a canvas of less than two columns and rows.
  ///
  ///     ╭ ⁵Survival  OS ──────────────── ITT 400 ╮
  ///     ╰────────────────────────────────────────╯
  @discardableResult
  public mutating func border(
    style: Style, glyphs: GlyphSet, focused: Bool = false, title: [Span] = [],
    trailing: [Span] = []
  ) -> Rect {
    let border = focused ? glyphs.focusedBorder : glyphs.border
    let (right, bottom) = (size.columns - 1, size.rows - 1)
    guard right > 0, bottom > 0 else { return Rect(Size(columns: 0, rows: 0)) }
    for column in 1..<max(1, right) {
      set(Cell(border.horizontal, style: style), column: column, row: 0)
      set(Cell(border.horizontal, style: style), column: column, row: bottom)
    }
    for row in 1..<max(1, bottom) {
      set(Cell(border.vertical, style: style), column: 0, row: row)
      set(Cell(border.vertical, style: style), column: right, row: row)
    }
    set(Cell(border.topLeft, style: style), column: 0, row: 0)
    set(Cell(border.topRight, style: style), column: right, row: 0)
    set(Cell(border.bottomLeft, style: style), column: 0, row: bottom)
    set(Cell(border.bottomRight, style: style), column: right, row: bottom)

    // A blank on each side of a text, and two pieces of edge between the texts.
    var end = 1
    let shownTitle = title.cut(to: right - 3, ellipsis: glyphs.ellipsis)
    if !shownTitle.isEmpty {
      end = write([Span(" ", style: style)] + shownTitle, column: 1, row: 0)
      end = write(" ", column: end, row: 0, style: style)
    }
    let start = right - trailing.columns - 2
    if !trailing.isEmpty, start >= end + (shownTitle.isEmpty ? 1 : 2) {
      write([Span(" ", style: style)] + trailing, column: start, row: 0)
      write(" ", column: right - 1, row: 0, style: style)
    }
    return Rect(size).inset(1, 1)
  }
}
