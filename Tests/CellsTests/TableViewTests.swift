import Cells
import Testing

@Suite("Table")
struct TableViewTests {
  static let columns =
    [
      TableColumn(title: [], isEssential: true),
      TableColumn(title: [Span("arm")], minimum: 5, isFlexible: true, isEssential: true),
    ]
    + ["n", "ORR", "G3+", "deaths"].map {
      TableColumn(title: [Span($0)], alignment: .trailing)
    }
  static let rows = [
    ["A", "HD IV", "156", "21%", "84%", "131"], ["B", "LD IV", "150", "13%", "32%", "128"],
    ["C", "Subcutaneous", "94", "10%", "40%", "81"],
  ].map { $0.map { Span($0) } }

  private func draw(_ columns: Int, _ rows: Int, _ table: TableView) -> String {
    picture(columns: columns, rows: rows) { table.draw(on: &$0) }
  }

  @Test("texts stand in columns under a header, numbers at the right, the selected row marked")
  func plain() {
    let table = TableView(columns: Self.columns, rows: Self.rows, selectedRow: 1)
    #expect(
      draw(42, 5, table) == """
            arm                n  ORR  G3+  deaths
         A  HD IV            156  21%  84%     131
        ▌B  LD IV            150  13%  32%     128
         C  Subcutaneous      94  10%  40%      81

        """)
  }

  @Test("the selected row is marked in ASCII too")
  func ascii() {
    let table = TableView(
      columns: Self.columns, rows: Self.rows, selectedRow: 1, spacing: 1, glyphs: .ascii)
    #expect(
      draw(32, 4, table) == """
           arm          n ORR G3+ deaths
         A HD IV      156 21% 84%    131
        >B LD IV      150 13% 32%    128
         C Subcutane~  94 10% 40%     81
        """)
  }

  @Test("where there is no room, columns go from the right, then texts are cut, and never a number")
  func narrow() {
    let table = TableView(columns: Self.columns, rows: Self.rows)
    #expect(
      draw(24, 4, table) == """
            arm      n  ORR  G3+
         A  HD IV  156  21%  84%
         B  LD IV  150  13%  32%
         C  Subc…   94  10%  40%
        """)
    #expect(
      draw(12, 4, table) == """
            arm
         A  HD IV
         B  LD IV
         C  Subcuta…
        """)
  }

  @Test("a longer table scrolls under its header, with a bar that shows the position")
  func scrolls() {
    let rows = (1...12).map { [Span("row"), Span("\($0)")] }
    let columns = [
      TableColumn(title: [Span("what")]), TableColumn(title: [Span("n")], alignment: .trailing),
    ]
    var table = TableView(columns: columns, rows: rows, selectedRow: 7)
    #expect(
      draw(13, 5, table) == """
         what   n
         row    5   │
         row    6   │
         row    7   ┃
        ▌row    8   │
        """)
    table.glyphs = .ascii
    table.selectedRow = 11
    #expect(
      draw(13, 5, table) == """
         what   n
         row    9   |
         row   10   |
         row   11   |
        >row   12   #
        """)
  }

  @Test("the selected row is always on the screen")
  func selectionVisible() {
    let rows = (0..<40).map { [Span("\($0)")] }
    for selected in 0..<40 {
      let table = TableView(
        columns: [TableColumn(title: [Span("n")])], rows: rows, selectedRow: selected)
      var canvas = Canvas(Grid(Size(columns: 12, rows: 9)))
      let area = table.draw(on: &canvas)
      #expect(area.visibleRows == 8)
      #expect(area.firstRow >= 0 && area.firstRow <= 32)
      let line = 1 + selected - area.firstRow
      #expect(canvas.grid.line(line).hasPrefix("▌\(selected)"))
    }
  }

  @Test("the selected row's look goes over the whole row and keeps the colour of its texts")
  func selectedStyle() {
    let red = Style(foreground: .palette(1))
    let table = TableView(
      columns: [TableColumn(title: [Span("n")])], rows: [[Span("1", style: red)]],
      headerStyle: Style(attributes: .dim), selectedRow: 0,
      selectedStyle: Style(background: .palette(8), attributes: .bold))
    var canvas = Canvas(Grid(Size(columns: 6, rows: 2)))
    table.draw(on: &canvas)
    #expect(canvas[1, 1]?.style == red.on(.palette(8)).adding(.bold))
    #expect(canvas[5, 1]?.style.background == .palette(8))
    #expect(canvas[1, 0]?.style == Style(attributes: .dim))
  }

  @Test("rows with too few or too many texts are drawn as far as they go")
  func raggedRows() {
    let table = TableView(
      columns: [TableColumn(title: [Span("a")]), TableColumn(title: [Span("b")])],
      rows: [[], [Span("1")], [Span("1"), Span("2"), Span("3")]], selectedRow: 7)
    #expect(draw(8, 4, table) == " a  b\n\n 1\n 1  2")
  }

  @Test("a sign in the header says by what the rows are sorted", arguments: EverySizeTests.both)
  func sorted(glyphs: GlyphSet) {
    var table = TableView(
      columns: Self.columns, rows: Self.rows, sort: TableSort(column: 3, isAscending: false),
      glyphs: glyphs)
    let down = picture(columns: 44, rows: 2) { table.draw(on: &$0) }
    #expect(
      down.hasPrefix("    arm               n  ORR\(glyphs.descending)  G3+  deaths"))
    table.sort = TableSort(column: 1, isAscending: true)
    let up = picture(columns: 44, rows: 2) { table.draw(on: &$0) }
    #expect(up.hasPrefix("    arm\(glyphs.ascending)  "))
    table.sort = TableSort(column: 9, isAscending: true)
    let none = picture(columns: 44, rows: 2) { table.draw(on: &$0) }
    #expect(!none.contains(glyphs.ascending))
  }
}
