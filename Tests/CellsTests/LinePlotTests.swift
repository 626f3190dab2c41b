import Cells
import Testing

@Suite("Line plot")
struct LinePlotTests {
  static func series(_ levels: [Double], _ symbol: Character? = nil, bold: Bool = false)
    -> LineSeries
  {
    LineSeries(
      points: levels.enumerated().map { PlotPoint(x: Double($0) * 3, y: $1) },
      isEmphasized: bold, endSymbol: symbol)
  }
  static let plot = LinePlot(
    series: [
      series([0, -40, -50, -80], "x", bold: true), series([0, 20, 70]),
      series([0, -10, .nan, 0, -30]), series([0, 300, 0], "o"),
    ], x: StepPlotTests.quarters,
    y: Axis(
      lower: -100, upper: 100, ticks: [-100, 0, 100], labels: ["-100%", "0%", "100%"]),
    thresholds: [PlotThreshold(level: -50, label: "PR"), PlotThreshold(level: 500)],
    xLabel: "mo")

  @Test("curves are lines of dots, broken where a point is missing and cut where one is off")
  func unicode() {
    let drawn = picture(columns: 36, rows: 11) { Self.plot.draw(on: &$0) }
    #expect(
      drawn == """
         100% ┤  ⢰        ⠰⡀
              │  ⡇         ⢣⣀⠄
              │ ⢸       ⢀⡠⠒⠉⡆
              │ ⡇  ⣀⣀⠤⠔⠊⠁   ⢱
           0% ┤⠐⠢⢄⡀⠤⢄⣀⡀      o     ⠐⠢⠤⣀
              │   ⠈⠑⠢⢄⣀⣀               ⠉⠑⠒⠤
              │╌╌╌╌╌╌╌╌╌⠉⠉⠉⠑⠒⠒⠤⣀⡀╌╌╌╌╌╌ PR
              │                 ⠈⠉⠒x
        -100% ┤
              └┬──────┬──────┬─────┬──────┬
               0      3      6     9  mo  12
        """)
  }

  @Test("the plot is drawn in ASCII too, emphasized curves with stars")
  func ascii() {
    var plot = Self.plot
    plot.glyphs = .ascii
    let drawn = picture(columns: 36, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
         100% +  .        .
              |  .         ...
              | .       .....
              | .  .....    .
           0% +**......      o     ....
              |  ****                  ....
              |------***********------- PR
              |                 ***x
        -100% +
              ++------+------+-----+------+
               0      3      6     9  mo  12
        """)
  }

  @Test("the emphasized curve lies over the others, in bold and with its own dots alone")
  func emphasis() {
    let flat = { (style: Style, isEmphasized: Bool) in
      LineSeries(
        points: [PlotPoint(x: 0, y: 0.5), PlotPoint(x: 12, y: 0.5)], style: style,
        isEmphasized: isEmphasized)
    }
    let steep = LineSeries(points: [PlotPoint(x: 6, y: 0), PlotPoint(x: 6, y: 1)])
    let red = Style(foreground: .palette(1))
    let draw = { (series: [LineSeries]) -> Cell? in
      var canvas = Canvas(Grid(Size(columns: 30, rows: 11)))
      let plot = LinePlot(series: series, x: StepPlotTests.quarters, y: .probability)
      let area = plot.draw(on: &canvas)
      return canvas[area.column(forX: 6), area.row(forY: 0.5)]
    }
    #expect(draw([flat(red, true), steep])?.style == red.adding(.bold))
    #expect(draw([flat(red, true), steep])?.scalar == draw([flat(red, true)])?.scalar)
    #expect(draw([flat(red, false), steep])?.style == .plain)
    #expect(draw([flat(red, false), steep])?.scalar != draw([steep])?.scalar)
  }

  @Test("a point falls into the cell of its value's tick")
  func alignment() {
    for value in stride(from: 0.0, through: 12, by: 0.5) {
      let dot = LineSeries(points: [PlotPoint(x: value, y: value / 12)])
      let plot = LinePlot(series: [dot], x: StepPlotTests.quarters, y: .probability)
      var canvas = Canvas(Grid(Size(columns: 55, rows: 27)))
      let area = plot.draw(on: &canvas)
      let cell = canvas[area.column(forX: value), area.row(forY: value / 12)]
      #expect(cell.map { (0x2800...0x28FF).contains($0.scalar.value) } == true)
    }
  }
}
