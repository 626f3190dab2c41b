import Capture
import Cells
import Testing
import TrialReport

@Suite("screens as SVG")
struct SVGCaptureTests {
  let format = SVGCapture(foreground: RGB(0xEEEEEE), background: RGB(0x101010))

  private func svg(
    columns: Int, rows: Int, title: String = "T", _ draw: (inout Canvas) -> Void
  ) throws -> String {
    var canvas = Canvas(Grid(Size(columns: columns, rows: rows)))
    draw(&canvas)
    return try text(canvas.grid, title: title)
  }

  private func text(_ grid: Grid, title: String, _ format: SVGCapture? = nil) throws -> String {
    let page = Page(title: title, content: grid, provenance: Provenance(version: "1<2>&"))
    return String(decoding: try (format ?? self.format).data(for: [page]), as: UTF8.self)
  }

  /// What is inside the group that is moved by the margin.
  private func body(
    columns: Int = 12, rows: Int = 1, _ draw: (inout Canvas) -> Void
  ) throws -> [String] {
    try svg(columns: columns, rows: rows, draw).split(separator: "\n").map(String.init)
      .drop { !$0.hasPrefix("<g transform") }.dropFirst().dropLast(2)
      .filter { !$0.hasPrefix("<g font") && $0 != "</g>" }
  }

  @Test("a small screen is this file")
  func wholeFile() throws {
    let amber = Color.rgb(red: 0xE6, green: 0x9F, blue: 0, fallback: 11)
    let picture = try svg(columns: 8, rows: 3, title: "A & B") {
      $0.write("╭ Arms ╮", column: 0, row: 0)
      $0.write("│", column: 0, row: 1)
      $0.write("A 21%", column: 2, row: 1, style: Style(foreground: amber, attributes: .bold))
      $0.write("│", column: 7, row: 1)
      $0.write("╰──────╯", column: 0, row: 2)
    }
    #expect(
      picture == """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80">
        <title>A &amp; B</title>
        <metadata>trialtop-provenance: {"trialtop":"1&lt;2&gt;&amp;","study":null}</metadata>
        <rect width="100" height="80" fill="#101010"/>
        <g transform="translate(10 10)">
        <path fill="#eeeeee" d="M4.2 15H5.8V45H4.2ZM74.2 15H75.8V45H74.2ZM10 49.2H70V50.8H10Z\
        M4.2 15A5.8 5.8 0 0 1 10 9.2L10 10.8A4.2 4.2 0 0 0 5.8 15Z\
        M70 9.2A5.8 5.8 0 0 1 75.8 15L74.2 15A4.2 4.2 0 0 0 70 10.8Z\
        M10 50.8A5.8 5.8 0 0 1 4.2 45L5.8 45A4.2 4.2 0 0 0 10 49.2Z\
        M75.8 45A5.8 5.8 0 0 1 70 50.8L70 49.2A4.2 4.2 0 0 0 74.2 45Z"/>
        <g font-family="'DejaVu Sans Mono', Menlo, 'SF Mono', Consolas, 'Liberation Mono', \
        monospace" font-size="16.6" fill="#eeeeee">
        <text x="20" y="15" textLength="40">Arms</text>
        <text x="20" y="35" textLength="10" fill="#e69f00" font-weight="bold">A</text>
        <text x="40" y="35" textLength="30" fill="#e69f00" font-weight="bold">21%</text>
        </g>
        </g>
        </svg>

        """)
  }

  @Test("a line over many cells, and many rows, is one rectangle")
  func linesAreJoined() throws {
    let lines = try body(columns: 5, rows: 3) {
      $0.write("──┼──", column: 0, row: 1)
      $0.write("│", column: 2, row: 0)
      $0.write("│", column: 2, row: 2)
    }
    #expect(
      lines == [##"<path fill="#eeeeee" d="M24.2 0H25.8V60H24.2ZM0 29.2H50V30.8H0Z"/>"##])
  }

  @Test("backgrounds that are alike are one rectangle, and the screen's own none")
  func backgroundsAreJoined() throws {
    let lines = try body(columns: 6, rows: 3) {
      let style = Style(background: .rgb(red: 1, green: 2, blue: 3, fallback: 0))
      $0.fill(Rect(column: 1, row: 0, columns: 4, rows: 2), with: Cell(" ", style: style))
    }
    #expect(
      lines == [##"<path fill="#010203" shape-rendering="crispEdges" d="M10 0H50V40H10Z"/>"##])
  }

  @Test("shades are the text's colour on what lies behind")
  func shades() throws {
    let lines = try body(columns: 4) { $0.write("░▒▓█", column: 0, row: 0) }
    #expect(
      lines.map { $0.prefix(20) }
        == ["484848", "7f7f7f", "b7b7b7", "eeeeee"].map { "<path fill=\"#\($0)\"" })
  }

  @Test("dim, reverse, italic and underline show")
  func emphasis() throws {
    #expect(
      try body { $0.write("dim", column: 0, row: 0, style: Style(attributes: .dim)) }
        == [##"<text x="0" y="15" textLength="30" fill="#959595">dim</text>"##])
    #expect(
      try body { $0.write("rev", column: 0, row: 0, style: Style(attributes: .reverse)) } == [
        ##"<path fill="#eeeeee" shape-rendering="crispEdges" d="M0 0H30V20H0Z"/>"##,
        ##"<text x="0" y="15" textLength="30" fill="#101010">rev</text>"##,
      ])
    #expect(
      try body {
        $0.write("a b", column: 0, row: 0, style: Style(attributes: [.italic, .underline]))
      }
        == [
          ##"<path fill="#eeeeee" d="M0 17H30V18H0Z"/>"##,
          #"<text x="0" y="15" textLength="10" font-style="italic">a</text>"#,
          #"<text x="20" y="15" textLength="10" font-style="italic">b</text>"#,
        ])
  }

  @Test("the terminal's own sixteen colours come from the palette that was given")
  func palette() throws {
    let picture = SVGCapture(
      foreground: RGB(0), background: RGB(0xFFFFFF), palette: [RGB(0x111111), RGB(0x222222)])
    var canvas = Canvas(Grid(Size(columns: 2, rows: 1)))
    canvas.write("a", column: 0, row: 0, style: Style(foreground: .palette(1)))
    canvas.write("b", column: 1, row: 0, style: Style(foreground: .palette(15)))
    let text = try text(canvas.grid, title: "", picture)
    #expect(text.contains("fill=\"#222222\">a<"))
    #expect(text.contains("fill=\"#f2f4f5\">b<"))
  }

  @Test("a wide character stands in the middle of its two columns")
  func wide() throws {
    #expect(
      try body { $0.write("a患b", column: 0, row: 0) } == [
        #"<text x="0" y="15" textLength="10">a</text>"#,
        #"<text x="20" y="15" text-anchor="middle">患</text>"#,
        #"<text x="30" y="15" textLength="10">b</text>"#,
      ])
  }

  @Test("markup is escaped, marks stay, and nothing unprintable gets in")
  func escaping() throws {
    var grid = Grid(Size(columns: 6, rows: 1), fill: Cell("x"))
    for (column, scalar) in (["<", "&", "\u{1B}", "\u{FFFE}", "\u{202E}"] as [Unicode.Scalar])
      .enumerated()
    { grid[column, 0] = Cell(scalar) }
    grid[5, 0] = Cell("e", mark: "\u{301}", secondMark: "\u{8}")
    let text = try text(grid, title: "a<b>\u{0}\n&")
    #expect(text.contains("<title>a&lt;b&gt;\u{FFFD}\u{FFFD}&amp;</title>"))
    #expect(text.contains(">&lt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}e\u{301}\u{FFFD}</text>"))
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test("the file is well-formed and the same each time, whatever is on the screen")
  func wellFormed() throws {
    for (columns, rows) in [(0, 0), (1, 1), (40, 30)] {
      let size = Size(columns: columns, rows: rows)
      var grid = Grid(size)
      for column in 0..<size.columns {
        for row in 0..<size.rows {
          let value = UInt32(column * 30 + row) * 131 % 0x2A00
          grid[column, row] = Cell(
            Unicode.Scalar(value) ?? "?", width: UInt8(value % 3),
            style: Style(
              foreground: .palette(UInt8(value % 16)), background: .palette(UInt8(value % 5)),
              attributes: Attributes(rawValue: UInt8(value % 32))))
        }
      }
      let picture = try text(grid, title: "<&>")
      #expect(try picture == text(grid, title: "<&>"))
      #expect(isWellFormed(picture))
    }
  }

  /// Elements nest, attributes are quoted, text holds neither `<` nor a bare `&`.
  private func isWellFormed(_ xml: String) -> Bool {
    // A mark would make one Character of itself and a bracket.
    let ascii = String(String.UnicodeScalarView(xml.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
    var open: [Substring] = []
    for piece in ascii.split(separator: "<", omittingEmptySubsequences: true) {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].contains(">") else { return false }
      let tag = parts[0]
      guard tag.filter({ $0 == "\"" }).count.isMultiple(of: 2) else { return false }
      for entity in parts[1].split(separator: "&", omittingEmptySubsequences: false).dropFirst()
      where !["amp;", "lt;", "gt;"].contains(where: entity.hasPrefix) { return false }
      let name = tag.split(separator: " ").first ?? ""
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
