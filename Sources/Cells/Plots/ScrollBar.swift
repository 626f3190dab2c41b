/// The scroll bar at the right of rows that are not all visible.
public struct ScrollBar: Sendable, Hashable {
  /// The number of rows.
  public let count: Int
  /// The first visible row.
  public let first: Int
  /// The number of visible rows.
  public let visible: Int

  /// Makes a bar for that many rows.
  public init(count: Int, first: Int, visible: Int) {
    self.count = count
    self.first = first
    self.visible = visible
  }

  /// Returns the first visible row nearest to `wanted` that fills the screen and shows the selected row.
  static func first(
    _ wanted: Int, showing visible: Int, of count: Int, selected: Int? = nil
  ) -> Int {
    var first = min(max(0, wanted), max(0, count - visible))
    if let selected, selected >= 0, selected < count, visible > 0 {
      first = min(max(first, selected - visible + 1), selected)
    }
    return first
  }

  /// Draws in the last column, from that row down, unless all rows are visible.
  ///
  /// `trackStyle` is the style of the track; by default that of the thumb.
  public func draw(
    from row: Int, style: Style, trackStyle: Style? = nil, glyphs: GlyphSet,
    on canvas: inout Canvas
  ) {
    guard visible > 0, count > visible else { return }
    let thumb = max(1, visible * visible / count)
    let travel = count - visible
    let start = (first * (visible - thumb) + travel / 2) / travel
    for line in 0..<visible {
      let isThumb = line >= start && line < start + thumb
      canvas.set(
        isThumb
          ? Cell(glyphs.scrollThumb, style: style)
          : Cell(glyphs.scrollTrack, style: trackStyle ?? style),
        column: canvas.size.columns - 1, row: row + line)
    }
  }
}
