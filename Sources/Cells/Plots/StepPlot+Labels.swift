extension StepPlot {
  /// Writes each curve's label after its end, on its row, over any curve there.
  func drawEndLabels(
    _ paths: [StepPath], _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    let labels = series.indices.compactMap { index -> EndLabel? in
      guard let row = endRow(paths[index], series[index], area), !series[index].label.isEmpty
      else { return nil }
      return EndLabel(
        series: index, row: area.rect.minRow + row,
        column: area.rect.minColumn + paths[index].exits.count + 1,
        width: TextWidth.columns(of: series[index].label))
    }
    for label in EndLabel.arranged(labels, limit: canvas.size.columns)
    where label.column >= area.rect.minColumn {
      mask.overwrite(
        series[label.series].label, at: Point(column: label.column, row: label.row),
        style: series[label.series].style.adding(.bold), on: &canvas)
    }
  }

  /// Returns the row in which a curve ends.
  private func endRow(_ path: StepPath, _ series: StepSeries, _ area: PlotArea) -> Int? {
    guard let row = path.exits.last, isInDots else { return path.exits.last }
    let last = series.steps.last { $0.x <= min(series.end, x.upper) && !$0.y.isNaN }
    guard let height = y.share(of: last?.y ?? series.start) else { return row }
    return DotRaster(Rect(area.rect.size), glyphs: glyphs)
      .cell(at: (x: 1, y: min(max(0, height), 1))).row
  }

  func drawMarkerLabels(
    _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    for marker in markers where isOnAxis(marker.x) && !marker.label.isEmpty {
      let column = area.column(forX: marker.x)
      let width = TextWidth.columns(of: marker.label)
      let places = (area.rect.minRow..<area.rect.maxRow).flatMap { row in
        [Point(column: column + 1, row: row), Point(column: column - width, row: row)]
      }
      mask.write(
        marker.label, at: places.filter { $0.column >= area.rect.minColumn }, style: marker.style,
        on: &canvas)
    }
  }

  /// Writes each reference line's label beside the point where it ends or leaves the plot.
  func drawReferenceLabels(
    _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    for reference in references where !reference.label.isEmpty && !area.rect.isEmpty {
      let end = reference.end(x: x, y: y)
      let (column, row) = (area.column(forX: end.x), area.row(forY: end.y))
      let width = TextWidth.columns(of: reference.label)
      let places = [
        (column + 2, row), (column - width - 1, row), (column - width - 2, row),
        (column - width + 1, row - 1), (column - width - 2, row + 1), (column + 2, row + 1),
        (column - width + 1, row + 1), (column - width - 4, row), (column - width - 6, row),
      ].map { Point(column: $0.0, row: $0.1) }
      mask.write(
        reference.label, at: places.filter { $0.column >= area.rect.minColumn },
        style: reference.style, on: &canvas)
    }
  }
}

/// The label after a curve's end, on the row of the curve.
private struct EndLabel {
  /// The index of the curve.
  let series: Int
  /// The row in which the curve ends.
  let row: Int
  /// The first column of the label.
  var column: Int
  /// The width in columns.
  let width: Int

  /// Returns the labels placed so that no two overlap and none goes past `limit`.
  ///
  /// Labels of one row are placed side by side with a blank between, in the order of the curves' ends.
  /// Without room on the right they move to the left, onto the line of their curve.
  static func arranged(_ labels: [EndLabel], limit: Int) -> [EndLabel] {
    var arranged = labels.sorted { ($0.row, $0.column, $0.series) < ($1.row, $1.column, $1.series) }
    for (index, next) in zip(arranged.indices, arranged.indices.dropFirst())
    where arranged[index].row == arranged[next].row {
      let free = arranged[index].column + arranged[index].width + 1
      arranged[next].column = max(arranged[next].column, free)
    }
    var (row, free) = (-1, limit)
    for index in arranged.indices.reversed() {
      if arranged[index].row != row { (row, free) = (arranged[index].row, limit) }
      arranged[index].column = min(arranged[index].column, free - arranged[index].width)
      free = arranged[index].column - 1
    }
    return arranged
  }
}
