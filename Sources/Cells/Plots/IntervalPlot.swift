/// Estimates with their limits in rows, between columns of text: a forest plot, or a dot plot.
///
///      subgroup    n                 HR                 95% CI
///      All       400              ├█───┤                0.70-1.10
///      Sex                            ┊
///      female    180  ←───────■──────┤┊                 0.10-0.90
///                     ┬───────┬───────┬───────┬──────┬
///                    0.25    0.5      1       2      4
///                         ← favours A   favours B →
///
/// A line whose limit is off the axis or unknown ends in an arrow. Where there is no room for all
/// columns, those that are not essential are left out, from the right, and then the plot.
public struct IntervalPlot: Sendable, Hashable {
  /// The columns before the plot.
  public var leading: [TableColumn]
  /// The columns after the plot.
  public var trailing: [TableColumn]
  /// The rows.
  public var rows: [IntervalRow]
  /// The horizontal axis.
  public var x: Axis
  /// The title over the plot.
  public var title: [Span]
  /// The value of no difference, a dotted line: 0, or 1 for ratios.
  public var reference: Double?
  /// The text below the reference value: "favours A".
  public var lowerWords: [Span]
  /// The text above the reference value: "favours B".
  public var upperWords: [Span]
  /// The text in place of a missing estimate.
  public var missing: String
  /// The style of the axis, its labels and titles without a style.
  public var axisStyle: Style
  /// The first visible row; reduced where the rows would not fill the plot.
  public var firstRow: Int
  /// Whether the plot is drawn, or only the texts.
  public var hasPlot: Bool
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// Makes a plot; only columns, rows and the axis are required.
  public init(
    leading: [TableColumn], rows: [IntervalRow], x: Axis, trailing: [TableColumn] = [],
    title: [Span] = [], reference: Double? = nil, lowerWords: [Span] = [],
    upperWords: [Span] = [], missing: String = "NE", axisStyle: Style = .plain,
    firstRow: Int = 0, hasPlot: Bool = true, glyphs: GlyphSet = .unicode
  ) {
    self.leading = leading
    self.trailing = trailing
    self.rows = rows
    self.x = x
    self.title = title
    self.reference = reference
    self.lowerWords = lowerWords
    self.upperWords = upperWords
    self.missing = missing
    self.axisStyle = axisStyle
    self.firstRow = firstRow
    self.hasPlot = hasPlot
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and returns where the rows are.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> RowPlotArea {
    let size = canvas.size
    let hasTitles = size.rows >= 4 && (leading + trailing).contains { !$0.title.isEmpty }
    let hasWords = hasPlot && size.rows >= 8 && !(lowerWords.isEmpty && upperWords.isEmpty)
    let top = hasTitles || (size.rows >= 4 && !title.isEmpty) ? 1 : 0
    let below = (hasPlot && size.rows >= 5 ? 2 : 0) + (hasWords ? 1 : 0)
    let visible = min(rows.count, max(0, size.rows - top - below))
    let first = ScrollBar.first(firstRow, showing: visible, of: rows.count)
    let scrolls = visible < rows.count && visible > 0 && size.columns > 4
    // Where nothing comes after the plot, room for the half of the last tick's label.
    let overhang = trailing.isEmpty ? x.labels.last.map { TextWidth.columns(of: $0) / 2 } ?? 0 : 0
    let right = max(overhang, scrolls ? 2 : 0)
    let arrangement = Arrangement(self, columns: size.columns - 1 - right)

    let rect = Rect(
      column: arrangement.plot.start, row: top, columns: arrangement.plot.width, rows: visible)
    let axes = PlotAxes(x: x, y: x, style: axisStyle, glyphs: glyphs)
    let hasAxis = below >= 2 && !rect.isEmpty
    let area = PlotArea(
      rect: rect, x: x, y: x,
      labelledTicks: hasAxis ? axes.labelledTicks(in: rect, canvas: size) : [],
      bottom: top + visible + (hasAxis ? below : 0))

    if top > 0 { drawTitles(arrangement, on: &canvas) }
    let heaviest = rows.lazy.compactMap(\.weight).filter(\.isFinite).max() ?? 0
    for line in 0..<visible {
      draw(first + line, row: top + line, arrangement, area, heaviest: heaviest, on: &canvas)
    }
    if hasAxis {
      axes.drawBelow(area, on: &canvas)
      if hasWords { drawWords(area, row: rect.maxRow + 2, on: &canvas) }
    }
    let bar = ScrollBar(count: rows.count, first: first, visible: visible)
    if scrolls { bar.draw(from: top, style: axisStyle, glyphs: glyphs, on: &canvas) }
    return RowPlotArea(
      plot: area, rows: TableArea(firstRow: first, visibleRows: visible, top: top))
  }

  var columns: [TableColumn] { leading + trailing }

  private func drawTitles(_ arrangement: Arrangement, on canvas: inout Canvas) {
    for slot in arrangement.slots {
      let title = columns[slot.index].title.defaulting(to: axisStyle)
      canvas.aside { write(title, in: slot, row: 0, on: &$0) }
    }
    let shown = title.cut(to: arrangement.plot.width, ellipsis: glyphs.ellipsis)
    let blanks = (arrangement.plot.width - shown.columns) / 2
    canvas.write(shown.defaulting(to: axisStyle), column: arrangement.plot.start + blanks, row: 0)
  }

  private func write(
    _ spans: [Span], in slot: Arrangement.Slot, row: Int, on canvas: inout Canvas
  ) {
    let shown = spans.cut(to: slot.width, ellipsis: glyphs.ellipsis)
    let blanks = columns[slot.index].alignment.blanksBefore(of: slot.width - shown.columns)
    canvas.write(shown, column: slot.start + blanks, row: row)
  }

  private func draw(
    _ index: Int, row: Int, _ arrangement: Arrangement, _ area: PlotArea, heaviest: Double,
    on canvas: inout Canvas
  ) {
    let entry = rows[index]
    if let reference, reference >= x.lower, reference <= x.upper, !area.rect.isEmpty {
      canvas.set(
        Cell(glyphs.verticalMarker, style: axisStyle), column: area.column(forX: reference),
        row: row)
    }
    if entry.isHeader {
      let header = (entry.leading.first ?? []).cut(
        to: max(0, canvas.size.columns - 1), ellipsis: glyphs.ellipsis)
      canvas.write(header, column: 1, row: row)
      return
    }
    for slot in arrangement.slots {
      let texts = slot.index < leading.count ? entry.leading : entry.trailing
      let place = slot.index < leading.count ? slot.index : slot.index - leading.count
      guard texts.indices.contains(place) else { continue }
      write(texts[place], in: slot, row: row, on: &canvas)
    }
    drawInterval(entry, row: row, area, heaviest: heaviest, on: &canvas)
  }

  private func drawInterval(
    _ entry: IntervalRow, row: Int, _ area: PlotArea, heaviest: Double, on canvas: inout Canvas
  ) {
    let rect = area.rect
    guard !rect.isEmpty else { return }
    let style = entry.style
    guard let estimate = entry.estimate, !estimate.isNaN else {
      let middle = middle(of: area)
      let width = TextWidth.columns(of: missing)
      let start = min(max(middle - width / 2, rect.minColumn), rect.maxColumn - width)
      if width <= rect.size.columns {
        canvas.write(missing, column: start, row: row, style: style)
      }
      return
    }
    func isKnown(_ limit: Double?) -> Bool { limit.map { !$0.isNaN } ?? false }
    if isKnown(entry.lower) || isKnown(entry.upper) {
      let (lower, upper) = (entry.lower ?? .nan, entry.upper ?? .nan)
      let left = lower >= x.lower ? area.column(forX: lower) : rect.minColumn
      let right = upper <= x.upper ? area.column(forX: upper) : rect.maxColumn - 1
      let line = glyphs.lineGlyphs(weight: 0).horizontal
      for column in min(left, right)...max(left, right) {
        canvas.set(Cell(line, style: style), column: column, row: row)
      }
      let start = lower >= x.lower ? glyphs.leftLimit : glyphs.leftArrow
      let end = upper <= x.upper ? glyphs.rightLimit : glyphs.rightArrow
      // An interval with one end under the point is drawn without ends, or it would seem one-sided.
      let point = area.column(forX: estimate)
      let hasEnds = lower < x.lower || upper > x.upper || (point != left && point != right)
      if hasEnds || !(lower >= x.lower) {
        canvas.write(start, column: left, row: row, style: style)
      }
      if hasEnds || !(upper <= x.upper) {
        canvas.write(end, column: right, row: row, style: style)
      }
    }
    let isOff = estimate < x.lower || estimate > x.upper
    if isOff {
      canvas.write(
        estimate < x.lower ? glyphs.leftArrow : glyphs.rightArrow,
        column: area.column(forX: estimate), row: row, style: style.adding(.bold))
    } else {
      canvas.set(
        Cell(glyphs.point(size(of: entry, heaviest: heaviest)), style: style.adding(.bold)),
        column: area.column(forX: estimate), row: row)
    }
  }

  /// Returns the level of the point: by thirds of the largest weight.
  private func size(of entry: IntervalRow, heaviest: Double) -> Int {
    guard let weight = entry.weight, heaviest > 0, weight.isFinite else { return 0 }
    let share = weight / heaviest
    return share > 2.0 / 3 ? 3 : share > 1.0 / 3 ? 2 : 1
  }

  /// Returns the column of the reference, or of the middle of the plot.
  private func middle(of area: PlotArea) -> Int {
    reference.map(area.column(forX:)) ?? area.rect.minColumn + area.rect.size.columns / 2
  }

  private func drawWords(_ area: PlotArea, row: Int, on canvas: inout Canvas) {
    let middle = middle(of: area)
    if !lowerWords.isEmpty {
      let words = ([Span(glyphs.leftArrow + " ")] + lowerWords).defaulting(to: axisStyle)
        .cut(to: max(0, middle - 1), ellipsis: glyphs.ellipsis)
      canvas.write(words, column: middle - 1 - words.columns, row: row)
    }
    if !upperWords.isEmpty {
      let room = canvas.size.columns - middle - 4
      let words = upperWords.cut(to: max(0, room), ellipsis: glyphs.ellipsis)
      guard !words.isEmpty else { return }
      canvas.write(
        (words + [Span(" " + glyphs.rightArrow)]).defaulting(to: axisStyle), column: middle + 2,
        row: row)
    }
  }
}

/// One row of an interval plot: texts around an estimate with its limits, or a header.
public struct IntervalRow: Sendable, Hashable {
  /// The texts before the plot, one for each leading column; a header has one over all columns.
  public let leading: [[Span]]
  /// The texts after the plot, one for each trailing column.
  public let trailing: [[Span]]
  /// The estimate; `nil` where it cannot be estimated.
  public let estimate: Double?
  /// The lower limit; `nil` where it is unknown: the line ends in an arrow.
  public let lower: Double?
  /// The upper limit; `nil` where it is unknown: the line ends in an arrow.
  public let upper: Double?
  /// The weight of the estimate relative to other rows, shown by the size of its point.
  public let weight: Double?
  /// The style of the point and its line.
  public let style: Style
  /// Whether the row is the header of a section.
  public let isHeader: Bool

  /// Makes a row with an estimate.
  public init(
    leading: [[Span]], estimate: Double?, lower: Double? = nil, upper: Double? = nil,
    weight: Double? = nil, trailing: [[Span]] = [], style: Style = .plain
  ) {
    self.leading = leading
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.weight = weight
    self.trailing = trailing
    self.style = style
    self.isHeader = false
  }

  /// Makes the header of a section.
  public init(header: [Span]) {
    self.leading = [header]
    self.trailing = []
    self.estimate = nil
    self.lower = nil
    self.upper = nil
    self.weight = nil
    self.style = .plain
    self.isHeader = true
  }
}

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
