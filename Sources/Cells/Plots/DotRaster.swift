/// Lines finer than cells: two by four dots in each, or a character each in ASCII.
struct DotRaster {
  private let rect: Rect
  private let glyphs: GlyphSet
  private var dots: [UInt8]
  /// The stroke that gives each cell its style.
  private var strokes: [Int32]
  private var styles: [Style] = []
  private var covers = false

  /// Makes an empty raster over that part of a canvas.
  init(_ rect: Rect, glyphs: GlyphSet) {
    self.rect = rect
    self.glyphs = glyphs
    let count = rect.size.columns * rect.size.rows
    dots = Array(repeating: 0, count: count)
    strokes = Array(repeating: -1, count: count)
  }

  /// Begins a stroke: the lines that follow have that style.
  ///
  /// With `covers`, they replace earlier lines in every cell of the stroke.
  mutating func beginStroke(_ style: Style, covers: Bool = false) {
    styles.append(style)
    self.covers = covers
  }

  /// Draws a straight line between two points, each as shares of the plot's width and height from
  /// below.
  ///
  /// Only the part within the plot is drawn. With `dash` above 0 that many dots are drawn and as
  /// many left out, in turn.
  mutating func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), dash: Int = 0
  ) {
    guard !styles.isEmpty, !rect.isEmpty, let (start, end) = Self.clipped(from, to) else { return }
    let (first, last) = (dot(at: start), dot(at: end))
    let steps = max((last.column - first.column).magnitude, (last.row - first.row).magnitude)
    for step in 0...Int(steps) {
      if dash > 0, step / dash % 2 == 1 { continue }
      let share = steps == 0 ? 0 : Double(step) / Double(steps)
      let column = Double(first.column) + share * Double(last.column - first.column)
      let row = Double(first.row) + share * Double(last.row - first.row)
      set(column: Int(column + 0.5), row: Int(row + 0.5))
    }
  }

  /// Returns the cell of a point in the plot, counted from the top left.
  func cell(at place: (x: Double, y: Double)) -> Point {
    let dot = dot(at: place)
    return glyphs.isASCII ? dot : Point(column: dot.column / 2, row: dot.row / 4)
  }

  /// Returns the dot of a point in the plot, counted from the top left; as in `Axis.position`, the ends of the
  /// scales are in the middle of the outermost cells.
  private func dot(at place: (x: Double, y: Double)) -> Point {
    let across = place.x * Double(rect.size.columns - 1) + 0.5
    let down = (1 - place.y) * Double(rect.size.rows - 1) + 0.5
    return glyphs.isASCII
      ? Point(column: Int(across), row: Int(down))
      : Point(column: Int(across * 2), row: Int(down * 4 - 0.5))
  }

  private mutating func set(column dotColumn: Int, row dotRow: Int) {
    let (perColumn, perRow) = glyphs.isASCII ? (1, 1) : (2, 4)
    let (column, row) = (dotColumn / perColumn, dotRow / perRow)
    guard column >= 0, column < rect.size.columns, row >= 0, row < rect.size.rows else { return }
    let cell = row * rect.size.columns + column
    let stroke = Int32(truncatingIfNeeded: styles.count - 1)
    if covers, strokes[cell] != stroke { dots[cell] = 0 }
    dots[cell] |= Self.bit(column: dotColumn % perColumn, row: dotRow % perRow)
    strokes[cell] = stroke
  }

  /// Returns the bit of a dot: braille numbers its dots down the left column, then the right, the
  /// lowest row last.
  private static func bit(column: Int, row: Int) -> UInt8 {
    row == 3 ? 0x40 << UInt8(column) : 1 << UInt8(row + 3 * column)
  }

  /// Calls `body` with every cell that has a dot, in the canvas's coordinates.
  ///
  /// In ASCII the character is `*` for bold lines, else `.`.
  func forEachCell(_ body: (Point, Cell) -> Void) {
    for row in 0..<rect.size.rows {
      for column in 0..<rect.size.columns {
        let index = row * rect.size.columns + column
        guard dots[index] != 0 else { continue }
        let style = styles[Int(strokes[index])]
        let glyph: Unicode.Scalar
        if glyphs.isASCII {
          glyph = style.attributes.contains(.bold) ? "*" : "."
        } else {
          glyph = Unicode.Scalar(0x2800 + UInt32(dots[index])) ?? " "
        }
        body(
          Point(column: rect.minColumn + column, row: rect.minRow + row), Cell(glyph, style: style))
      }
    }
  }

  /// Returns the braille character with the dots of all characters.
  static func union(of glyphs: [Unicode.Scalar]) -> Unicode.Scalar {
    Unicode.Scalar(glyphs.reduce(0) { $0 | $1.value }) ?? " "
  }

  /// Returns the part of a line within the unit square, or `nil`; by Liang and Barsky.
  private static func clipped(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)
  ) -> (start: (x: Double, y: Double), end: (x: Double, y: Double))? {
    guard from.x.isFinite, from.y.isFinite, to.x.isFinite, to.y.isFinite else { return nil }
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    var (enter, leave) = (0.0, 1.0)
    for (direction, room) in [(-dx, from.x), (dx, 1 - from.x), (-dy, from.y), (dy, 1 - from.y)] {
      if direction == 0 {
        guard room >= 0 else { return nil }
      } else if direction < 0 {
        enter = max(enter, room / direction)
      } else {
        leave = min(leave, room / direction)
      }
    }
    guard enter <= leave else { return nil }
    func place(_ share: Double) -> (x: Double, y: Double) {
      (min(max(0, from.x + share * dx), 1), min(max(0, from.y + share * dy), 1))
    }
    return (place(enter), place(leave))
  }
}
