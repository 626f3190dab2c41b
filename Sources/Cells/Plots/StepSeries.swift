/// A curve made of steps: survival, or a count that grows.
public struct StepSeries: Sendable, Hashable {
  /// The label at its right end: the arm's letter.
  public let label: String
  /// The line weight, for `GlyphSet.lineGlyphs(weight:)`.
  public let weight: Int
  /// The style.
  public let style: Style
  /// The level at which the curve begins.
  public let start: Double
  /// The value at which the curve begins, which may be after the start of the axis.
  public let begin: Double
  /// The steps, ascending in x; the curve has the new level from the step on.
  public let steps: [StepPoint]
  /// Censorings, ascending: marks on the horizontal parts of the line.
  public let ticks: [Double]
  /// The value at which the curve ends: the last follow-up.
  public let end: Double

  /// Makes a curve; by default it begins with the axis.
  public init(
    label: String, weight: Int, style: Style = .plain, start: Double, steps: [StepPoint],
    ticks: [Double] = [], begin: Double = -.infinity, end: Double
  ) {
    self.label = label
    self.weight = weight
    self.style = style
    self.start = start
    self.begin = begin
    self.steps = steps
    self.ticks = ticks
    self.end = end
  }
}

/// One step of a step curve.
public struct StepPoint: Sendable, Hashable {
  /// The value on the horizontal axis.
  public let x: Double
  /// The level from then on.
  public let y: Double

  /// Makes a step to the level `y` at `x`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The cells of a step curve in a plot of some size; rows are counted from the top.
struct StepPath {
  /// The part of a curve in a cell, in order of precedence.
  enum Part: Comparable {
    case level, step, tick
  }

  /// The row at which the curve enters each column.
  private(set) var entries: [Int] = []
  /// The row at which it leaves each column.
  private(set) var exits: [Int] = []
  /// The column in which it begins; earlier ones are not drawn.
  private(set) var first = 0
  /// The columns with a censoring.
  private(set) var ticks: Set<Int> = []

  /// Makes the path of a series; no columns at all if it ends before the axis or itself begins.
  init(_ series: StepSeries, x: Axis, y: Axis, size: Size) {
    guard !size.isEmpty, series.end >= x.lower, series.end >= series.begin,
      series.begin <= x.upper || series.begin < x.lower
    else { return }
    let last = x.position(of: series.end, in: size.columns)
    first = series.begin > x.lower ? x.position(of: series.begin, in: size.columns) : 0
    let limit = min(series.end, x.upper)
    func row(_ level: Double) -> Int { size.rows - 1 - y.position(of: level, in: size.rows) }

    let steps = series.steps
    var next = 0
    var level = row(series.start)
    while next < steps.count, steps[next].x < x.lower {
      if !steps[next].y.isNaN { level = row(steps[next].y) }
      next += 1
    }
    // The first and the last step of each column, to place a censoring before or after them.
    var firstStep = Array(repeating: Double.nan, count: last + 1)
    var lastStep = firstStep
    var height = 0.0
    for column in 0...last {
      entries.append(level)
      while next < steps.count {
        let step = steps[next]
        if step.x <= limit, !step.y.isNaN {
          guard x.position(of: step.x, in: size.columns) <= column else { break }
          height = step.y
          if firstStep[column].isNaN { firstStep[column] = step.x }
          lastStep[column] = step.x
        }
        next += 1
      }
      if !lastStep[column].isNaN { level = row(height) }
      exits.append(level)
    }
    for tick in series.ticks where tick >= x.lower && tick <= limit {
      let column = x.position(of: tick, in: size.columns)
      guard entries.indices.contains(column) else { continue }
      if isLevel(column) {
        ticks.insert(column)
      } else if tick >= lastStep[column], isLevel(column + 1) {
        ticks.insert(column + 1)
      } else if tick < firstStep[column], isLevel(column - 1) {
        ticks.insert(column - 1)
      }
    }
  }

  /// Returns whether the curve has no step in that column.
  private func isLevel(_ column: Int) -> Bool {
    entries.indices.contains(column) && entries[column] == exits[column]
  }

  /// Calls `body` with every cell of the curve, its character and its part.
  func forEachCell(_ glyphs: LineGlyphs, _ body: (Point, Unicode.Scalar, Part) -> Void) {
    for (column, (entry, exit)) in zip(entries, exits).enumerated() where column >= first {
      func draw(_ glyph: Unicode.Scalar, row: Int, _ part: Part = .step) {
        body(Point(column: column, row: row), glyph, part)
      }
      guard entry != exit else {
        let isTick = ticks.contains(column)
        draw(isTick ? glyphs.tick : glyphs.horizontal, row: entry, isTick ? .tick : .level)
        continue
      }
      let isDown = entry < exit
      draw(isDown ? glyphs.topRight : glyphs.bottomRight, row: entry)
      for row in min(entry, exit) + 1..<max(entry, exit) { draw(glyphs.vertical, row: row) }
      draw(isDown ? glyphs.bottomLeft : glyphs.topLeft, row: exit)
    }
  }
}
