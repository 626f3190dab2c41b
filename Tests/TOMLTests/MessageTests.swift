import TOML
import Testing

@Suite("Messages about TOML")
struct MessageTests {
  private func message(_ text: String) -> String {
    do {
      _ = try TOMLTable(parsing: text)
      return ""
    } catch {
      return error.message
    }
  }

  @Test("a message names what is wrong and what to do")
  func messages() {
    let cases = [
      "title = High dose": "\"High\" is no value. Put a text in quotes; true and false are written"
        + " small and without.",
      "target = 012":
        "\"012\" is no number: it begins with 0. Write it without, or in quotes if it is a code.",
      "a = 1\n\na = 2": "\"a\" is already set on line 1. Delete one of the two.",
      "title = \"x": "The text that begins here does not end on this line. Write \" behind it.",
      "path = \"C:\\data\"": "There is \"d\" behind a \\, which means nothing. Write \\\\ for the"
        + " character itself, or put the text in ' instead of \".",
      "a = [1\n2]": "There is \"2\" where a , or ] should be in the list that begins on line 1."
        + " Write one of them.",
      "a = { b = 1,\nc = 2 }":
        "There is the end of the line where a name should be. Write a name such"
        + " as title, in quotes if it has anything but letters from A to Z, digits, - and _ in it.",
    ]
    for (text, expected) in cases { #expect(message(text) == expected, "\(text)") }
    let error = #expect(throws: TOMLError.self) { try TOMLTable(parsing: "a = 1\nb = 2003-02-30") }
    #expect(
      error.map { "\($0)" } == "line 2, column 5: \"2003-02-30\" is no date or time that exists."
        + " Write 2003-01-31, 2003-01-31T12:30:00, 2003-01-31T12:30:00Z or 12:30:00.")
  }

  @Test(
    "every document of the suite that is refused has a message of whole sentences, short and without a character that steers a terminal",
    arguments: ConformanceSuite.invalid)
  func wholeSentences(_ path: String) throws {
    let bytes = try ConformanceSuite.bytes(path)
    let error = #expect(throws: TOMLError.self) { try TOMLTable(parsing: bytes) }
    let message = try #require(error?.message)
    #expect(message.hasSuffix("."))
    #expect(message.unicodeScalars.count <= 240)
    #expect(
      !message.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
  }

  @Test("what comes from the text is cut short and escaped")
  func escaped() {
    let poison = "\\u001b[31m\\u202e\\n"
    for text in [
      "\"\(poison)\" = 1\n\"\(poison)\" = 2", "[\"\(poison)\"]\n[\"\(poison)\"]",
      "\"\(poison)\" = 1\n\"\(poison)\".a = 2", "a = \u{9B}31m", "\u{9B} = 1", "a = 1 \u{9B}",
      "a = \"\\\u{202E}\"", "a = 1\u{202E}", "a = 0\u{9B}",
    ] {
      let message = message(text)
      #expect(!message.isEmpty)
      #expect(
        message.unicodeScalars.allSatisfy { (" "..."~").contains($0) },
        "\(message.debugDescription)")
    }
    let long = String(repeating: "x", count: 10_000)
    #expect(message("a = \(long)").count < 140)
    #expect(message("\(long) = 1\n\(long) = 1").count < 140)
  }
}
