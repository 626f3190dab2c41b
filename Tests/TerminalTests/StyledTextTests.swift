import Cells
import Terminal
import Testing

@Suite("Styled text")
struct StyledTextTests {
  private let amber = Style(
    foreground: .rgb(red: 255, green: 175, blue: 0, fallback: 11), background: .palette(4),
    attributes: .bold)

  @Test("a look is turned on before the text and off after it, as the terminal can")
  func depths() {
    for (depth, codes) in [
      (ColorDepth.none, "1"), (.sixteen, "1;93;44"), (.twoFiftySix, "1;38;5;214;44"),
      (.direct, "1;38;2;255;175;0;44"),
    ] {
      let line = StyledText.line([Span("a", style: amber), Span("b")], depth: depth)
      #expect(line == "\u{1B}[\(codes)ma\u{1B}[0mb")
    }
  }

  @Test(
    "the depth follows from the type and COLORTERM",
    arguments: [
      ("xterm-256color", "", ColorDepth.twoFiftySix), ("xterm-256color", "truecolor", .direct),
      ("xterm", "", .sixteen), ("linux", "", .sixteen), ("vt100", "truecolor", .none),
      ("dumb", "", .none), ("", "", .none), ("xterm-direct", "", .direct),
    ])
  func depth(_ type: String, _ colorTerm: String, _ depth: ColorDepth) {
    #expect(ColorDepth(type: type, colorTerm: colorTerm) == depth)
  }
}
