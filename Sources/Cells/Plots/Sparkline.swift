/// Counts in a row, one column each: patients per month.
///
///     ▁ ▃▅▄█▂
///
/// In ASCII each column is its count as a digit, `#` for ten or more.
public struct Sparkline: Sendable, Hashable {
  /// The counts, the newest last; below zero is none.
  public let counts: [Int]
  /// The look.
  public let style: Style
  /// The characters.
  public let glyphs: GlyphSet
  /// The count of a full column; by default the largest that is drawn.
  public let full: Int?

  /// A row of counts.
  public init(
    counts: [Int], style: Style = .plain, glyphs: GlyphSet = .unicode, full: Int? = nil
  ) {
    self.counts = counts
    self.style = style
    self.glyphs = glyphs
    self.full = full
  }

  /// The counts summed in groups of equal length, so that there are at most `columns` of them.
  ///
  /// The newest group is always whole; the oldest may have fewer in it.
  public static func grouped(_ counts: [Int], into columns: Int) -> [Int] {
    guard columns > 0, counts.count > columns else { return columns > 0 ? counts : [] }
    let length = (counts.count + columns - 1) / columns
    var groups: [Int] = []
    var end = counts.count
    while end > 0 {
      groups.append(counts[max(0, end - length)..<end].reduce(0, &+))
      end -= length
    }
    return groups.reversed()
  }

  /// Draws the last counts that fit, from the left, and returns the column after them.
  ///
  /// A count that is not zero is never blank.
  @discardableResult
  public func draw(on canvas: inout Canvas, row: Int, column: Int, columns: Int) -> Int {
    let shown = counts.suffix(max(0, columns)).map { max(0, $0) }
    let full = max(1, full ?? shown.max() ?? 1)
    for (index, count) in shown.enumerated() {
      canvas.set(Cell(glyph(count, full), style: style), column: column + index, row: row)
    }
    return column + shown.count
  }

  private func glyph(_ count: Int, _ full: Int) -> Unicode.Scalar {
    guard glyphs.isASCII else {
      return glyphs.column(eighths: Bars.height(count, full: full, steps: 8))
    }
    return count > 9 ? "#" : Unicode.Scalar(UInt8(48 + count))
  }
}
