/// Counts as horizontal bars with their share of a whole: a funnel.
///
///     screened    ████████████████  412  100%
///     randomized  ███████████████▌  400   97%
///     treated     ███████████████   386   94%
///
/// Without room for all, first the bars and then the shares are left out.
public struct ShareBars: Sendable, Hashable {
  /// The rows.
  public var bars: [ShareBar]
  /// The denominator of the shares, to which a bar is full; by default the first count.
  public var total: Int?
  /// The style of counts and shares.
  public var numberStyle: Style
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// Makes bars; only rows are required.
  public init(
    bars: [ShareBar], total: Int? = nil, numberStyle: Style = .plain, glyphs: GlyphSet = .unicode
  ) {
    self.bars = bars
    self.total = total
    self.numberStyle = numberStyle
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas, as many rows as there is room for.
  public func draw(on canvas: inout Canvas) {
    let size = canvas.size
    let whole = max(0, total ?? bars.first?.count ?? 0)
    let counts = bars.map { String($0.count) }
    let shares = bars.map(\.share)
    let countColumns = counts.map(\.count).max() ?? 0
    let shareColumns = shares.map(\.count).max() ?? 0
    let hasShares = size.columns >= countColumns + shareColumns + 10
    let numbers = countColumns + (hasShares ? shareColumns + 2 : 0)

    let widest = bars.lazy.map(\.label.columns).max() ?? 0
    let hasBars = size.columns >= min(widest, 12) + numbers + 12
    let labels = min(widest, max(0, size.columns - numbers - 2 - (hasBars ? 10 : 0)))
    let room = hasBars ? size.columns - labels - numbers - 4 : 0
    let full = max(1, whole, bars.map(\.count).max() ?? 0)
    for (row, bar) in bars.prefix(size.rows).enumerated() {
      canvas.write(bar.label.cut(to: labels, ellipsis: glyphs.ellipsis), column: 0, row: row)
      if hasBars {
        draw(bar, full: full, column: labels + 2, columns: room, row: row, on: &canvas)
      }
      let end = size.columns - (hasShares ? shareColumns + 2 : 0)
      canvas.write(
        [Span(counts[row], style: numberStyle, link: bar.link)], column: end - counts[row].count,
        row: row)
      if hasShares {
        canvas.write(
          shares[row], column: size.columns - shares[row].count, row: row, style: numberStyle)
      }
    }
  }

  private func draw(
    _ bar: ShareBar, full: Int, column: Int, columns: Int, row: Int, on canvas: inout Canvas
  ) {
    guard bar.count > 0 else { return }
    // A count above zero is always visible.
    let share = Double(bar.count) / Double(full) * Double(columns * 8)
    var eighths = max(1, Int(min(share, Double(columns * 8)).rounded()))
    if glyphs.isASCII { eighths = max(1, (eighths + 4) / 8) * 8 }
    for step in 0..<(eighths + 7) / 8 {
      let part = min(8, eighths - step * 8)
      let glyph = part < 8 ? glyphs.row(eighths: part) : glyphs.fill(0)
      canvas.set(Cell(glyph, style: bar.style), column: column + step, row: row)
    }
  }
}

/// One row of share bars.
public struct ShareBar: Sendable, Hashable {
  /// The text before the bar.
  public let label: [Span]
  /// The count; a negative one is 0.
  public let count: Int
  /// Its share of the whole in words, `97%`; empty for none.
  public let share: String
  /// The style of the bar.
  public let style: Style
  /// The target of the count's link, if any.
  public let link: LinkTarget?

  /// Makes a row; by default its count has no link.
  public init(
    label: [Span], count: Int, share: String = "", style: Style = .plain,
    link: LinkTarget? = nil
  ) {
    self.label = label
    self.count = max(0, count)
    self.share = share
    self.style = style
    self.link = link
  }
}
