import PlainText
import Testing

@Suite("text on its way out")
struct PlainTextTests {
  @Test("what would steer a terminal is replaced, and nothing else is")
  func printable() {
    let steering: [UInt32] = [
      0, 7, 0x1B, 0x7F, 0x85, 0x9B, 0x61C, 0x200E, 0x2028, 0x202E, 0x2060, 0x2069, 0xFEFF, 0xFFFE,
      0x1FFFF, 0xFDD0, 0xE0041,
    ]
    for value in steering {
      #expect(Unicode.Scalar(value).map(PlainText.printable) == "\u{FFFD}", "\(value)")
    }
    for scalar in "aé–患\u{301}\u{200D}👍─█".unicodeScalars {
      #expect(PlainText.printable(scalar) == scalar)
    }
    #expect(PlainText.printable("\u{AD}") == "-")
  }

  @Test("of lines only the line feeds stay, and tabs where they part columns")
  func lines() {
    #expect(PlainText.lines("a\tb\r\n\u{1B}[2Jc\n") == "a\u{FFFD}b\u{FFFD}\n\u{FFFD}[2Jc\n")
    #expect(PlainText.lines("a\tb\u{9B}", keepsTabs: true) == "a\tb\u{FFFD}")
  }

  @Test("a line has no end of a line in it, so that nothing that is pasted runs")
  func line() {
    #expect(PlainText.line("a\tb\r\nrm -rf\u{2028}c") == "a b  rm -rf\u{FFFD}c")
    #expect(PlainText.line("plain") == "plain")
  }

  @Test("no program takes an argument for an option")
  func argument() {
    #expect(PlainText.argument("--output=x") == " --output=x")
    #expect(PlainText.argument("-\u{1B}n") == " -\u{FFFD}n")
    #expect(PlainText.argument("a - b") == "a - b")
    #expect(PlainText.argument("") == "")
  }

  @Test("what only hides text steers no terminal")
  func steers() {
    #expect("a\u{200B}b\u{1B}c".withoutControls == "a\u{200B}b\u{FFFD}c")
    #expect("plain".withoutControls == "plain")
  }
}
