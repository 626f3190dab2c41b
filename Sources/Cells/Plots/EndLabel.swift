/// The label after a curve's end, on its way to a row of its own.
struct EndLabel {
  /// The curve.
  let series: Int
  /// The level it ends at.
  let level: Double
  /// The first column of the label.
  let column: Int
  /// The column after it.
  let end: Int
  /// The row, counted from the top of the plot.
  var row: Int

  private func meets(_ other: EndLabel) -> Bool {
    column <= other.end && other.column <= end
  }

  /// The labels with rows such that no two meet, those of higher curves above.
  ///
  /// Labels of one row are spread around it. Where there are more labels than rows, some still meet.
  static func spread(_ labels: [EndLabel], rows: Int) -> [EndLabel] {
    var spread = labels.sorted { ($0.level, $1.series) > ($1.level, $0.series) }
    let wanted = spread
    for (index, label) in wanted.enumerated() {
      let together = wanted.indices.filter {
        wanted[$0].row == label.row && label.meets(wanted[$0])
      }
      let rank = together.count { $0 < index }
      spread[index].row = max(0, label.row - (together.count - 1) / 2 + rank)
    }
    for index in spread.indices {
      for other in spread[..<index] where spread[index].meets(other) {
        spread[index].row = max(spread[index].row, other.row + 1)
      }
    }
    for index in spread.indices.reversed() {
      spread[index].row = min(spread[index].row, rows - 1)
      for other in spread[(index + 1)...] where spread[index].meets(other) {
        spread[index].row = min(spread[index].row, other.row - 1)
      }
    }
    return spread
  }
}
