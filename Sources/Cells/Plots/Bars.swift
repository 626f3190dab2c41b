/// Counts as columns over the whole height of a canvas, the newest at the right.
public struct Bars: Sendable, Hashable {
  /// The counts, the newest last; below zero is none.
  public let counts: [Int]
  /// The look.
  public let style: Style
  /// The characters.
  public let glyphs: GlyphSet
  /// The count of a column of full height; by default the largest that is drawn.
  public let full: Int?

  /// Columns.
  public init(
    counts: [Int], style: Style = .plain, glyphs: GlyphSet = .unicode, full: Int? = nil
  ) {
    self.counts = counts
    self.style = style
    self.glyphs = glyphs
    self.full = full
  }

  /// Draws the last counts that fit on the whole canvas, against its right edge.
  ///
  /// A count that is not zero is never blank.
  public func draw(on canvas: inout Canvas) {
    let size = canvas.size
    guard !size.isEmpty else { return }
    let shown = counts.suffix(size.columns).map { max(0, $0) }
    let full = max(1, full ?? shown.max() ?? 1)
    let perRow = glyphs.isASCII ? 1 : 8
    for (index, count) in shown.enumerated() {
      let height = Self.height(count, full: full, steps: size.rows * perRow)
      for row in 0..<size.rows {
        let eighths = min(perRow, height - row * perRow)
        guard eighths > 0 else { break }
        let glyph = glyphs.column(eighths: eighths * 8 / perRow)
        canvas.set(
          Cell(glyph, style: style), column: size.columns - shown.count + index,
          row: size.rows - 1 - row)
      }
    }
  }

  /// How many of the steps a count reaches: at least one if it is not zero, and never more than all.
  static func height(_ count: Int, full: Int, steps: Int) -> Int {
    guard count > 0, full > 0 else { return 0 }
    let share = Double(count) / Double(full) * Double(steps)
    return max(1, Int(min(share, Double(steps)).rounded()))
  }
}
