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
