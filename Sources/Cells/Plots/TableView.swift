/// Rows of texts in columns, with a fixed header, a selected row and a scroll bar.
///
///       arm        n   ORR
///     A HD IV    156   21%
///    ▌B LD IV    150   13%
///
/// The first column of the canvas is reserved for the mark of the selected row. Where there is no room for
/// all columns, those that are not essential are left out, from the right.
public struct TableView: Sendable, Hashable {
  /// The columns.
  public var columns: [TableColumn]
  /// The rows, each with one text for every column.
  public var rows: [[Span]]
  /// The style of titles without a style, of the mark and of the scroll bar.
  public var headerStyle: Style
  /// The selected row.
  public var selectedRow: Int?
  /// The style of the selected row: its background, and its emphasis added to that of each text.
  public var selectedStyle: Style
  /// Blank columns between two columns.
  public var spacing: Int
  /// Whether a column is reserved for the mark of the selected row.
  public var hasMarkerColumn: Bool
  /// The order of the rows, shown in the header; the rows must already be in it.
  public var sort: TableSort?
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// Makes a table.
  public init(
    columns: [TableColumn], rows: [[Span]], headerStyle: Style = .plain, selectedRow: Int? = nil,
    selectedStyle: Style = Style(attributes: .bold), spacing: Int = 2, hasMarkerColumn: Bool = true,
    sort: TableSort? = nil, glyphs: GlyphSet = .unicode
  ) {
    self.columns = columns
    self.rows = rows
    self.headerStyle = headerStyle
    self.selectedRow = selectedRow
    self.selectedStyle = selectedStyle
    self.spacing = max(0, spacing)
    self.hasMarkerColumn = hasMarkerColumn
    self.sort = sort
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and returns where the rows are.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> TableArea {
    let size = canvas.size
    let visible = min(rows.count, max(0, size.rows - 1))
    let first = ScrollBar.first(0, showing: visible, of: rows.count, selected: selectedRow)
    let scrolls = visible < rows.count && visible > 0 && size.columns > 4
    let left = hasMarkerColumn ? 1 : 0
    let (shown, widths) = arrange(in: size.columns - left - (scrolls ? 2 : 0))

    var at = left
    for (column, width) in zip(shown, widths) {
      let sign = sign(of: column)
      let title =
        columns[column].title.cut(to: width - sign.columns, ellipsis: glyphs.ellipsis) + sign
      let blanks = columns[column].alignment.blanksBefore(of: width - title.columns)
      canvas.aside { $0.write(title.defaulting(to: headerStyle), column: at + blanks, row: 0) }
      at += width + spacing
    }
    for line in 0..<visible {
      draw(first + line, row: line + 1, shown, widths, on: &canvas)
    }
    let bar = ScrollBar(count: rows.count, first: first, visible: visible)
    if scrolls { bar.draw(from: 1, style: headerStyle, glyphs: glyphs, on: &canvas) }
    return TableArea(firstRow: first, visibleRows: visible, top: 1)
  }

  private func draw(
    _ index: Int, row: Int, _ shown: [Int], _ widths: [Int], on canvas: inout Canvas
  ) {
    let selection =
      index == selectedRow ? RowSelection(style: selectedStyle, markStyle: headerStyle) : nil
    selection?.draw(row: row, hasMark: hasMarkerColumn, glyphs: glyphs, on: &canvas)
    var at = hasMarkerColumn ? 1 : 0
    for (column, width) in zip(shown, widths) {
      if rows[index].indices.contains(column) {
        var span = rows[index][column]
        span.text = TextFit.cut(span.text, to: width, ellipsis: glyphs.ellipsis)
        let blanks = columns[column].alignment.blanksBefore(of: width - span.columns)
        canvas.write([span].selected(selection), column: at + blanks, row: row)
      }
      at += width + spacing
    }
  }

  /// Returns the sign after the title of the column by which the rows are sorted.
  private func sign(of column: Int) -> [Span] {
    guard let sort, sort.column == column else { return [] }
    return [Span(sort.isAscending ? glyphs.ascending : glyphs.descending)]
  }

  /// Returns the columns that have room, with their widths.
  private func arrange(in room: Int) -> (shown: [Int], widths: [Int]) {
    let natural = columns.indices.map { column in
      let texts = rows.lazy.map { $0.indices.contains(column) ? $0[column].columns : 0 }
      let titleColumns = columns[column].title.columns + sign(of: column).columns
      let widest = max(titleColumns, texts.max() ?? 0)
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
}

/// One column of a table.
public struct TableColumn: Sendable, Hashable {
  /// The title over it.
  public let title: [Span]
  /// The alignment of its texts and its title.
  public let alignment: TextAlignment
  /// The minimum width in columns of the screen.
  public let minimum: Int
  /// Whether it takes the remaining room, and cuts its texts where there is none.
  ///
  /// Any other column is as wide as its widest text: a number is not cut.
  public let isFlexible: Bool
  /// Whether it is kept when there is no room for all columns.
  public var isEssential: Bool

  /// Makes a column.
  public init(
    title: [Span], alignment: TextAlignment = .leading, minimum: Int = 1,
    isFlexible: Bool = false, isEssential: Bool = false
  ) {
    self.title = title
    self.alignment = alignment
    self.minimum = max(0, minimum)
    self.isFlexible = isFlexible
    self.isEssential = isEssential
  }
}

/// The column by which the rows of a table are sorted.
public struct TableSort: Sendable, Hashable {
  /// The column, as an index into the table's.
  public let column: Int
  /// Whether the order is ascending.
  public let isAscending: Bool

  /// Makes the order of a column.
  public init(column: Int, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }
}

/// The visible rows of a table, for scrolling.
public struct TableArea: Sendable, Hashable {
  /// The first visible row.
  public let firstRow: Int
  /// The number of visible rows.
  public let visibleRows: Int
  /// The row of the first of them, in canvas coordinates.
  public let top: Int
}

/// The style of the selected row: its background, and its emphasis added to that of each text.
struct RowSelection {
  /// The background and the emphasis.
  let style: Style
  /// The style of the mark before the row.
  let markStyle: Style

  /// Fills the row, and marks it in the first column with `hasMark`.
  func draw(row: Int, hasMark: Bool, glyphs: GlyphSet, on canvas: inout Canvas) {
    canvas.fill(
      Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1),
      with: Cell(" ", style: style))
    guard hasMark else { return }
    canvas.write(glyphs.marker, column: 0, row: row, style: markStyle.on(style.background))
  }

  /// Returns a text's style on the row.
  func style(for own: Style) -> Style {
    let emphasized = own.adding(style.attributes)
    return style.background == .terminalDefault ? emphasized : emphasized.on(style.background)
  }
}

extension [Span] {
  /// Returns the texts as on a selected row; unchanged without a selection.
  func selected(_ selection: RowSelection?) -> [Span] {
    guard let selection else { return self }
    return map { span in
      var span = span
      span.style = selection.style(for: span.style)
      return span
    }
  }

  /// Returns the texts with that style where they have none of their own.
  func defaulting(to style: Style) -> [Span] {
    map { span in
      var span = span
      if span.style == .plain { span.style = style }
      return span
    }
  }
}
