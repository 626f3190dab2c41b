/// The label after a curve's end, on the row of the curve.
struct EndLabel {
  /// The curve.
  let series: Int
  /// The row the curve ends in.
  let row: Int
  /// The first column of the label.
  var column: Int
  /// How many columns it takes.
  let width: Int

  /// The labels with columns such that no two meet and none goes past `limit`.
  ///
  /// Labels of one row stand beside each other with a blank between, in the order of the curves' ends.
  /// Those that have no room on the right go to the left, onto the line that they belong to.
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
