import Cells
import Testing

@Suite("Lane chart")
struct LaneChartTests {
  static let chart = LaneChart(
    lanes: [
      Lane(
        label: [Span("001-001"), Span(" A")],
        segments: [
          LaneSegment(from: 0, to: 6), LaneSegment(from: 6, to: 9, fillLevel: 3, isOpen: true),
        ], marks: [LaneMark(x: 3, symbol: "o"), LaneMark(x: 3.1, symbol: "x")]),
      Lane(
        label: [Span("001-002"), Span(" B")], segments: [LaneSegment(from: 1, to: 40)],
        marks: [LaneMark(x: 50, symbol: "?"), LaneMark(x: 6, symbol: "患")]),
      Lane(
        label: [Span("001-003 with a long name")],
        segments: [
          LaneSegment(from: 5, to: 2), LaneSegment(from: .nan, to: 2),
          LaneSegment(from: -9, to: 0, fillLevel: 4),
        ]),
    ], x: StepPlotTests.quarters, markers: [PlotMarker(x: 10, label: "cut-off")],
    emphasized: 1, xLabel: "mo")

  @Test("lanes have stretches, marks of which the later wins, arrows and a line over all")
  func unicode() {
    let drawn = picture(columns: 44, rows: 7) { Self.chart.draw(on: &$0) }
    #expect(
      drawn == """
                                             cut-off
         001-001 A    ███████x██████░░░░░░░→ ┊
        ▌001-002 B      ██████████████████████████→
         001-003 wit… ·                      ┊
                      ┬──────┬──────┬──────┬──────┬
                      0      3      6      9  mo  12

        """)
  }

  @Test("the chart is drawn in ASCII too, with shorter labels where it is narrow")
  func ascii() {
    var chart = Self.chart
    chart.glyphs = .ascii
    let drawn = picture(columns: 30, rows: 7) { chart.draw(on: &$0) }
    #expect(
      drawn == """
                           cut-off
         001-001~ #####x###:::::>:
        >001-002~   ################>
         001-003~ .              :
                  +----+---+----+---+
                  0    3   6    9   12

        """)
  }

  @Test("a stretch that goes on has its arrow beside a mark in its last cell")
  func arrowBesideMark() {
    let lane = { (end: Double) in
      Lane(
        label: [], segments: [LaneSegment(from: 2, to: end, isOpen: true)],
        marks: [LaneMark(x: end, symbol: "P")])
    }
    let chart = LaneChart(lanes: [lane(9), lane(12), lane(99)], x: StepPlotTests.quarters)
    let drawn = picture(columns: 20, rows: 3) { chart.draw(on: &$0) }
    #expect(
      drawn == """
            ███████████P→
            ██████████████P→
            ███████████████→
        """)
  }

  @Test("lanes scroll, and the emphasized one stays")
  func scrolls() {
    var chart = Self.chart
    chart.lanes = (0..<30).map { Lane(label: [Span("\($0)")]) }
    for emphasized in chart.lanes.indices {
      chart.emphasized = emphasized
      var canvas = Canvas(Grid(Size(columns: 40, rows: 10)))
      let area = chart.draw(on: &canvas)
      #expect(area.rows.visibleRows == 7 && area.rows.top == 1)
      let line = 1 + emphasized - area.rows.firstRow
      #expect(canvas.grid.line(line).hasPrefix("▌\(emphasized)"))
      #expect(["┃", "│"].contains(canvas[39, line]?.scalar))
    }
  }

  @Test("the emphasized lane's look is that of a table's selected row")
  func emphasis() {
    var chart = Self.chart
    chart.emphasizedStyle = Style(background: .palette(8), attributes: .bold)
    var canvas = Canvas(Grid(Size(columns: 44, rows: 7)))
    let area = chart.draw(on: &canvas)
    #expect(canvas[1, 2]?.style == chart.emphasizedStyle)
    #expect(canvas[1, 1]?.style == .plain)
    #expect(
      canvas[area.plot.rect.minColumn, 2]?.style
        == Style(background: .palette(8), attributes: .bold))
  }
}
