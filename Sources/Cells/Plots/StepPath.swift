/// The cells of a step curve in a plot of some size; rows are counted from the top.
struct StepPath {
  /// The row at which the curve comes into each column.
  private(set) var entries: [Int] = []
  /// The row at which it leaves each column.
  private(set) var exits: [Int] = []
  /// Columns that carry a censoring.
  private(set) var ticks: Set<Int> = []

  /// The path of a series; no columns at all if it ends before the axis begins.
  init(_ series: StepSeries, x: Axis, y: Axis, size: Size) {
    guard !size.isEmpty, series.end >= x.lower else { return }
    let last = x.position(of: series.end, in: size.columns)
    let limit = min(series.end, x.upper)
    func row(_ level: Double) -> Int { size.rows - 1 - y.position(of: level, in: size.rows) }

    let steps = series.steps.filter { $0.x <= limit && !$0.y.isNaN }
    var next = 0
    var level = row(series.start)
    while next < steps.count, steps[next].x < x.lower {
      level = row(steps[next].y)
      next += 1
    }
    for column in 0...last {
      entries.append(level)
      while next < steps.count, x.position(of: steps[next].x, in: size.columns) <= column {
        level = row(steps[next].y)
        next += 1
      }
      exits.append(level)
    }
    for tick in series.ticks where tick >= x.lower && tick <= limit {
      let column = x.position(of: tick, in: size.columns)
      if let place = levelColumn(near: column, tick: tick, steps: steps, x: x, size: size) {
        ticks.insert(place)
      }
    }
  }

  /// The column, at most one away, where a censoring can stand on a level part of its own level.
  private func levelColumn(
    near column: Int, tick: Double, steps: [StepPoint], x: Axis, size: Size
  ) -> Int? {
    guard entries.indices.contains(column) else { return nil }
    if isLevel(column) { return column }
    let inColumn = steps.filter { x.position(of: $0.x, in: size.columns) == column }
    if let last = inColumn.last, tick >= last.x {
      return isLevel(column + 1) ? column + 1 : nil
    }
    if let first = inColumn.first, tick < first.x {
      return isLevel(column - 1) ? column - 1 : nil
    }
    return nil
  }

  /// Whether the curve only passes through that column.
  private func isLevel(_ column: Int) -> Bool {
    entries.indices.contains(column) && entries[column] == exits[column]
  }

  /// Calls `body` with every cell of the curve and its character.
  func forEachCell(_ glyphs: LineGlyphs, _ body: (Point, Unicode.Scalar) -> Void) {
    for (column, (entry, exit)) in zip(entries, exits).enumerated() {
      if entry == exit {
        let glyph = ticks.contains(column) ? glyphs.tick : glyphs.horizontal
        body(Point(column: column, row: entry), glyph)
        continue
      }
      let isDown = entry < exit
      body(Point(column: column, row: entry), isDown ? glyphs.topRight : glyphs.bottomRight)
      for row in min(entry, exit) + 1..<max(entry, exit) {
        body(Point(column: column, row: row), glyphs.vertical)
      }
      body(Point(column: column, row: exit), isDown ? glyphs.bottomLeft : glyphs.topLeft)
    }
  }
}
