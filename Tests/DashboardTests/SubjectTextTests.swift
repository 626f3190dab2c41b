import Cells
import PlainText
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Text of the data in any script")
struct SubjectTextTests {
  /// Identifiers and the columns they take.
  private static let names: [(text: String, columns: Int)] = [
    ("S-01", 4), ("S\u{202E}10-", 5), ("\u{2066}S\u{2069}", 3), ("\u{200F}S", 2), ("אבג-1", 5),
    ("حمى", 3), ("e\u{301}o\u{323}\u{302}", 2), ("👩\u{200D}🔬", 4), ("👍🏽", 2), ("患者", 4),
    ("S\u{1B}[2J", 5),
  ]

  @Test("whatever the identifier is made of, the columns behind it stay where they are")
  func columns() {
    let rows = Self.names.map { [Span($0.text), Span("33/156"), Span("x")] }
    let table = TableView(
      columns: [
        TableColumn(title: [Span("id")], isEssential: true),
        TableColumn(title: [Span("n")], alignment: .trailing, isEssential: true),
        TableColumn(title: [Span("z")], isEssential: true),
      ], rows: rows, headerStyle: .plain, hasMarkerColumn: false, glyphs: .unicode)
    var canvas = Canvas(Grid(Size(columns: 30, rows: rows.count + 1)))
    _ = table.draw(on: &canvas)
    let place = canvas.grid.cells.prefix(30).firstIndex { $0.scalar == "z" }
    for row in 1...rows.count {
      #expect(place.map { canvas.grid[$0, row].scalar } == "x", "\(canvas.grid.line(row))")
    }
    for cell in canvas.grid.cells {
      for scalar in [cell.scalar, cell.mark, cell.secondMark] where scalar != "\0" {
        #expect(PlainText.printable(scalar) == scalar)
      }
    }
    for (text, columns) in Self.names { #expect(TextWidth.columns(of: text) == columns, "\(text)") }
  }

  @Test("a title that would turn the row round is shown with signs in the place of what would")
  func header() {
    let state = AnalysisFixture.state(AnalysisFixture.analysis(title: "A \u{202E}B\u{2066} C"))
    let line = render(state, .plain).line(0)
    #expect(line.contains("A \u{FFFD}B\u{FFFD} C"))
    #expect(!line.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2066}" })
  }
}
