/// A bar whose parts are shares of a whole.
///
///     █████▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒░░░░░░░░░
public struct StackedBar: Sendable, Hashable {
  /// The parts from left to right.
  public let parts: [BarPart]
  /// The denominator; what the parts leave of it is empty at the right.
  public let total: Int
  /// The glyphs it is drawn with.
  public let glyphs: GlyphSet

  /// Makes a bar; a total below the sum of the parts counts as the sum.
  public init(parts: [BarPart], total: Int, glyphs: GlyphSet = .unicode) {
    self.parts = parts
    self.total = total
    self.glyphs = glyphs
  }

  /// Returns the columns of each part: shares of the width, rounded by largest remainders.
  ///
  /// With the rest of the total they sum to `columns` exactly. A part above zero has a column, if there
  /// are as many columns as such parts.
  public func cells(columns: Int) -> [Int] {
    let columns = min(max(0, columns), 1_000_000)
    let counts = parts.map { min($0.count, 1_000_000_000) }
    let sum = counts.reduce(0, +)
    let whole = max(sum, min(total, 1_000_000_000))
    guard whole > 0, columns > 0 else { return parts.map { _ in 0 } }

    // The last share is the rest of the total.
    let shares = (counts + [whole - sum]).map { $0 * columns }
    var cells = shares.map { $0 / whole }
    let byRemainder = shares.indices.sorted { (shares[$0] % whole, $1) > (shares[$1] % whole, $0) }
    for index in byRemainder.prefix(columns - cells.reduce(0, +)) { cells[index] += 1 }

    let vanished = counts.indices.filter { counts[$0] > 0 && cells[$0] == 0 }
    if counts.count(where: { $0 > 0 }) <= columns {
      for part in vanished {
        // The part with the largest excess over its share gives, but never its last column.
        let givers = cells.indices.filter { cells[$0] > ($0 < counts.count ? 1 : 0) }
        let giver = givers.max {
          (cells[$0] * whole - shares[$0], $1) < (cells[$1] * whole - shares[$1], $0)
        }
        guard let giver else { break }
        cells[giver] -= 1
        cells[part] += 1
      }
    }
    return Array(cells.dropLast())
  }

  /// Draws the bar that many columns wide and returns the column after its last part.
  @discardableResult
  public func draw(on canvas: inout Canvas, row: Int, column: Int, columns: Int) -> Int {
    var at = column
    for (part, width) in zip(parts, cells(columns: columns)) {
      for place in at..<at + width {
        canvas.set(Cell(glyphs.fill(part.fillLevel), style: part.style), column: place, row: row)
      }
      if let letter = part.letter, width >= 3, TextWidth.columns(of: String(letter)) == 1 {
        canvas.write(
          String(letter), column: at + (width - 1) / 2, row: row,
          style: glyphs.isASCII ? part.style : part.style.adding(.reverse))
      }
      at += width
    }
    return at
  }
}

/// One part of a stacked bar.
public struct BarPart: Sendable, Hashable {
  /// The count.
  public let count: Int
  /// The fill, for `GlyphSet.fill`: 0 is the fullest, 4 the faintest.
  public let fillLevel: Int
  /// The style.
  public let style: Style
  /// A letter in its middle, drawn from three columns on.
  public let letter: Character?

  /// Makes a part; a negative count is 0.
  public init(count: Int, fillLevel: Int, style: Style = .plain, letter: Character? = nil) {
    self.count = max(0, count)
    self.fillLevel = fillLevel
    self.style = style
    self.letter = letter
  }
}
