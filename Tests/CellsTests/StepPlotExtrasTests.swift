import Cells
import Testing

@Suite("What lies around the curves of a step plot")
struct StepPlotExtrasTests {
  static let band = StepBand(
    lower: [StepPoint(x: 3, y: 0.6), StepPoint(x: 6, y: 0.5), StepPoint(x: 8, y: 0.25)],
    upper: [StepPoint(x: 3, y: 0.95), StepPoint(x: 6, y: 0.85), StepPoint(x: 8, y: 0.75)],
    start: 1, end: 12)
  static let enrolled = StepSeries(
    label: "n", weight: 1, start: 0,
    steps: [StepPoint(x: 1, y: 10), StepPoint(x: 3, y: 20), StepPoint(x: 5, y: 40)], end: 6)
  static let accrual = StepPlot(
    series: [enrolled], x: StepPlotTests.quarters,
    y: Axis(lower: 0, upper: 80, ticks: [0, 40, 80], labels: ["0", "40", "80"]),
    fan: PlotFan(from: PlotPoint(x: 6, y: 40), level: 80, lower: 9, middle: 10, upper: 11.5),
    references: [
      PlotReference(from: PlotPoint(x: 0, y: 0), to: PlotPoint(x: 9, y: 80), label: "plan")
    ])

  @Test("the limits of a curve are shaded behind it, and the curves are read at the crosshair")
  func band() {
    let plot = StepPlot(
      series: [StepPlotTests.high], x: StepPlotTests.quarters, y: .probability,
      bands: [Self.band], crosshair: 7)
    let drawn = picture(columns: 36, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        1.00 ┤───────┐░░░░░░  ╎
             │       │░░░░░░░░╎░
        0.75 ┤       └───┼────●─┐░░░░░░░░░
             │       ░░░░░░░░░╎░│░░░░░░░░░
        0.50 ┤              ░░╎░└────┼─┼── A
             │                ╎ ░░░░░░░░░░
        0.25 ┤                ╎ ░░░░░░░░░░
             │                ╎
        0.00 ┤                ╎
             └┬──────┬──────┬─────┬──────┬
              0      3      6     9      12
        """)
  }

  @Test("band and crosshair are drawn in ASCII too")
  func asciiBand() {
    let plot = StepPlot(
      series: [StepPlotTests.high], x: StepPlotTests.quarters, y: .probability, glyphs: .ascii,
      bands: [Self.band], crosshair: 7)
    let drawn = picture(columns: 36, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        1.00 +-------+......  !
             |       |........!.
        0.75 +       +---*----o-+.........
             |       .........!.|.........
        0.50 +              ..!.+----*-*-- A
             |                ! ..........
        0.25 +                ! ..........
             |                !
        0.00 +                !
             ++------+------+-----+------+
              0      3      6     9      12
        """)
  }

  @Test("a label in a band stands on its colour")
  func labelInBand() throws {
    let short = StepSeries(
      label: "A", weight: 0, start: 1, steps: StepPlotTests.high.steps, end: 9)
    let plot = StepPlot(
      series: [short], x: StepPlotTests.quarters, y: .probability,
      bands: [
        StepBand(
          lower: Self.band.lower, upper: Self.band.upper, start: 1, end: 12,
          style: Style(background: .palette(4)))
      ])
    var canvas = Canvas(Grid(Size(columns: 36, rows: 11)))
    plot.draw(on: &canvas)
    let label = try #require(canvas.grid.cells.first { $0.text == "A" })
    #expect(label.style.background == .palette(4) && label.style.attributes.contains(.bold))
  }

  @Test("a band with a background colour is that colour, and the curve keeps it")
  func background() {
    let plot = StepPlot(
      series: [StepPlotTests.high], x: StepPlotTests.quarters, y: .probability,
      bands: [
        StepBand(
          lower: Self.band.lower, upper: Self.band.upper, start: 1, end: 12,
          style: Style(background: .palette(4)))
      ])
    var canvas = Canvas(Grid(Size(columns: 36, rows: 11)))
    let area = plot.draw(on: &canvas)
    let column = area.column(forX: 10)
    #expect(canvas[column, area.row(forY: 0.3)] == Cell(" ", style: Style(background: .palette(4))))
    #expect(canvas[column, area.row(forY: 0.5)]?.scalar == "┼")
    #expect(canvas[column, area.row(forY: 0.5)]?.style.background == .palette(4))
    #expect(canvas[column, area.row(forY: 1)]?.style.background == .terminalDefault)
  }

  @Test("a projection opens from the last count, and the plan is a dashed line with its name")
  func fan() {
    let drawn = picture(columns: 40, rows: 11) { Self.accrual.draw(on: &$0) }
    #expect(
      drawn == """
        80 ┤                    plan⠠⠂░⠄⠂░░░░
           │                     ⠠⠊░⡀⠂⠁░░░
           │                  ⠐⠊░⡀⠄⠁░░
           │               ⠐⠊ ░⠄⠂░░
        40 ┤            ⠐⠊┏━━━⠁n
           │         ⠐⠊   ┃
           │      ⠐⠊┏━━━━━┛
           │   ┏━━━━┛
         0 ┤━━━┛
           └┬───────┬────────┬───────┬───────┬
            0       3        6       9       12
        """)
  }

  @Test("projection and plan are drawn in ASCII too")
  func asciiFan() {
    var plot = Self.accrual
    plot.glyphs = .ascii
    let drawn = picture(columns: 40, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        80 +                    plan...*.....
           |                      ...*....
           |                  . ...*..
           |                . .*.*.
        40 +            . +===.n
           |        . .   |
           |      . +=====+
           |  .+====+
         0 +===+
           ++-------+--------+-------+-------+
            0       3        6       9       12
        """)
  }

  @Test("curves finer than cells begin at their start, and end at their letters")
  func fine() {
    var plot = StepPlot(
      series: [
        Self.enrolled,
        StepSeries(
          label: "m", weight: 0, start: 0,
          steps: (0...12).map { StepPoint(x: 5 + Double($0) / 2, y: Double(2 * $0)) }, begin: 4,
          end: 11),
      ], x: StepPlotTests.quarters, y: Self.accrual.y, isFine: true)
    let drawn = picture(columns: 40, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        80 ┤
           │
           │
           │
        40 ┤              ⡖⠒⠒⠂ n
           │              ⡇               ⢀ m
           │        ⢰⠒⠒⠒⠒⠒⠃        ⢀⣀⣀⣠⠤⠖⠋⠉
           │   ⡖⠒⠒⠒⠒⠚        ⣀⣀⣠⠤⠖⠚⠉
         0 ┤⠐⠒⠒⠃       ⠐⠒⠒⠒⠚⠉⠁
           └┬───────┬────────┬───────┬───────┬
            0       3        6       9       12
        """)
    plot.glyphs = .ascii
    let ascii = picture(columns: 40, rows: 11) { plot.draw(on: &$0) }
    #expect(
      ascii == """
        80 +
           |
           |
           |
        40 +              +=== n
           |              |
           |        +=====+          +----- m
           |   +====+         +------+
         0 +===+       -------+
           ++-------+--------+-------+-------+
            0       3        6       9       12
        """)
  }

  @Test(
    "a projection that may never reach its level stays in the plot, and a crosshair off it is none")
  func limits() {
    var plot = Self.accrual
    plot.references = []
    plot.crosshair = 13
    plot.fan = PlotFan(
      from: PlotPoint(x: 6, y: 40), level: 80, lower: 9, middle: 20, upper: .infinity)
    let drawn = picture(columns: 40, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
        80 ┤                        ░░░░░░░░░░
           │                      ░░░░░░░░░░░░
           │                    ░░░░░░░░░░⡀⡀⡀⠄
           │                  ░░░⡀⡀⠄⠄⠄⠂⠂⠁⠁░░░░
        40 ┤              ┏━━━⠂n⠁░░░░░░░░░░░░░
           │              ┃
           │        ┏━━━━━┛
           │   ┏━━━━┛
         0 ┤━━━┛
           └┬───────┬────────┬───────┬───────┬
            0       3        6       9       12
        """)
  }

  @Test("values that are not numbers, or far off, draw nothing wrong")
  func wild() {
    let wild = [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0, 6]
    for one in wild {
      for other in wild {
        var plot = Self.accrual
        plot.crosshair = one
        plot.fan = PlotFan(
          from: PlotPoint(x: one, y: other), level: other, lower: one, middle: other, upper: one)
        plot.references = [
          PlotReference(from: PlotPoint(x: one, y: 1), to: PlotPoint(x: 2, y: other), label: "p")
        ]
        plot.bands = [
          StepBand(
            lower: [StepPoint(x: one, y: other)], upper: [StepPoint(x: 2, y: one)], start: other,
            end: one)
        ]
        #expect(picture(columns: 40, rows: 9) { plot.draw(on: &$0) }.contains("━"))
        plot.series = [
          StepSeries(
            label: "n", weight: 0, start: other, steps: [StepPoint(x: 3, y: other)], begin: one,
            end: 6)
        ]
        for isFine in [false, true] {
          plot.isFine = isFine
          _ = picture(columns: 40, rows: 9) { plot.draw(on: &$0) }
        }
      }
    }
  }
}
