/// Rows of texts in columns, with a header that stays, a selected row and a scroll bar.
///
///       arm        n   ORR
///     A HD IV    156   21%
///    ▌B LD IV    150   13%
///
/// The first column of the canvas is kept for the mark of the selected row. Where there is no room for
/// all columns, those that are not essential are left out, from the right.
public struct TableView: Sendable, Hashable {
  /// The columns.
  public var columns: [TableColumn]
  /// The rows, each with one text for every column.
  public var rows: [[Span]]
  /// The look of the header where a title says nothing else, of the mark and of the scroll bar.
  public var headerStyle: Style
  /// The selected row.
  public var selectedRow: Int?
  /// What the selected row looks like: its background, and its emphasis added to that of each text.
  public var selectedStyle: Style
  /// The first row on the screen; changed where the selected row would be off it.
  public var firstRow: Int
  /// Blank columns between two columns.
  public var spacing: Int
  /// Whether a column is kept for the mark of the selected row.
  public var hasMarkerColumn: Bool
  /// The characters.
  public var glyphs: GlyphSet

  /// A table.
  public init(
    columns: [TableColumn], rows: [[Span]], headerStyle: Style = .plain, selectedRow: Int? = nil,
    selectedStyle: Style = Style(attributes: .bold), firstRow: Int = 0, spacing: Int = 2,
    hasMarkerColumn: Bool = true, glyphs: GlyphSet = .unicode
  ) {
    self.columns = columns
    self.rows = rows
    self.headerStyle = headerStyle
    self.selectedRow = selectedRow
    self.selectedStyle = selectedStyle
    self.firstRow = firstRow
    self.spacing = max(0, spacing)
    self.hasMarkerColumn = hasMarkerColumn
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and says what is where.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> TableArea {
    let size = canvas.size
    let visible = min(rows.count, max(0, size.rows - 1))
    let first = firstRow(showing: visible)
    let scrolls = visible < rows.count && visible > 0 && size.columns > 4
    let left = hasMarkerColumn ? 1 : 0
    let (shown, widths) = arrange(in: size.columns - left - (scrolls ? 2 : 0))

    var at = left
    for (column, width) in zip(shown, widths) {
      let title = columns[column].title.cut(to: width, ellipsis: glyphs.ellipsis)
      let blanks = columns[column].alignment.blanksBefore(of: width - title.columns)
      canvas.write(styled(title), column: at + blanks, row: 0)
      at += width + spacing
    }
    for line in 0..<visible {
      draw(first + line, row: line + 1, shown, widths, reach: size.columns, on: &canvas)
    }
    if scrolls { drawScrollBar(first: first, visible: visible, on: &canvas) }
    return TableArea(firstRow: first, visibleRows: visible, top: 1, shownColumns: shown)
  }

  private func draw(
    _ index: Int, row: Int, _ shown: [Int], _ widths: [Int], reach: Int, on canvas: inout Canvas
  ) {
    let isSelected = index == selectedRow
    if isSelected {
      canvas.fill(
        Rect(column: 0, row: row, columns: reach, rows: 1), with: Cell(" ", style: selectedStyle))
      if hasMarkerColumn {
        canvas.write(
          glyphs.marker, column: 0, row: row, style: headerStyle.on(selectedStyle.background))
      }
    }
    var at = hasMarkerColumn ? 1 : 0
    for (column, width) in zip(shown, widths) {
      if rows[index].indices.contains(column) {
        let span = rows[index][column]
        let text = TextFit.cut(span.text, to: width, ellipsis: glyphs.ellipsis)
        let blanks = width - TextWidth.columns(of: text)
        var style = span.style
        if isSelected {
          style = style.adding(selectedStyle.attributes)
          if selectedStyle.background != .terminalDefault {
            style = style.on(selectedStyle.background)
          }
        }
        canvas.write(
          text, column: at + columns[column].alignment.blanksBefore(of: blanks), row: row,
          style: style)
      }
      at += width + spacing
    }
  }

  private func styled(_ title: [Span]) -> [Span] {
    title.map { $0.style == .plain ? Span($0.text, style: headerStyle) : $0 }
  }

  /// The first row on the screen, so that it is full and holds the selected row.
  private func firstRow(showing visible: Int) -> Int {
    var first = min(max(0, firstRow), rows.count - visible)
    if let selectedRow, rows.indices.contains(selectedRow), visible > 0 {
      first = min(max(first, selectedRow - visible + 1), selectedRow)
    }
    return first
  }

  /// The columns that have room and how wide they are.
  private func arrange(in room: Int) -> (shown: [Int], widths: [Int]) {
    let natural = columns.indices.map { column in
      let texts = rows.lazy.map { $0.indices.contains(column) ? $0[column].columns : 0 }
      let widest = max(columns[column].title.columns, texts.max() ?? 0)
      return columns[column].isFlexible
        ? min(columns[column].minimum, max(1, widest)) : max(columns[column].minimum, widest)
    }
    var shown = Array(columns.indices)
    func needed() -> Int {
      shown.reduce(0) { $0 + natural[$1] } + spacing * max(0, shown.count - 1)
    }
    while needed() > room, let last = shown.last(where: { !columns[$0].isEssential }) {
      shown.removeAll { $0 == last }
    }
    let tracks = shown.map {
      Track(minimum: natural[$0], weight: columns[$0].isFlexible ? 1 : 0)
    }
    let free = room - spacing * max(0, shown.count - 1)
    return (shown, Layout.split(free, tracks) ?? shown.map { natural[$0] })
  }

  private func drawScrollBar(first: Int, visible: Int, on canvas: inout Canvas) {
    let thumb = max(1, visible * visible / rows.count)
    let travel = max(1, rows.count - visible)
    let start = (first * (visible - thumb) + travel / 2) / travel
    for line in 0..<visible {
      let isThumb = line >= start && line < start + thumb
      canvas.set(
        Cell(isThumb ? glyphs.scrollThumb : glyphs.scrollTrack, style: headerStyle),
        column: canvas.size.columns - 1, row: line + 1)
    }
  }
}
