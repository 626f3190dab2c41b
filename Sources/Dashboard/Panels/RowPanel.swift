import Cells
import TrialAnalysis
import TrialModel

/// One row of a file, cell by cell, as it is written there.
struct RowPanel: Panel {
  static let title = "Row"

  private let input: PanelInput
  private let shown: RowPage?

  init(_ input: PanelInput) {
    self.input = input
    if case .row(let page)? = input.page { shown = page } else { shown = nil }
  }

  func subtitle(_ look: Look) -> [Span] {
    guard case .row(_, isChanged: true)? = shown?.found else { return [] }
    return [look.span(" the file has changed since it was read ", .notice)]
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let words: String
    switch shown?.found {
    case .row(.some, _)?:
      let isInThePast = input.analysis.cutoff?.isInThePast == true
      let method = MethodLines.text(
        isInThePast
          ? "the row as it is today, which may tell of days after the cut-off"
          : "as written; empty cells are not shown", look)
      let body = canvas.drawFooting(method)
      canvas.within(body) { drawCells(on: &$0, look) }
      return
    case .row(nil, _)?: words = "There is no row on that line any more."
    case .unreadable(let reason)?: words = "The file cannot be read: \(reason)."
    case nil: words = "Reading it"
    }
    canvas.writeCentered(Flow.words(words, columns: canvas.size.columns, style: look[.label]))
  }

  private func drawCells(on canvas: inout Canvas, _ look: Look) {
    let lines = lines(look, columns: canvas.size.columns)
    let rows = ScrollingRows(lines.count, from: input.scroll, in: canvas.size)
    rows.draw(on: &canvas, look) { $0.write(lines: Array(lines[rows.range]), row: 0) }
  }

  /// Every cell that is not empty, its column's name before it.
  private func lines(_ look: Look, columns: Int) -> [[Span]] {
    guard case .row(let record?, _)? = shown?.found else { return [] }
    let cells = record.cells.filter { !$0.text.isEmpty }
    let widest = cells.map { TextWidth.columns(of: $0.column) }.max() ?? 0
    let left = min(widest, 24, max(0, columns / 3))
    return cells.flatMap { cell -> [[Span]] in
      let name = TextFit.padded(cell.column, to: left, ellipsis: look.glyphs.ellipsis)
      let texts = Flow.words(cell.text, columns: max(8, columns - left - 4), style: look[.text])
      return texts.enumerated().map { index, text in
        let head = index == 0 ? name : String(repeating: " ", count: left)
        return [look.span(head + "  ", .label)] + text
      }
    }
  }
}

/// Words that a row must have, upper or lower case alike.
struct RowSearch {
  private let words: [SearchWord]

  /// The words of what a person typed.
  init(_ text: String) {
    words = SearchWord.words(text)
  }

  /// Whether every word is in one of the texts.
  func finds(_ texts: String...) -> Bool {
    words.allSatisfy { word in texts.contains { word.isIn($0) } }
  }
}
