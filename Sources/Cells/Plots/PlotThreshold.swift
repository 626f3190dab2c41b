/// A level that a plot points out: a horizontal dashed line with a label on it.
public struct PlotThreshold: Sendable, Hashable {
  /// The level, on the vertical axis.
  public let level: Double
  /// What it means.
  public let label: String
  /// The look of both.
  public let style: Style

  /// A threshold at that level.
  public init(level: Double, label: String = "", style: Style = .plain) {
    self.level = level
    self.label = label
    self.style = style
  }

  /// Whether the level is on the axis of a plot that has rows.
  private func isOn(_ area: PlotArea) -> Bool {
    !area.rect.isEmpty && level >= area.y.lower && level <= area.y.upper
  }

  /// Draws the line over the whole width of the plot; what is drawn later covers it.
  func drawLine(_ area: PlotArea, glyphs: GlyphSet, on canvas: inout Canvas) {
    guard isOn(area) else { return }
    let row = area.row(forY: level)
    for column in area.rect.minColumn..<area.rect.maxColumn {
      canvas.set(Cell(glyphs.horizontalMarker, style: style), column: column, row: row)
    }
  }

  /// Writes the label on the line at the right, else at the left, else wherever there is room near it;
  /// nowhere if nothing is seen of the line.
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
