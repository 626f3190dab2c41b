import Cells
import Testing

@Suite("At every size from 0 x 0 to 60 x 30, nothing traps and nothing is drawn outside")
struct EverySizeTests {
  static let both = [GlyphSet.unicode, .ascii]

  @Test("the border", arguments: both)
  func border(glyphs: GlyphSet) {
    for title in ["", "¹Arms", "患者数 and a very long title that has no room"] {
      #expect(
        sizesDrawingOutside {
          let inside = $0.border(
            style: .plain, glyphs: glyphs, focused: true, title: [Span(title)],
            trailing: [Span("患者 400")])
          $0.fill(inside, with: Cell("患", width: 2))
        }.isEmpty)
    }
  }

  @Test("the step plot", arguments: both)
  func stepPlot(glyphs: GlyphSet) {
    for sharesBaseline in [false, true] {
      let plot = StepPlot(
        series: [
          StepPlotTests.high, StepPlotTests.low,
          StepSeries(label: "総数", weight: 2, start: 0, steps: [StepPoint(x: 1, y: 2)], end: 99),
          StepSeries(label: "none", weight: 3, start: 0, steps: [], end: -1),
        ], x: StepPlotTests.quarters, y: .probability,
        markers: [PlotMarker(x: 4, label: "SC opened"), PlotMarker(x: 12, label: "患")],
        gridStyle: .plain, glyphs: glyphs, xLabel: "months",
        sharesBaseline: sharesBaseline, tickColumns: 3)
      let wrong = sizesDrawingOutside { canvas in
        let area = plot.draw(on: &canvas)
        area.drawUnderTicks(["156", "98", "40", "9", "0"], on: &canvas, row: area.bottom)
        #expect(area.rect.intersection(Rect(canvas.size)) == area.rect)
        #expect(area.bottom <= canvas.size.rows)
      }
      #expect(wrong.isEmpty)
    }
  }

  @Test("a step plot with nothing in it", arguments: both)
  func emptyStepPlot(glyphs: GlyphSet) {
    let nothing = Axis(lower: 0, upper: 0, ticks: [], labels: [])
    let plot = StepPlot(series: [], x: nothing, y: nothing, glyphs: glyphs, xLabel: "months")
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
  }

  @Test("the stacked bar", arguments: both)
  func stackedBar(glyphs: GlyphSet) {
    let bar = StackedBar(
      parts: [3, 0, 9, 1].map { BarPart(count: $0, fillLevel: $0, letter: "P") }, total: 20,
      glyphs: glyphs)
    #expect(
      sizesDrawingOutside {
        bar.draw(on: &$0, row: 0, column: 0, columns: $0.size.columns)
        bar.draw(on: &$0, row: 1, column: -2, columns: $0.size.columns + 9)
      }.isEmpty)
  }

  @Test("the table", arguments: both)
  func table(glyphs: GlyphSet) {
    let rows = Array(repeating: TableViewTests.rows, count: 5).flatMap { $0 } + [[Span("患者数")]]
    for (selected, hasMarker) in [(nil, false), (7, true)] {
      let table = TableView(
        columns: TableViewTests.columns, rows: rows, selectedRow: selected,
        hasMarkerColumn: hasMarker, glyphs: glyphs)
      #expect(sizesDrawingOutside { table.draw(on: &$0) }.isEmpty)
      let none = TableView(columns: [], rows: rows, selectedRow: selected, glyphs: glyphs)
      #expect(sizesDrawingOutside { none.draw(on: &$0) }.isEmpty)
    }
  }

  @Test("what lies around a step plot's curves", arguments: both)
  func stepPlotExtras(glyphs: GlyphSet) {
    var plot = StepPlotExtrasTests.accrual
    plot.bands = [StepPlotExtrasTests.band]
    plot.crosshair = 5
    plot.glyphs = glyphs
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
  }

  @Test("the interval plot", arguments: both)
  func intervalPlot(glyphs: GlyphSet) {
    var plot = IntervalPlotTests.plot
    plot.rows += plot.rows + [IntervalRow(header: [Span("患者数")])]
    plot.glyphs = glyphs
    let wrong = sizesDrawingOutside { canvas in
      let area = plot.draw(on: &canvas)
      #expect(area.plot.bottom <= canvas.size.rows)
      #expect(area.rows.top + area.rows.visibleRows <= canvas.size.rows)
    }
    #expect(wrong.isEmpty)
    let none = IntervalPlot(leading: [], rows: [], x: .probability, glyphs: glyphs)
    #expect(sizesDrawingOutside { none.draw(on: &$0) }.isEmpty)
  }

  @Test("the waterfall", arguments: both)
  func waterfall(glyphs: GlyphSet) {
    var plot = WaterfallTests.plot
    plot.glyphs = glyphs
    plot.bars += [WaterfallBar(value: .nan, symbol: Span("患"))]
    let wrong = sizesDrawingOutside { canvas in
      let area = plot.draw(on: &canvas)
      #expect(area.rect.intersection(Rect(canvas.size)) == area.rect)
    }
    #expect(wrong.isEmpty)
    let none = Waterfall(bars: [], y: .probability, glyphs: glyphs)
    #expect(sizesDrawingOutside { none.draw(on: &$0) }.isEmpty)
  }

  @Test("the line plot", arguments: both)
  func linePlot(glyphs: GlyphSet) {
    var plot = LinePlotTests.plot
    plot.glyphs = glyphs
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
    plot.series = []
    plot.x = Axis(lower: 0, upper: 0, ticks: [], labels: [])
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
  }

  @Test("the lane chart", arguments: both)
  func laneChart(glyphs: GlyphSet) {
    var chart = LaneChartTests.chart
    chart.glyphs = glyphs
    chart.lanes += chart.lanes + [Lane(label: [Span("患者数")])]
    let wrong = sizesDrawingOutside { canvas in
      let area = chart.draw(on: &canvas)
      #expect(area.plot.bottom <= canvas.size.rows)
    }
    #expect(wrong.isEmpty)
    chart.lanes = []
    #expect(sizesDrawingOutside { chart.draw(on: &$0) }.isEmpty)
  }

  @Test("the histogram", arguments: both)
  func histogram(glyphs: GlyphSet) {
    var plot = HistogramTests.plot
    plot.glyphs = glyphs
    plot.labels[1] = "患者"
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
    plot.series = [HistogramSeries(counts: Array(-5...70) + [.max, .max, .max])]
    plot.reference = PlotThreshold(level: .nan)
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
    plot.series = []
    #expect(sizesDrawingOutside { plot.draw(on: &$0) }.isEmpty)
  }

  @Test("share bars", arguments: both)
  func shareBars(glyphs: GlyphSet) {
    var bars = ShareBarsTests.funnel
    bars.glyphs = glyphs
    bars.bars.append(ShareBar(label: [Span("患者数")], count: .max))
    #expect(sizesDrawingOutside { bars.draw(on: &$0) }.isEmpty)
    bars.bars = []
    #expect(sizesDrawingOutside { bars.draw(on: &$0) }.isEmpty)
  }
}
