/// A horizontal dashed line at a level, with a label on it.
public struct PlotThreshold: Sendable, Hashable {
  /// The level, on the vertical axis.
  public let level: Double
  /// The text of the label.
  public let label: String
  /// The style of both.
  public let style: Style

  /// Makes a threshold at that level.
  public init(level: Double, label: String = "", style: Style = .plain) {
    self.level = level
    self.label = label
    self.style = style
  }

  /// Returns whether the level is on the axis of a plot that has rows.
  private func isOn(_ area: PlotArea) -> Bool {
    !area.rect.isEmpty && level >= area.y.lower && level <= area.y.upper
  }

  /// Draws the line over the whole width of the plot; later drawing covers it.
  func drawLine(_ area: PlotArea, glyphs: GlyphSet, on canvas: inout Canvas) {
    guard isOn(area) else { return }
    let row = area.row(forY: level)
    for column in area.rect.minColumn..<area.rect.maxColumn {
      canvas.set(Cell(glyphs.horizontalMarker, style: style), column: column, row: row)
    }
  }

  /// Writes the label on the line at the right, else at the left, else at the first free place near it;
  /// nowhere if no part of the line is visible.
  func drawLabel(
    _ area: PlotArea, glyphs: GlyphSet, _ mask: inout PlotMask, on canvas: inout Canvas
  ) {
    let text = " \(label) "
    let last = area.rect.maxColumn - TextWidth.columns(of: text)
    let row = area.row(forY: level)
    guard isOn(area), !label.isEmpty, last >= area.rect.minColumn,
      (area.rect.minColumn..<area.rect.maxColumn).contains(where: {
        canvas[$0, row]?.scalar == glyphs.horizontalMarker
      })
    else { return }
    let ends = [last, min(last, area.rect.minColumn + 1)]
    let columns = ends + stride(from: last - 1, through: area.rect.minColumn, by: -1)
    let rows = [row, row - 1, row + 1, row - 2, row - 3].filter {
      $0 >= area.rect.minRow && $0 < area.rect.maxRow
    }
    let places = rows.lazy.flatMap { row in columns.lazy.map { Point(column: $0, row: row) } }
    mask.write(text, at: places, style: style, on: &canvas)
  }
}

/// A vertical dotted line at a time, with a label beside it.
public struct PlotMarker: Sendable, Hashable {
  /// The value on the horizontal axis.
  public let x: Double
  /// The text of the label.
  public let label: String
  /// The style of both.
  public let style: Style

  /// Makes a marker at `x`.
  public init(x: Double, label: String, style: Style = .plain) {
    self.x = x
    self.label = label
    self.style = style
  }
}

/// A straight dashed reference line, such as the planned accrual.
public struct PlotReference: Sendable, Hashable {
  /// The point at which it begins.
  public let from: PlotPoint
  /// The point at which it ends.
  public let to: PlotPoint
  /// The label at its end.
  public let label: String
  /// The style of both.
  public let style: Style

  /// Makes a line between two points; only its part within the plot is drawn.
  public init(from: PlotPoint, to: PlotPoint, label: String = "", style: Style = .plain) {
    self.from = from
    self.to = to
    self.label = label
    self.style = style
  }

  /// Returns the point where the line ends or leaves the plot.
  func end(x: Axis, y: Axis) -> PlotPoint {
    var end = to
    if end.x > x.upper, end.x > from.x {
      let share = (x.upper - from.x) / (end.x - from.x)
      end = PlotPoint(x: x.upper, y: from.y + share * (end.y - from.y))
    }
    if end.y > y.upper, end.y > from.y {
      let share = (y.upper - from.y) / (end.y - from.y)
      end = PlotPoint(x: from.x + share * (end.x - from.x), y: y.upper)
    }
    return end
  }
}
