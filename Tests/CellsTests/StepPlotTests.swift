import Cells
import Testing

@Suite("Step plot")
struct StepPlotTests {
  static let high = StepSeries(
    label: "A", weight: 0, start: 1,
    steps: [
      StepPoint(x: 3, y: 0.8), StepPoint(x: 6, y: 0.7), StepPoint(x: 8, y: 0.5),
    ], ticks: [5, 10, 11], end: 12)
  static let low = StepSeries(
    label: "B", weight: 1, start: 1,
    steps: [StepPoint(x: 1, y: 0.75), StepPoint(x: 4, y: 0.4), StepPoint(x: 7, y: 0.2)],
    ticks: [3, 9], end: 10)
  static let quarters = Axis(
    lower: 0, upper: 12, ticks: [0, 3, 6, 9, 12], labels: ["0", "3", "6", "9", "12"])

  private func draw(_ columns: Int, _ rows: Int, _ plot: StepPlot) -> String {
    picture(columns: columns, rows: rows) { plot.draw(on: &$0) }
  }

  @Test("survival is drawn as steps with a line, a weight and a letter for each arm")
  func unicode() {
    let plot = StepPlot(
      series: [Self.high, Self.low], x: Self.quarters, y: .probability, xLabel: "mo")
    #expect(
      draw(36, 11, plot) == """
        1.00 ┤──┓────┐
             │  ┃    │
        0.75 ┤  ┗━━━━╋─┓─┼──────┐
             │         ┃        │
        0.50 ┤         ┃        └────┼─┼── A
             │         ┗━━━━━━┓
        0.25 ┤                ┗━━━╋━━━ B
             │
        0.00 ┤
             └┬──────┬──────┬─────┬──────┬
              0      3      6     9  mo  12
        """)
  }

  @Test("survival is drawn in ASCII too")
  func ascii() {
    let plot = StepPlot(
      series: [Self.high, Self.low], x: Self.quarters, y: .probability, glyphs: .ascii,
      xLabel: "months")
    #expect(
      draw(36, 11, plot) == """
        1.00 +--+----+
             |  |    |
        0.75 +  +====x-+-*------+
             |         |        |
        0.50 +         |        +----*-*-- A
             |         +======+
        0.25 +                +===x=== B
             |
        0.00 +
             ++------+------+-----+------+
              0      3      6     9      12
        """)
  }

  @Test("all four weights look different")
  func weights() {
    let series = (0...3).map { weight in
      StepSeries(
        label: "\(weight)", weight: weight, start: Double(4 - weight) / 4,
        steps: [StepPoint(x: 6, y: Double(3 - weight) / 4)], ticks: [2], end: 12)
    }
    let plot = StepPlot(series: series, x: Self.quarters, y: .probability)
    #expect(
      draw(22, 11, plot) == """
        1.00 ┤──┼────┐
             │       │
        0.75 ┤━━╋━━━━┓────── 0
             │       ┃
        0.50 ┤══╬════╗━━━━━━ 1
             │       ║
        0.25 ┤┄┄┼┄┄┄┄╮══════ 2
             │       ┆
        0.00 ┤       ╰┄┄┄┄┄┄ 3
             └┬──┬───┬──┬──┬
              0  3   6  9  12
        """)
  }

  @Test("curves that run together take turns; steps and censorings are seen whoever's turn it is")
  func turns() {
    let flat = { (label: String, weight: Int, ticks: [Double]) in
      StepSeries(label: label, weight: weight, start: 0.5, steps: [], ticks: ticks, end: 12)
    }
    let pair = [Self.high, flat("B", 1, [])]
    #expect(
      draw(28, 7, StepPlot(series: pair, x: Self.quarters, y: .probability)) == """
        1.00 ┤─────┐
        0.75 ┤     └──┼────┐
        0.50 ┤━━━━━━━━━━━━━└━━┼┼━A B
        0.25 ┤
        0.00 ┤
             └┬────┬────┬───┬────┬
              0    3    6   9    12
        """)
    let three = [flat("A", 0, []), flat("B", 1, [3, 9]), flat("C", 2, [9])]
    #expect(
      draw(28, 7, StepPlot(series: three, x: Self.quarters, y: .probability)) == """
        1.00 ┤
        0.75 ┤
        0.50 ┤══──━╋══──━━══╬─━A═B C
        0.25 ┤
        0.00 ┤
             └┬────┬────┬───┬────┬
              0    3    6   9    12
        """)
    let steep = (0...2).map {
      StepSeries(label: "", weight: $0, start: 1, steps: [StepPoint(x: 6, y: 0)], end: 12)
    }
    #expect(
      draw(28, 11, StepPlot(series: steep, x: Self.quarters, y: .probability)) == """
        1.00 ┤──━━══──━━╗
             │          │
        0.75 ┤          ┃
             │          ║
        0.50 ┤          │
             │          ┃
        0.25 ┤          ║
             │          │
        0.00 ┤          ┗━══──━━══─
             └┬────┬────┬────┬────┬
              0    3    6    9    12
        """)
  }

  @Test("a censoring within a step's column moves beside it, never onto the step")
  func censoringBesideStep() {
    let axis = Axis(lower: 0, upper: 9, ticks: [], labels: [])
    let series = { (tick: Double, steps: [StepPoint]) in
      StepSeries(label: "", weight: 0, start: 1, steps: steps, ticks: [tick], end: 9)
    }
    let plot = { StepPlot(series: [$0], x: axis, y: .probability) }
    let step = StepPoint(x: 4, y: 0)
    let draw = { (series: StepSeries) in
      picture(columns: 16, rows: 7) { plot(series).draw(on: &$0) }.split(separator: "\n").map {
        String($0.dropFirst(6))
      }
    }
    #expect(draw(series(3.9, [step])).first == "───┼┐")
    #expect(draw(series(4.1, [step]))[4] == "    └┼────")
    #expect(draw(series(4, [step]))[4] == "    └┼────")
    // There is no level part at the step's level before the next step.
    let crowded = draw(series(4.1, [step, StepPoint(x: 5, y: 1)]))
    #expect(!crowded.joined().contains("┼"))
  }

  @Test("a curve may rise, and fall to nothing and rise again")
  func rises() {
    let enrolled = StepSeries(
      label: "n", weight: 0, start: 0,
      steps: [
        StepPoint(x: 2, y: 1), StepPoint(x: 5, y: 3), StepPoint(x: 8, y: 4),
        StepPoint(x: 8.1, y: 0),
        StepPoint(x: 8.2, y: 4),
      ], end: 10)
    let plot = StepPlot(
      series: [enrolled], x: Self.quarters, y: .nice(lower: 0, upper: 4, targetTicks: 3))
    #expect(
      draw(26, 7, plot) == """
        4 ┤              ┌─── n
          │        ┌────┐│
        2 ┤        │    ││
          │   ┌────┘    ││
        0 ┤───┘         └┘
          └┬────┬────┬────┬────┬
           0    3    6    9    12
        """)
  }

  @Test("a moment is marked by a dotted line with its label where it covers nothing")
  func markers() {
    var plot = StepPlot(
      series: [Self.high], x: Self.quarters, y: .probability,
      markers: [PlotMarker(x: 4, label: "SC"), PlotMarker(x: 40, label: "never")])
    #expect(
      draw(26, 7, plot) == """
        1.00 ┤────┐ ┊SC
        0.75 ┤    └──┼───┐
        0.50 ┤      ┊    └──┼─┼─ A
        0.25 ┤      ┊
        0.00 ┤      ┊
             └┬───┬────┬───┬───┬
              0   3    6   9   12
        """)
    plot.markers = [PlotMarker(x: 12, label: "cut-off")]
    plot.glyphs = .ascii
    #expect(
      draw(26, 7, plot) == """
        1.00 +----+     cut-off:
        0.75 +    +--*---+     :
        0.50 +           +--*-*- A
        0.25 +                 :
        0.00 +                 :
             ++---+----+---+---+
              0   3    6   9   12
        """)
  }

  /// Level curves, each with its letter, where it runs and where it ends.
  private func letters(_ curves: [(level: Double, end: Double)]) -> [String] {
    let series = zip("ABCD", curves).map { label, curve in
      StepSeries(label: String(label), weight: 0, start: curve.level, steps: [], end: curve.end)
    }
    let plot = StepPlot(series: series, x: Self.quarters, y: .probability)
    return draw(28, 7, plot).split(separator: "\n").prefix(5).map { String($0.dropFirst(6)) }
  }

  @Test("letters of curves that end together stand beside each other on their row")
  func coincidingEnds() {
    #expect(letters([(0.5, 6), (0.49, 6), (0.51, 6)]) == ["", "", "─────────── A B C", "", ""])
    #expect(letters([(0.5, 7), (0.5, 6)]) == ["", "", "────────────B A", "", ""])
  }

  @Test("letters without room on the right stand on their lines")
  func crowdedEnds() {
    #expect(letters([(0.5, 12)])[2] == "──────────────────── A")
    #expect(letters([(0.5, 12), (0.5, 12)])[2] == "───────────────────A B")
    #expect(letters([(0, 12), (0, 12), (0, 12)])[4] == "─────────────────A─B C")
  }

  @Test("a letter stands at its curve's end, over another curve that passes there")
  func letterOverCurve() {
    #expect(
      letters([(0.75, 12), (0.75, 3), (0.5, 12), (0, 6)]) == [
        "", "───────B──────────── A", "──────────────────── C", "", "─────────── D",
      ])
  }

  @Test("the lower axis can be drawn on the zero row, and points behind the curves")
  func baselineAndGrid() {
    let plot = StepPlot(
      series: [Self.low], x: Self.quarters, y: .probability, gridStyle: .plain, xLabel: "months",
      sharesBaseline: true)
    #expect(
      draw(34, 6, plot) == """
        1.00 ┤━━┓·   ·   ·   ·   ·   ·
        0.75 ┤  ┗━━━╋━┓  ·   ·   ·   ·
        0.50 ┤   ·   ·┗━━━━━━┓   ·   ·
        0.25 ┤   ·   ·   ·   ┗━━━╋━━ B
        0.00 ┼┬─────┬──────┬─────┬─────┬
              0     3      6     9     12
        """)
  }

  @Test("quarters fall on rows, whatever the height")
  func quartersOnRows() {
    #expect(
      [-1, 0, 3, 4, 5, 8, 9, 12, 13, 40].map { StepPlot.plotRows(fitting: $0) }
        == [0, 0, 3, 4, 5, 5, 9, 9, 13, 37])
    let plot = StepPlot(series: [Self.high], x: Self.quarters, y: .probability)
    for rows in 7...40 {
      var canvas = Canvas(Grid(Size(columns: 40, rows: rows)))
      let area = plot.draw(on: &canvas)
      #expect(area.rect.size.rows == StepPlot.plotRows(fitting: rows - 2))
      #expect(area.bottom == area.rect.size.rows + 2)
      for (level, label) in zip(plot.y.ticks, plot.y.labels) {
        #expect(canvas.grid.line(area.row(forY: level)).hasPrefix("\(label) ┤"))
      }
    }
  }

  @Test("numbers stand under the ticks, and no label touches another")
  func underTicks() {
    var plot = StepPlot(
      series: [Self.high], x: .months(upper: 60, targetTicks: 11), y: .probability)
    for columns in 0...90 {
      var canvas = Canvas(Grid(Size(columns: columns, rows: 9)))
      plot.tickColumns = 4
      let area = plot.draw(on: &canvas)
      let numbers = plot.x.ticks.indices.map { String(1000 + $0) }
      area.drawUnderTicks(numbers, on: &canvas, row: 8)
      let shown = canvas.grid.line(8).split(separator: " ").map(String.init)
      #expect(shown == area.labelledTicks.map { numbers[$0] })
      let labels = canvas.grid.line(area.bottom - 1).split(separator: " ").map(String.init)
      #expect(area.labelledTicks.isEmpty || labels == area.labelledTicks.map { plot.x.labels[$0] })
      for tick in area.labelledTicks {
        let column = area.column(forX: plot.x.ticks[tick])
        #expect(canvas[column, area.bottom - 2]?.scalar == "┬")
        #expect(canvas[column, 8].map { $0.scalar != " " } == true)
      }
    }
  }

  @Test("a number under a tick that would touch the one before is left out")
  func wideNumbers() {
    let plot = StepPlot(series: [], x: Self.quarters, y: .probability)
    var canvas = Canvas(Grid(Size(columns: 24, rows: 8)))
    let area = plot.draw(on: &canvas)
    area.drawUnderTicks(["1", "22222", "33333", "4", "55555"], on: &canvas, row: 7)
    #expect(canvas.grid.line(6) == "      0   3   6   9   12")
    #expect(canvas.grid.line(7) == "      1 22222     4")
  }

  @Test("strange numbers draw something, and trap nowhere")
  func strangeNumbers() {
    let wild: [Double] = [.nan, .infinity, -.infinity, 1e308, -1e308, 0, -0.0, 5]
    for one in wild {
      for other in wild {
        let series = StepSeries(
          label: "A", weight: 0, start: one, steps: wild.map { StepPoint(x: $0, y: other) },
          ticks: wild, end: other)
        let axis = Axis(lower: one, upper: other, ticks: wild, labels: wild.map { "\($0)" })
        for x in [axis, Self.quarters] {
          let plot = StepPlot(
            series: [series], x: x, y: axis, markers: wild.map { PlotMarker(x: $0, label: "m") })
          _ = draw(30, 9, plot)
        }
      }
    }
  }
}
