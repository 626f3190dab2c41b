/// The bar at the right of rows that are not all on the screen.
struct ScrollBar {
  /// How many rows there are.
  let count: Int
  /// The first row on the screen.
  let first: Int
  /// How many are.
  let visible: Int

  /// The first row on the screen, so that it is full and holds the selected row.
  static func first(_ wanted: Int, showing visible: Int, of count: Int, selected: Int?) -> Int {
    var first = min(max(0, wanted), max(0, count - visible))
    if let selected, selected >= 0, selected < count, visible > 0 {
      first = min(max(first, selected - visible + 1), selected)
    }
    return first
  }

  /// Draws in the last column, from that row down.
  func draw(from row: Int, style: Style, glyphs: GlyphSet, on canvas: inout Canvas) {
    let thumb = max(1, visible * visible / max(1, count))
    let travel = max(1, count - visible)
    let start = (first * (visible - thumb) + travel / 2) / travel
    for line in 0..<visible {
      let isThumb = line >= start && line < start + thumb
      canvas.set(
        Cell(isThumb ? glyphs.scrollThumb : glyphs.scrollTrack, style: style),
        column: canvas.size.columns - 1, row: row + line)
    }
  }
}
