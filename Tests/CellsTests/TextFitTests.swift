import Cells
import Testing

@Suite("Text that fits")
struct TextFitTests {
  @Test(
    "text is cut between characters as read, with the ellipsis at its end",
    arguments: [
      ("Hypotension", 11, "…", "Hypotension"), ("Hypotension", 10, "…", "Hypotensi…"),
      ("Hypotension", 5, "~", "Hypo~"), ("Hypotension", 1, "…", "…"), ("Hypotension", 0, "…", ""),
      ("Hypotension", -1, "…", ""), ("患者数", 5, "…", "患者…"), ("患者数", 4, "…", "患…"),
      ("e\u{301}e\u{301}e\u{301}", 2, "…", "e\u{301}…"), ("abcdef", 2, "...", ".."),
      ("👩\u{200D}🔬abc", 4, "…", "…"), ("abc", 2, "", "ab"), ("", 0, "…", ""),
    ])
  func cuts(text: String, columns: Int, ellipsis: String, cut: String) {
    #expect(TextFit.cut(text, to: columns, ellipsis: ellipsis) == cut)
  }

  @Test("padded text takes the columns it was given")
  func pads() {
    #expect(TextFit.padded("ab", to: 5) == "ab   ")
    #expect(TextFit.padded("ab", to: 5, alignment: .trailing) == "   ab")
    #expect(TextFit.padded("患者", to: 3, ellipsis: "~") == "患~")
    #expect(TextFit.padded("患者", to: 2, ellipsis: "~") == "~ ")
    for columns in 0...9 {
      #expect(TextWidth.columns(of: TextFit.padded("患者数", to: columns)) == columns)
    }
  }

  @Test("runs are cut as one text, each in its own style")
  func cutsSpans() {
    let (red, blue) = (Style(foreground: .palette(1)), Style(foreground: .palette(4)))
    let spans = [Span("Survival", style: red), Span("  OS", style: blue)]
    #expect(spans.columns == 12)
    #expect(spans.cut(to: 12, ellipsis: "…") == spans)
    #expect(
      spans.cut(to: 11, ellipsis: "…") == [
        Span("Survival", style: red), Span("  ", style: blue), Span("…", style: blue),
      ])
    #expect(spans.cut(to: 4, ellipsis: "…") == [Span("Sur", style: red), Span("…", style: red)])
    #expect(spans.cut(to: 1, ellipsis: "…") == [Span("…", style: red)])
    #expect(spans.cut(to: 0, ellipsis: "…").isEmpty)
    for columns in 0...12 {
      #expect(spans.cut(to: columns, ellipsis: "...").columns == columns)
    }
  }
}
