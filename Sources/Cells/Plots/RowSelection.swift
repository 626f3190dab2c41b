/// The look of the row that is pointed out among others: its background, and its emphasis added to that
/// of each text.
struct RowSelection {
  /// The background and the emphasis.
  let style: Style
  /// The look of the mark before the row.
  let markStyle: Style

  /// Fills the row, and marks it in its first column unless there is none for that.
  func draw(row: Int, hasMark: Bool, glyphs: GlyphSet, on canvas: inout Canvas) {
    canvas.fill(
      Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1),
      with: Cell(" ", style: style))
    guard hasMark else { return }
    canvas.write(glyphs.marker, column: 0, row: row, style: markStyle.on(style.background))
  }

  /// What a look becomes on the row.
  func look(_ own: Style) -> Style {
    let emphasized = own.adding(style.attributes)
    return style.background == .terminalDefault ? emphasized : emphasized.on(style.background)
  }
}

extension [Span] {
  /// The texts on a row that is pointed out; without a selection as they are.
  func selected(_ selection: RowSelection?) -> [Span] {
    guard let selection else { return self }
    return map { span in
      var span = span
      span.style = selection.look(span.style)
      return span
    }
  }

  /// The texts with that look where they have none of their own.
  func defaulting(to style: Style) -> [Span] {
    map { span in
      var span = span
      if span.style == .plain { span.style = style }
      return span
    }
  }
}
