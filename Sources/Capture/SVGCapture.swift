import Cells
import PlainText
import TrialReport

/// Writes a page as a self-contained SVG: no font file, no style sheet, no script.
///
/// The provenance is in the `metadata` element. One file holds one page.
///
/// Lines, blocks and braille are shapes; text is one element per word, each at its own position,
/// because some SVG viewers ignore every other way to keep columns aligned.
public struct SVGCapture: CaptureFormat {
  /// `svg`.
  public static let fileExtension = "svg"

  private static let cellWidth = 10.0
  private static let cellHeight = 20.0
  private static let margin = 10.0
  private static let baseline = 15.0
  private static let fontSize = 16.6
  private static let fonts =
    "'DejaVu Sans Mono', Menlo, 'SF Mono', Consolas, 'Liberation Mono', monospace"

  private let colors: CaptureColors
  private let geometry = GlyphGeometry(width: cellWidth, height: cellHeight)

  /// Makes the format with those colours in place of the terminal's own.
  public init(foreground: RGB, background: RGB, palette: [RGB] = RGB.palette) {
    colors = CaptureColors(foreground: foreground, background: background, palette: palette)
  }

  /// Returns the picture as an XML document in UTF-8.
  public func data(for pages: [Page]) throws(CaptureFailure) -> [UInt8] {
    guard let page = pages.first else { throw .noPages }
    guard pages.count == 1 else {
      throw .singlePage(format: SVGCapture.fileExtension, pages: pages.count)
    }
    let grid = page.content
    let width = Double(grid.size.columns) * SVGCapture.cellWidth + 2 * SVGCapture.margin
    let height = Double(grid.size.rows) * SVGCapture.cellHeight + 2 * SVGCapture.margin
    var backgrounds = Layer()
    var shapes = Layer()
    var text = ""
    for row in 0..<grid.size.rows {
      addRow(grid, row, &backgrounds, &shapes, &text)
    }
    let (w, h) = (Self.number(width), Self.number(height))
    let margin = Self.number(SVGCapture.margin)
    var svg = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)">
      <title>\(Self.escaped(page.title))</title>
      <metadata>\(Self.escaped(page.provenance.line))</metadata>
      <rect width="\(w)" height="\(h)" fill="\(colors.background.hexadecimal)"/>
      <g transform="translate(\(margin) \(margin))">

      """
    svg += Self.paths(backgrounds, hint: " shape-rendering=\"crispEdges\"")
    svg += Self.paths(shapes, hint: "")
    if !text.isEmpty {
      let size = Self.number(SVGCapture.fontSize)
      svg += "<g font-family=\"\(SVGCapture.fonts)\" font-size=\"\(size)\""
      svg += " fill=\"\(colors.foreground.hexadecimal)\">\n\(text)</g>\n"
    }
    svg += "</g>\n</svg>\n"
    return Array(svg.utf8)
  }

  /// Fills by colour, in the order the colours first appear.
  private struct Layer {
    private(set) var fills: [(color: RGB, fill: Fill)] = []
    private var places: [RGB: Int] = [:]

    mutating func with(_ color: RGB, _ change: (inout Fill) -> Void) {
      if let place = places[color] {
        change(&fills[place].fill)
      } else {
        var fill = Fill()
        change(&fill)
        places[color] = fills.count
        fills.append((color, fill))
      }
    }
  }

  /// A run of characters of one style.
  private struct Word {
    var column: Int
    var columns: Int
    var text: String
    var style: Style
    var isWide: Bool
  }

  private func addRow(
    _ grid: Grid, _ row: Int, _ backgrounds: inout Layer, _ shapes: inout Layer,
    _ text: inout String
  ) {
    let y = Double(row) * SVGCapture.cellHeight
    var word: Word?
    func finish() -> String { word.map { element($0, y: y) } ?? "" }
    for column in 0..<grid.size.columns {
      let cell = grid[column, row]
      let x = Double(column) * SVGCapture.cellWidth
      let (ink, behind) = colors.colors(cell.style)
      let whole = Box(
        left: x, top: y, right: x + SVGCapture.cellWidth, bottom: y + SVGCapture.cellHeight)
      if behind != colors.background { backgrounds.with(behind) { $0.add(whole) } }
      if cell.style.attributes.contains(.underline) {
        shapes.with(ink) {
          $0.add(Box(left: whole.left, top: y + 17, right: whole.right, bottom: y + 18))
        }
      }
      if cell.width == 0 { continue }
      let scalar = PlainText.printable(cell.scalar)
      let drawn = geometry.shapes(for: scalar)
      let isBlank = scalar == " " || scalar == "\u{A0}" || scalar == "\u{3000}"
      if let drawn { add(drawn, to: &shapes, x: x, y: y, ink: ink, behind: behind) }
      if drawn != nil || isBlank && cell.mark == "\0" {
        text += finish()
        word = nil
        continue
      }
      let isWide = cell.width == 2
      if word?.style == cell.style, word?.isWide == false, !isWide {
        word?.columns += 1
        word?.text += Self.characters(cell)
      } else {
        text += finish()
        word = Word(
          column: column, columns: isWide ? 2 : 1, text: Self.characters(cell), style: cell.style,
          isWide: isWide)
      }
    }
    text += finish()
  }

  private func add(
    _ drawn: [GlyphShape], to shapes: inout Layer, x: Double, y: Double, ink: RGB, behind: RGB
  ) {
    for shape in drawn {
      switch shape {
      case .rectangle(let box):
        shapes.with(ink) { $0.add(box.moved(x, y)) }
      case .shade(let part):
        let box = Box(left: 0, top: 0, right: SVGCapture.cellWidth, bottom: SVGCapture.cellHeight)
        shapes.with(behind.mixed(with: ink, part)) { $0.add(box.moved(x, y)) }
      default:
        shapes.with(ink) { $0.add(shape, x: x, y: y) }
      }
    }
  }

  private static func characters(_ cell: Cell) -> String {
    var characters = ""
    for scalar in cell.text.unicodeScalars {
      characters.unicodeScalars.append(PlainText.printable(scalar))
    }
    return characters
  }

  private func element(_ word: Word, y: Double) -> String {
    let left = Double(word.column) * SVGCapture.cellWidth
    let width = Double(word.columns) * SVGCapture.cellWidth
    var attributes = ""
    if word.isWide {
      // A wide character is rarely two columns wide in a font: it is centred in them.
      attributes += " x=\"\(Self.number(left + width / 2))\""
    } else {
      attributes += " x=\"\(Self.number(left))\""
    }
    attributes += " y=\"\(Self.number(y + SVGCapture.baseline))\""
    attributes +=
      word.isWide ? " text-anchor=\"middle\"" : " textLength=\"\(Self.number(width))\""
    let ink = colors.colors(word.style).text
    if ink != colors.foreground { attributes += " fill=\"\(ink.hexadecimal)\"" }
    if word.style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if word.style.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
    return "<text\(attributes)>\(Self.escaped(word.text))</text>\n"
  }

  private static func paths(_ layer: Layer, hint: String) -> String {
    var text = ""
    for (color, fill) in layer.fills {
      var path = ""
      for box in fill.joined {
        path += "M\(number(box.left)) \(number(box.top))"
        path += "H\(number(box.right))V\(number(box.bottom))H\(number(box.left))Z"
      }
      for (shape, x, y) in fill.others { path += outline(shape, x: x, y: y) }
      text += "<path fill=\"\(color.hexadecimal)\"\(hint) d=\"\(path)\"/>\n"
    }
    return text
  }

  /// Returns a clockwise outline, so that overlapping ones add up.
  private static func outline(_ shape: GlyphShape, x: Double, y: Double) -> String {
    switch shape {
    case .rectangle, .shade:
      return ""
    case .circle(let centerX, let centerY, let radius):
      let (r, d) = (number(radius), number(2 * radius))
      return "M\(number(x + centerX - radius)) \(number(y + centerY))"
        + "a\(r) \(r) 0 1 1 \(d) 0a\(r) \(r) 0 1 1 -\(d) 0Z"
    case .polygon(let corners):
      return corners.enumerated().map { index, corner in
        "\(index == 0 ? "M" : "L")\(number(x + corner.x)) \(number(y + corner.y))"
      }.joined() + "Z"
    case .ring(let centerX, let centerY, let inner, let outer, let horizontal, let vertical):
      // Clockwise from the side to top or bottom, or the reverse.
      let startsAtSide = horizontal * vertical > 0
      func point(_ radius: Double, atSide: Bool) -> String {
        let dx = atSide ? horizontal * radius : 0
        let dy = atSide ? 0 : vertical * radius
        return "\(number(x + centerX + dx)) \(number(y + centerY + dy))"
      }
      let (o, i) = (number(outer), number(inner))
      return "M\(point(outer, atSide: startsAtSide))"
        + "A\(o) \(o) 0 0 1 \(point(outer, atSide: !startsAtSide))"
        + "L\(point(inner, atSide: !startsAtSide))"
        + "A\(i) \(i) 0 0 0 \(point(inner, atSide: startsAtSide))Z"
    }
  }

  /// Returns a number rounded to a thousandth, in as few digits as possible.
  private static func number(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let (whole, part) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    var text = "\(thousandths < 0 ? "-" : "")\(whole)"
    if part != 0 {
      var digits = String(part + 1000).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      text += ".\(digits)"
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(PlainText.printable(scalar))
      }
    }
    return escaped
  }
}
