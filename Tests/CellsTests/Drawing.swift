import Cells
public import Testing

/// What `draw` makes of a canvas of that size, as text.
func picture(columns: Int, rows: Int, _ draw: (inout Canvas) -> Void) -> String {
  var canvas = Canvas(Grid(Size(columns: columns, rows: rows)))
  draw(&canvas)
  return canvas.grid.text
}

/// Draws on canvases of every size from 0 x 0 to 60 x 30 that lie inside a larger grid, and returns the
/// sizes at which a cell outside changed or a wide character lost a half.
func sizesDrawingOutside(_ draw: (inout Canvas) -> Void) -> [Size] {
  let margin = 2
  let sentinel = Cell("@")
  let side = [sentinel, sentinel]
  var wrong: [Size] = []
  for columns in 0...60 {
    let width = columns + 2 * margin
    let edge = Array(repeating: sentinel, count: width * margin)
    for rows in 0...30 {
      var canvas = Canvas(Grid(Size(columns: width, rows: rows + 2 * margin), fill: sentinel))
      canvas.within(Rect(column: margin, row: margin, columns: columns, rows: rows), draw)
      let cells = canvas.grid.cells
      var isClean = Array(cells.prefix(edge.count)) == edge
      isClean = isClean && Array(cells.suffix(edge.count)) == edge
      for row in margin..<margin + rows {
        let line = cells[row * width..<(row + 1) * width]
        isClean = isClean && Array(line.prefix(margin)) == side
        isClean = isClean && Array(line.suffix(margin)) == side
      }
      if !isClean || !hasWholeCharacters(canvas.grid) {
        wrong.append(Size(columns: columns, rows: rows))
      }
    }
  }
  return wrong
}

/// Whether every wide character has its right half, and every right half its character.
func hasWholeCharacters(_ grid: Grid) -> Bool {
  var isHalf = false
  var column = 0
  for cell in grid.cells {
    if column == grid.size.columns {
      guard !isHalf else { return false }
      column = 0
    }
    guard (cell.width == 0) == isHalf else { return false }
    isHalf = cell.width == 2
    column += 1
  }
  return !isHalf
}

/// Numbers that look random and are the same on every run.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension GlyphSet: CustomTestStringConvertible {
  var testDescription: String { isASCII ? "ascii" : "unicode" }
}
