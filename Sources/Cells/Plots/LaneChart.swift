/// Lanes over one horizontal axis: a swimmer plot, or the timeline of a patient.
///
/// The arrow of an open segment comes after a mark in its last cell; at the edge of the plot the mark
/// comes before it.
///
///                                  ┊cut-off
///     001-004 A █████▓▓▓▓▓●▓▓▓▓▓▓▓▓→
///     001-011 B ███████●──────×    ┊
///              └┬───────┬───────┬──┬────
///               0       6       12
public struct LaneChart: Sendable, Hashable {
  /// The lanes.
  public var lanes: [Lane]
  /// The horizontal axis.
  public var x: Axis
  /// Vertical markers over all lanes, such as the cut-off.
  public var markers: [PlotMarker]
  /// The style of the axis and its labels.
  public var axisStyle: Style
  /// The maximum width of a label in columns; a longer one is cut.
  public var maximumLabelColumns: Int
  /// The index of the highlighted lane.
  public var emphasized: Int?
  /// The style of its label, as of the selected row of a table.
  public var emphasizedStyle: Style
  /// The first visible lane; changed where the emphasized lane would not be visible.
  public var firstLane: Int
  /// The unit of the horizontal axis.
  public var xLabel: String
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// Makes a chart; only lanes and the axis are required.
  public init(
    lanes: [Lane], x: Axis, markers: [PlotMarker] = [], axisStyle: Style = .plain,
    maximumLabelColumns: Int = 24, emphasized: Int? = nil,
    emphasizedStyle: Style = Style(attributes: .bold), firstLane: Int = 0, xLabel: String = "",
    glyphs: GlyphSet = .unicode
  ) {
    self.lanes = lanes
    self.x = x
    self.markers = markers
    self.axisStyle = axisStyle
    self.maximumLabelColumns = max(0, maximumLabelColumns)
    self.emphasized = emphasized
    self.emphasizedStyle = emphasizedStyle
    self.firstLane = firstLane
    self.xLabel = xLabel
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and returns where the rows are.
  ///
  /// Labels take a third of a narrow canvas at most; on a low one the markers' labels go first, then the
  /// axis.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> RowPlotArea {
    let size = canvas.size
    let hasAxis = size.rows >= 4
    let marked = markers.filter { $0.x >= x.lower && $0.x <= x.upper }
    let top = size.rows >= 6 && marked.contains { !$0.label.isEmpty } ? 1 : 0
    let visible = min(lanes.count, max(0, size.rows - top - (hasAxis ? 2 : 0)))
    let first = ScrollBar.first(
      firstLane, showing: visible, of: lanes.count, selected: emphasized)
    let scrolls = visible < lanes.count && visible > 0 && size.columns > 4

    let widest = lanes.lazy.map(\.label.columns).max() ?? 0
    let labels = min(widest, maximumLabelColumns, max(0, size.columns / 3 - 2))
    let left = labels > 0 ? labels + 2 : 1
    // The half of the last tick's label that is right of its tick, or the scroll bar.
    let overhang = hasAxis ? x.labels.last.map { TextWidth.columns(of: $0) / 2 } ?? 0 : 0
    let right = max(overhang, scrolls ? 2 : 0)
    let rect = Rect(column: left, row: top, columns: size.columns - left - right, rows: visible)
    let axes = PlotAxes(x: x, y: x, style: axisStyle, glyphs: glyphs, xLabel: xLabel)
    let area = PlotArea(
      rect: rect, x: x, y: x,
      labelledTicks: hasAxis ? axes.labelledTicks(in: rect, canvas: size) : [],
      bottom: top + visible + (hasAxis ? 2 : 0))

    for line in 0..<visible {
      drawLabel(first + line, row: top + line, columns: labels, on: &canvas)
    }
    canvas.within(Rect(column: 0, row: 0, columns: rect.maxColumn, rows: rect.maxRow)) { canvas in
      for marker in marked { drawLine(marker, area, on: &canvas) }
      for line in 0..<visible {
        drawLane(lanes[first + line], row: top + line, area, on: &canvas)
      }
    }
    if top > 0 { drawMarkerLabels(marked, area, on: &canvas) }
    if hasAxis { axes.drawBelow(area, on: &canvas) }
    let bar = ScrollBar(count: lanes.count, first: first, visible: visible)
    if scrolls { bar.draw(from: top, style: axisStyle, glyphs: glyphs, on: &canvas) }
    return RowPlotArea(
      plot: area,
      rows: TableArea(firstRow: first, visibleRows: visible, top: top))
  }

  private func drawLabel(_ index: Int, row: Int, columns: Int, on canvas: inout Canvas) {
    let selection =
      index == emphasized ? RowSelection(style: emphasizedStyle, markStyle: axisStyle) : nil
    selection?.draw(row: row, hasMark: true, glyphs: glyphs, on: &canvas)
    let label = lanes[index].label.cut(to: columns, ellipsis: glyphs.ellipsis)
    canvas.write(label.selected(selection), column: 1, row: row)
  }

  private func drawLine(_ marker: PlotMarker, _ area: PlotArea, on canvas: inout Canvas) {
    guard !area.rect.isEmpty else { return }
    let column = area.column(forX: marker.x)
    for row in area.rect.minRow..<area.rect.maxRow {
      let background = canvas[column, row]?.style.background ?? .terminalDefault
      canvas.set(
        Cell(glyphs.verticalMarker, style: marker.style.on(background)), column: column, row: row)
    }
  }

  private func drawMarkerLabels(
    _ marked: [PlotMarker], _ area: PlotArea, on canvas: inout Canvas
  ) {
    var mask = PlotMask(canvas.size)
    for marker in marked where !marker.label.isEmpty && !area.rect.isEmpty {
      let column = area.column(forX: marker.x)
      let width = TextWidth.columns(of: marker.label)
      let places = [column, column - width + 1].map { Point(column: $0, row: 0) }
      mask.write(marker.label, at: places, style: marker.style, on: &canvas)
    }
  }

  private func drawLane(_ lane: Lane, row: Int, _ area: PlotArea, on canvas: inout Canvas) {
    guard !area.rect.isEmpty else { return }
    let marks = lane.marks.filter {
      $0.x >= x.lower && $0.x <= x.upper && TextWidth.columns(of: String($0.symbol)) == 1
    }
    var arrows: Set<Int> = []
    for segment in lane.segments {
      // Off the axis on one side, or not a number.
      guard segment.to >= x.lower, segment.from <= x.upper, segment.from <= segment.to else {
        continue
      }
      let (start, end) = (area.column(forX: segment.from), area.column(forX: segment.to))
      for column in start...end {
        canvas.set(
          Cell(glyphs.fill(segment.fillLevel), style: segment.style), column: column, row: row)
      }
      if segment.isOpen || segment.to > x.upper {
        let isMarked = marks.contains { area.column(forX: $0.x) == end }
        let column = min(isMarked ? end + 1 : end, area.rect.maxColumn - 1)
        arrows.insert(column)
        canvas.write(
          glyphs.rightArrow, column: column, row: row, style: segment.style.adding(.bold))
      }
    }
    for mark in marks {
      let column = area.column(forX: mark.x)
      let isTaken = arrows.contains(column) && column > area.rect.minColumn
      canvas.write(
        String(mark.symbol), column: isTaken ? column - 1 : column, row: row, style: mark.style)
    }
  }
}

/// One lane of a chart: a patient, or one kind of event of a patient.
public struct Lane: Sendable, Hashable {
  /// The text before it.
  public let label: [Span]
  /// The segments; a later one covers an earlier one.
  public let segments: [LaneSegment]
  /// The marks; of two in one cell the later is shown.
  public let marks: [LaneMark]

  /// Makes a lane.
  public init(label: [Span], segments: [LaneSegment] = [], marks: [LaneMark] = []) {
    self.label = label
    self.segments = segments
    self.marks = marks
  }
}

/// A segment of a lane: a treatment, or a response.
public struct LaneSegment: Sendable, Hashable {
  /// The value at which it begins.
  public let from: Double
  /// The value at which it ends.
  public let to: Double
  /// The fill, for `GlyphSet.fill`: 0 is the fullest, 4 the faintest.
  public let fillLevel: Int
  /// The style.
  public let style: Style
  /// Whether it continues beyond its end, shown by an arrow.
  public let isOpen: Bool

  /// Makes a segment from one value of the axis to another.
  public init(
    from: Double, to: Double, fillLevel: Int = 0, style: Style = .plain, isOpen: Bool = false
  ) {
    self.from = from
    self.to = to
    self.fillLevel = fillLevel
    self.style = style
    self.isOpen = isOpen
  }
}

/// A mark on a lane at one time.
public struct LaneMark: Sendable, Hashable {
  /// The value on the horizontal axis.
  public let x: Double
  /// The character, one column wide.
  public let symbol: Character
  /// The style.
  public let style: Style

  /// Makes a mark.
  public init(x: Double, symbol: Character, style: Style = .plain) {
    self.x = x
    self.symbol = symbol
    self.style = style
  }
}
