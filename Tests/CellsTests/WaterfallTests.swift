import Cells
import Testing

@Suite("Waterfall")
struct WaterfallTests {
  static let axis = Axis(
    lower: -100, upper: 50, ticks: [-100, -50, 0, 50], labels: ["-100%", "-50%", "0%", "50%"])
  static let plot = Waterfall(
    bars: [90, 50, 30, 12, 0, -8, -30, -55, -100].enumerated().map { index, value in
      WaterfallBar(value: value, symbol: Span(index % 2 == 0 ? "A" : "B"))
    } + [WaterfallBar(value: nil)], y: axis,
    thresholds: [PlotThreshold(level: 20, label: "PD"), PlotThreshold(level: -30, label: "PR")],
    selected: 6)

  @Test("bars go up and down from zero, past the axis they end in an arrow")
  func unicode() {
    let drawn = picture(columns: 40, rows: 11) { Self.plot.draw(on: &$0) }
    #expect(
      drawn == """
          50% ┤↑↑ ▄▄
              │██ ██ ▂▂
              │╌╌╌╌╌╌╌╌╌▂▂╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ PD
           0% ┤▀▀─▀▀─▀▀─▀▀────▄▄─●●─▄▄─▄▄───────
              │                  ██ ██ ██
              │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▆▆╌╌╌╌╌╌╌╌╌ PR
         -50% ┤                     ▂▂ ██
              │                        ██
              │                        ██
        -100% ┤                        ▄▄
               A  B  A  B  A  B  A  B  A
        """)
  }

  @Test("the waterfall is drawn in ASCII too")
  func ascii() {
    var plot = Self.plot
    plot.glyphs = .ascii
    let drawn = picture(columns: 28, rows: 11) { plot.draw(on: &$0) }
    #expect(
      drawn == """
          50% +^^##
              |####
              |########--------- PD
           0% +------------**-------
              |          ########
              |- PR ---------####---
         -50% +              ####
              |                ##
              |                ##
        -100% +                ##
               A B A B A B A B A
        """)
  }

  @Test("a bar below zero ends smoothly: what is left of its last cell is drawn over it")
  func reversed() {
    let red = Style(foreground: .palette(1))
    let plot = Waterfall(
      bars: [WaterfallBar(value: -37, style: red), WaterfallBar(value: 23, style: red)],
      y: Self.axis, maximumColumns: 1)
    var canvas = Canvas(Grid(Size(columns: 20, rows: 13)))
    let area = plot.draw(on: &canvas)
    let column = area.rect.minColumn
    let cells = (0..<13).compactMap { canvas[column, $0] }
    let end = cells.last { $0.style.foreground == .palette(1) }
    #expect(end?.scalar == "▄")
    #expect(end?.style == red.adding(.reverse))
    let top = (0..<13).compactMap { canvas[column + 1, $0] }.first { $0.style == red }
    #expect(top?.scalar == "▃")
  }

  @Test("a line stays visible on the bars it crosses")
  func threshold() {
    let plot = Waterfall(
      bars: [WaterfallBar(value: 50)], y: Self.axis, thresholds: [PlotThreshold(level: 25)])
    var canvas = Canvas(Grid(Size(columns: 20, rows: 13)))
    let area = plot.draw(on: &canvas)
    let crossed = (0..<4).compactMap { canvas[area.rect.minColumn, $0] }.filter {
      $0.scalar == "╌"
    }
    #expect(crossed.map(\.style) == [Style(attributes: .reverse)])
  }

  @Test("on few rows the axis stays even, and a threshold without a row has no label")
  func fewRows() {
    var plot = Self.plot
    plot.y = Axis(
      lower: -100, upper: 100, ticks: [-100, -50, 0, 50, 100],
      labels: ["-100%", "-50%", "0%", "50%", "100%"])
    plot.thresholds = [
      PlotThreshold(level: 25, label: "PD"), PlotThreshold(level: 10, label: "near zero"),
      PlotThreshold(level: -50, label: "PR"),
    ]
    plot.selected = nil
    let drawn = picture(columns: 28, rows: 8) { plot.draw(on: &$0) }
    #expect(
      drawn == """
         100% ┤▂▂
          50% ┤██▄▄▁▁
           0% ┤▀▀▀▀▀▀▀▀──▄▄▄▄▄▄▄▄───
         -50% ┤╌ PR ╌╌╌╌╌╌╌▇▇▃▃╌╌╌╌╌
        -100% ┤                ▄▄
               A B A B A B A B A


        """)
  }

  @Test("more bars than columns scroll, the selected one stays, and the mouse finds them")
  func scrolls() {
    var plot = Self.plot
    plot.bars = (0..<90).map { WaterfallBar(value: Double(45 - $0)) }
    for selected in stride(from: 0, to: 90, by: 7) {
      plot.selected = selected
      var canvas = Canvas(Grid(Size(columns: 40, rows: 12)))
      let area = plot.draw(on: &canvas)
      #expect(area.visibleBars == 33 && area.columnsPerBar == 1)
      #expect(area.bar(at: area.rect.minColumn + selected - area.firstBar) == selected)
    }
    plot.selected = nil
    plot.offset = 999
    var canvas = Canvas(Grid(Size(columns: 40, rows: 12)))
    let area = plot.draw(on: &canvas)
    #expect(area.firstBar == 57)
    #expect(area.bar(at: 0) == nil)
    #expect(area.bar(at: 40) == nil)
    let zero = canvas.grid.text.split(separator: "\n").first { $0.contains("0% ┤←") }
    #expect(zero != nil)
  }
}
