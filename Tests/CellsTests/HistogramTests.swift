import Cells
import Testing

@Suite("Histogram")
struct HistogramTests {
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]
  static let plot = Histogram(
    series: [
      HistogramSeries(counts: [3, 9, 0, 4, 10, 12, 8, 1]),
      HistogramSeries(counts: [0, 5, 0, 4, 0, 8], fillLevel: 2),
    ], labels: months, reference: PlotThreshold(level: 12, label: "target"))

  @Test(
    "counts are bars, stacked by series, with an axis, the periods and the rate they should have")
  func unicode() {
    let drawn = picture(columns: 40, rows: 11) { Self.plot.draw(on: &$0) }
    #expect(
      drawn == """
        20 ┤                    ▒▒▒
           │                    ▒▒▒
           │                    ▒▒▒
           │    ▒▒▒             ▒▒▒
        10 ┤╌╌╌╌▒▒▒╌╌╌╌╌╌╌╌╌╌╌╌╌███╌╌╌╌╌ target
           │    ███         ███ ███ ▁▁▁
           │    ███     ▒▒▒ ███ ███ ███
           │    ███     ███ ███ ███ ███
           │▇▇▇ ███     ███ ███ ███ ███ ▁▁▁
         0 ┼────────────────────────────────────
            Jan Feb Mar Apr May Jun Jul Aug
        """)
  }

  @Test("the histogram is drawn in ASCII too")
  func ascii() {
    var plot = Self.plot
    plot.glyphs = .ascii
    let drawn = picture(columns: 24, rows: 8) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        20 +          ++
           |          ++
           |--++------## target
        10 +  ##    ####
           |  ##  ++######
           |####  ##########
         0 +--------------------
            Jan  Apr Jun Aug
        """)
  }

  @Test("more periods than columns are summed, and the rate with them")
  func groups() {
    let plot = Histogram(
      series: [HistogramSeries(counts: Array(repeating: 5, count: 61))],
      labels: (0..<61).map { "\($0)" }, reference: PlotThreshold(level: 5))
    var canvas = Canvas(Grid(Size(columns: 40, rows: 14)))
    let area = plot.draw(on: &canvas)
    #expect(area.perBar == 2 && area.visibleBars == 31)
    // The newest is whole, the oldest has one period; labels are those of first periods.
    let labels = canvas.grid.text.split(separator: "\n").last?.split(separator: " ") ?? []
    #expect(labels.first == "0" && labels.dropFirst().allSatisfy { Int($0).map { $0 % 2 } == 1 })
    let twice = Histogram(
      series: [HistogramSeries(counts: Array(repeating: 10, count: 30))],
      reference: PlotThreshold(level: 10))
    var other = Canvas(Grid(Size(columns: 40, rows: 14)))
    twice.draw(on: &other)
    let lines = { (canvas: Canvas) in (0..<12).map { canvas[38, $0]?.scalar == "╌" } }
    #expect(lines(canvas) == lines(other) && lines(canvas).contains(true))
  }

  @Test("a bar's cells are shared exactly among its series, and a count is never nothing")
  func shares() {
    let plot = Histogram(
      series: [
        HistogramSeries(counts: [1, 600]), HistogramSeries(counts: [0, 400], fillLevel: 1),
      ])
    var canvas = Canvas(Grid(Size(columns: 40, rows: 40)))
    let area = plot.draw(on: &canvas)
    let column = { (bar: Int) in
      (0..<40).compactMap { canvas[area.rect.minColumn + bar * area.columnsPerBar, $0]?.scalar }
    }
    #expect(column(0).contains("▁"))
    let (lower, upper) = (
      column(1).count { $0 == "█" }, column(1).count { $0 == "▓" }
    )
    #expect(abs(Double(lower) / Double(lower + upper) - 0.6) < 0.03)
    #expect(lower + upper > 30)
  }
}
