import Cells
import Testing

@Suite("Share bars")
struct ShareBarsTests {
  static let funnel = ShareBars(
    bars: [
      ("screened", 512, "100%"), ("randomized", 400, "78%"), ("treated", 386, "75%"),
      ("with a biopsy", 3, "<1%"),
    ].map { ShareBar(label: [Span($0.0)], count: $0.1, share: $0.2) })

  @Test("counts are bars with their share of the first")
  func unicode() {
    let drawn = picture(columns: 40, rows: 4) { Self.funnel.draw(on: &$0) }
    #expect(
      drawn == """
        screened       ██████████████  512  100%
        randomized     ███████████     400   78%
        treated        ██████████▌     386   75%
        with a biopsy  ▏                 3   <1%
        """)
  }

  @Test("the bars are drawn in ASCII too, and labels are cut before numbers")
  func ascii() {
    var bars = Self.funnel
    bars.glyphs = .ascii
    let drawn = picture(columns: 34, rows: 4) { bars.draw(on: &$0) }
    #expect(
      drawn == """
        screened       ########  512  100%
        randomized     ######    400   78%
        treated        ######    386   75%
        with a biopsy  #           3   <1%
        """)
  }

  @Test("where it is narrow, the bars go first, then the shares")
  func narrow() {
    let drawn = picture(columns: 24, rows: 2) { Self.funnel.draw(on: &$0) }
    #expect(
      drawn == """
        screened       512  100%
        randomized     400   78%
        """)
    let narrower = picture(columns: 14, rows: 2) { Self.funnel.draw(on: &$0) }
    #expect(
      narrower == """
        screened   512
        randomiz…  400
        """)
  }

  @Test("bars are of the total where there is one, and shares are written as they are given")
  func totals() {
    var bars = Self.funnel
    bars.total = 1024
    #expect(
      picture(columns: 40, rows: 1) { bars.draw(on: &$0) }
        == "screened       ███████         512  100%")
    bars.bars = [ShareBar(label: [], count: 512)]
    #expect(picture(columns: 40, rows: 1) { bars.draw(on: &$0) }.hasSuffix("512"))
    bars.total = 1
    bars.bars = [ShareBar(label: [], count: .max), ShareBar(label: [], count: -4, share: ">99%")]
    #expect(picture(columns: 60, rows: 2) { bars.draw(on: &$0) }.contains("0  >99%"))
  }

  @Test("a count has the link of its row, and nothing else has one")
  func links() {
    let target = LinkTarget("treated")
    let bars = ShareBars(
      bars: [
        ShareBar(label: [Span("randomized")], count: 400),
        ShareBar(label: [Span("treated")], count: 86, link: target),
      ])
    var canvas = Canvas(Grid(Size(columns: 40, rows: 2)))
    bars.draw(on: &canvas)
    #expect(
      canvas.links == [Link(rect: Rect(column: 36, row: 1, columns: 2, rows: 1), target: target)])
  }
}
