import Cells
import Testing

@Suite("Interval plot")
struct IntervalPlotTests {
  private static func row(
    _ name: String, _ count: Int, _ estimate: Double?, _ lower: Double?, _ upper: Double?,
    _ text: String
  ) -> IntervalRow {
    IntervalRow(
      leading: [[Span(name)], [Span("\(count)")]], estimate: estimate, lower: lower, upper: upper,
      weight: Double(count), trailing: [[Span(text)]])
  }

  static let plot = IntervalPlot(
    leading: [
      TableColumn(title: [Span("subgroup")], minimum: 6, isFlexible: true, isEssential: true),
      TableColumn(title: [Span("n")], alignment: .trailing),
    ],
    rows: [
      row("All", 400, 0.8, 0.7, 1.1, "0.70-1.10"), IntervalRow(header: [Span("Sex of subject")]),
      row("female", 180, 0.5, 0.1, 0.9, "0.10-0.90"), row("male", 9, 2, 1, nil, "1.00-NE"),
      row("other", 1, nil, nil, nil, "NE"), row("none", 90, 9, nil, nil, "9.00"),
    ], x: .logarithmic(lower: 0.25, upper: 4),
    trailing: [TableColumn(title: [Span("95% CI")])], title: [Span("HR")], reference: 1,
    lowerWords: [Span("favours A")], upperWords: [Span("favours B")])

  @Test("estimates stand between their limits, arrows where those are off the axis, NE for none")
  func unicode() {
    let drawn = picture(columns: 60, rows: 11) { Self.plot.draw(on: &$0) }
    #expect(
      drawn == """
         subgroup    n                 HR                  95% CI
         All       400              ├█───┤                 0.70-1.10
         Sex of subject                 ┊
         female    180  ←───────■──────┤┊                  0.10-0.90
         male        9                  ├───────▪───────→  1.00-NE
         other       1                 NE                  NE
         none       90                  ┊               →  9.00
                        ┬───────┬───────┬───────┬───────┬
                       0.25    0.5      1       2       4
                            ← favours A   favours B →

        """)
  }

  @Test("an interval has both its ends or, where the point covers one, neither")
  func narrowIntervals() {
    var plot = Self.plot
    plot.trailing = []
    plot.rows = [
      Self.row("wide", 1, 1, 0.7, 1.5, ""), Self.row("right", 1, 1, 0.995, 1.5, ""),
      Self.row("left", 1, 1, 0.7, 1.02, ""), Self.row("off", 1, 0.3, 0.1, 0.31, ""),
    ]
    let drawn = picture(columns: 40, rows: 6) { plot.draw(on: &$0) }
    #expect(
      drawn == """
         subgroup  n             HR
         wide      1           ├──█──┤         ┃
         right     1             ├█──┤         ┃
         left      1           ───█            │
                      ┬─────┬─────┬────┬─────┬
                     0.25  0.5    1    2     4
        """)
  }

  @Test("the plot is drawn in ASCII too")
  func ascii() {
    var plot = Self.plot
    plot.glyphs = .ascii
    let drawn = picture(columns: 60, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
         subgroup    n                 HR                  95% CI
         All       400              |#---|                 0.70-1.10
         Sex of subject                 :
         female    180  <-------O------|:                  0.10-0.90
         male        9                  |-------o------->  1.00-NE
         other       1                 NE                  NE
         none       90                  :               >  9.00
                        +-------+-------+-------+-------+
                       0.25    0.5      1       2       4
                            < favours A   favours B >

        """)
  }

  @Test("a difference has a linear axis, and points of one size where nothing is weighed")
  func linear() {
    let rows = [("A", 0.1), ("B", -0.2)].map { name, estimate in
      IntervalRow(
        leading: [[Span(name)]], estimate: estimate, lower: estimate - 0.3, upper: estimate + 0.1)
    }
    let plot = IntervalPlot(
      leading: [TableColumn(title: [])], rows: rows,
      x: .nice(lower: -0.5, upper: 0.5, targetTicks: 3), reference: 0)
    let drawn = picture(columns: 30, rows: 5) { plot.draw(on: &$0) }
    #expect(
      drawn == """
         A         ├──────●──┤
         B  ├──────●──┤ ┊
            ┬───────────┬───────────┬
           -0.5        0.0         0.5

        """)
  }

  @Test("where there is no room, columns go, then names are cut; at 76 columns all is there")
  func narrow() {
    let all = picture(columns: 76, rows: 11) { Self.plot.draw(on: &$0) }
    #expect(["subgroup", " n ", "95% CI"].allSatisfy(all.contains))
    let drawn = picture(columns: 30, rows: 9) { Self.plot.draw(on: &$0) }
    #expect(
      drawn == """
         subgr…          HR
         All            ├█─┤         ┃
         Sex of subject   ┊          ┃
         female  ←────■──┤┊          ┃
         male             ├────▪───→ ┃
         other           NE          │
                 ┬────┬───┬────┬───┬
                0.25 0.5  1    2   4
              ← favours A   favours… →
        """)
  }

  @Test("without a plot there is no axis, and the rows and texts have its room")
  func withoutPlot() {
    var plot = Self.plot
    plot.hasPlot = false
    let drawn = picture(columns: 48, rows: 8) { plot.draw(on: &$0) }
    #expect(!drawn.contains("┬") && !drawn.contains("■") && !drawn.contains("favours"))
    var canvas = Canvas(Grid(Size(columns: 48, rows: 8)))
    let area = plot.draw(on: &canvas)
    #expect(area.plot.rect.isEmpty && drawn.contains("95% CI"))
    #expect(area.rows.visibleRows == min(7, plot.rows.count))
  }

  @Test("rows scroll, as far as there are any")
  func scrolls() {
    var plot = Self.plot
    plot.rows = Array(repeating: Self.plot.rows, count: 5).flatMap { $0 }
    for first in plot.rows.indices {
      plot.firstRow = first
      var canvas = Canvas(Grid(Size(columns: 60, rows: 11)))
      let area = plot.draw(on: &canvas)
      #expect(area.rows.visibleRows == 7 && area.rows.top == 1)
      #expect(area.rows.firstRow == min(first, plot.rows.count - 7))
    }
    var canvas = Canvas(Grid(Size(columns: 60, rows: 11)))
    let area = plot.draw(on: &canvas)
    #expect(canvas[59, 1]?.scalar == "│" && canvas[59, 7]?.scalar == "┃")
    #expect(canvas[area.plot.column(forX: 1), 9]?.scalar == "1")
  }

  @Test("a row with a look of its own keeps it")
  func styles() {
    let red = Style(foreground: .palette(1))
    let row = IntervalRow(
      leading: [[Span("x", style: red)]], estimate: 0.5, lower: 0, upper: 1, style: red)
    let plot = IntervalPlot(
      leading: [TableColumn(title: [])], rows: [row], x: .probability)
    var canvas = Canvas(Grid(Size(columns: 30, rows: 1)))
    let area = plot.draw(on: &canvas)
    #expect(canvas[1, 0]?.style == red)
    #expect(canvas[area.plot.column(forX: 0), 0]?.style == red)
    #expect(canvas[area.plot.column(forX: 0.5), 0]?.style == red.adding(.bold))
  }
}
