/// Counts as bars below each other, with their share of the first: a funnel.
///
///     screened    ████████████████  412  100%
///     randomized  ███████████████▌  400   97%
///     treated     ███████████████   386   94%
///
/// Where there is no room for all, the bars go first, then the shares.
public struct ShareBars: Sendable, Hashable {
  /// The rows.
  public var bars: [ShareBar]
  /// What the shares are of; by default the first count.
  public var total: Int?
  /// The look of counts and shares.
  public var numberStyle: Style
  /// The characters.
  public var glyphs: GlyphSet

  /// Bars; only rows are needed.
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
    let shares = bars.map { Self.share($0.count, of: whole) }
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
    // A count that is not zero is never nothing.
    let share = Double(bar.count) / Double(full) * Double(columns * 8)
    var eighths = max(1, Int(min(share, Double(columns * 8)).rounded()))
    if glyphs.isASCII { eighths = max(1, (eighths + 4) / 8) * 8 }
    for step in 0..<(eighths + 7) / 8 {
      let part = min(8, eighths - step * 8)
      let glyph = part < 8 ? glyphs.row(eighths: part) : glyphs.fill(0)
      canvas.set(Cell(glyph, style: bar.style), column: column + step, row: row)
    }
  }

  /// A whole percentage; nothing where there is no whole.
  private static func share(_ count: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    return "\(Int(min(Double(count) / Double(whole) * 100, 1e9).rounded()))%"
  }
}

/// One row of share bars.
public struct ShareBar: Sendable, Hashable {
  /// What is counted.
  public let label: [Span]
  /// How many; below zero is none.
  public let count: Int
  /// The look of the bar.
  public let style: Style
  /// What the count leads to, if anything.
  public let link: LinkTarget?

  /// A row; by default its count leads nowhere.
  public init(
    label: [Span], count: Int, style: Style = .plain, link: LinkTarget? = nil
  ) {
    self.label = label
    self.count = max(0, count)
    self.style = style
    self.link = link
  }
}
