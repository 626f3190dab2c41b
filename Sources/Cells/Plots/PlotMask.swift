/// The occupied cells of a plot, which labels must not cover.
struct PlotMask {
  private let size: Size
  private var isTaken: [Bool]
  /// The cells of labels, which must not touch each other.
  private var isText: [Bool]

  /// Makes a mask for a canvas of that size with no cell occupied.
  init(_ size: Size) {
    self.size = size
    isTaken = Array(repeating: false, count: size.columns * size.rows)
    isText = isTaken
  }

  /// Marks one cell as occupied; outside the canvas it does nothing.
  mutating func take(column: Int, row: Int) {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return }
    isTaken[row * size.columns + column] = true
  }

  /// Writes the text at the first of the places where it fits on the canvas and covers nothing, keeping
  /// the background.
  mutating func write(
    _ text: String, at places: some Sequence<Point>, style: Style, on canvas: inout Canvas
  ) {
    let width = TextWidth.columns(of: text)
    guard let place = places.first(where: { isFree(at: $0, columns: width) }) else { return }
    overwrite(text, at: place, style: style, on: &canvas)
  }

  /// Writes the text at that place over what is there, keeping the background.
  mutating func overwrite(_ text: String, at place: Point, style: Style, on canvas: inout Canvas) {
    let width = TextWidth.columns(of: text)
    let columns = place.column..<place.column + width
    let backgrounds = columns.map { canvas[$0, place.row]?.style.background ?? .terminalDefault }
    canvas.write(text, column: place.column, row: place.row, style: style)
    for (column, background) in zip(columns, backgrounds) {
      take(column: column, row: place.row)
      if column >= 0, column < size.columns, place.row >= 0, place.row < size.rows {
        isText[place.row * size.columns + column] = true
      }
      guard background != .terminalDefault else { continue }
      canvas.restyle(Rect(column: column, row: place.row, columns: 1, rows: 1)) {
        $0.on(background)
      }
    }
  }

  private func isFree(at place: Point, columns: Int) -> Bool {
    guard place.row >= 0, place.row < size.rows, place.column >= 0,
      place.column + columns <= size.columns
    else { return false }
    let start = place.row * size.columns + place.column
    let touchesLeft = place.column > 0 && isText[start - 1]
    let touchesRight = place.column + columns < size.columns && isText[start + columns]
    return !touchesLeft && !touchesRight && !isTaken[start..<start + columns].contains(true)
  }
}
