extension IntervalPlot {
  /// The positions of the columns of text and of the plot between them.
  struct Arrangement {
    /// A column of text.
    struct Slot {
      let index: Int
      let start: Int
      let width: Int
    }

    /// The visible columns; indices run over the leading, then the trailing columns.
    private(set) var slots: [Slot] = []
    /// The first column and the width of the plot.
    private(set) var plot: (start: Int, width: Int) = (0, 0)

    /// The columns between texts.
    private static let gap = 2
    /// The minimum width of a plot.
    private static let minimum = 16

    init(_ view: IntervalPlot, columns room: Int) {
      let columns = view.columns
      let split = view.leading.count
      var widths = columns.indices.map { index in
        let texts = view.rows.lazy.filter { !$0.isHeader }.map { row in
          let texts = index < split ? row.leading : row.trailing
          let place = index < split ? index : index - split
          return texts.indices.contains(place) ? texts[place].columns : 0
        }
        return max(columns[index].minimum, columns[index].title.columns, texts.max() ?? 0)
      }
      var shown = Array(columns.indices)
      var least = view.hasPlot ? Self.minimum : 0
      func free() -> Int { room - shown.reduce(0) { $0 + widths[$1] + Self.gap } }
      func squeeze() {
        for index in shown where columns[index].isFlexible && free() < least {
          widths[index] = max(columns[index].minimum, widths[index] - (least - free()))
        }
      }
      squeeze()
      while free() < least, let last = shown.last(where: { !columns[$0].isEssential }) {
        shown.removeAll { $0 == last }
      }
      if free() < least {
        least = 0
        squeeze()
      }
      let width = max(0, free())
      plot.width = view.hasPlot && width >= 8 ? width : 0
      var at = 1
      for index in shown where index < split {
        slots.append(Slot(index: index, start: at, width: widths[index]))
        at += widths[index] + Self.gap
      }
      plot.start = at
      at += plot.width > 0 ? plot.width + Self.gap : 0
      for index in shown where index >= split {
        slots.append(Slot(index: index, start: at, width: widths[index]))
        at += widths[index] + Self.gap
      }
    }
  }
}
