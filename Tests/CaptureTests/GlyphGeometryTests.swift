import Testing

@testable import Capture

@Suite("lines, blocks and braille as shapes")
struct GlyphGeometryTests {
  let geometry = GlyphGeometry(width: 10, height: 20)

  private func boxes(_ scalar: Unicode.Scalar) -> [Box] {
    (geometry.shapes(for: scalar) ?? []).compactMap {
      if case .rectangle(let box) = $0 { box } else { nil }
    }
  }

  private func scalars(_ range: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    range.compactMap(Unicode.Scalar.init)
  }

  @Test("every line, block and braille character has a shape; the rest is text")
  func nothingIsMissing() {
    for scalar in scalars(0x2500...0x259F) + scalars(0x2801...0x28FF) {
      #expect(geometry.shapes(for: scalar)?.isEmpty == false, "\(scalar.value)")
    }
    #expect(geometry.shapes(for: "\u{2800}") == [])
    for scalar: Unicode.Scalar in ["a", " ", "●", "\u{24FF}", "\u{25A0}", "\u{27FF}", "\u{2900}"] {
      #expect(geometry.shapes(for: scalar) == nil)
    }
  }

  @Test("shapes keep inside their cell at any size")
  func shapesKeepInside() {
    for (width, height) in [(10.0, 20.0), (7, 19), (12, 12)] {
      let geometry = GlyphGeometry(width: width, height: height)
      for scalar in scalars(0x2500...0x259F) + scalars(0x2800...0x28FF) {
        for shape in geometry.shapes(for: scalar) ?? [] {
          let isInside: Bool
          switch shape {
          case .rectangle(let box):
            isInside =
              box.left >= 0 && box.top >= 0 && box.left < box.right && box.top < box.bottom
              && box.right <= width && box.bottom <= height
          case .circle(let x, let y, let radius):
            isInside =
              x - radius >= 0 && x + radius <= width && y - radius >= 0 && y + radius <= height
          case .ring(let x, _, let inner, let outer, _, _):
            isInside = (x == 0 || x == width) && inner < outer
          case .polygon, .shade: isInside = true
          }
          #expect(isInside, "\(scalar)")
        }
      }
    }
  }

  @Test("lines meet the next cell in one of three ways, the same on both sides")
  func linesMeet() {
    func sides(_ scalar: Unicode.Scalar) -> [[ClosedRange<Double>]] {
      let boxes = boxes(scalar)
      return [
        boxes.filter { $0.left == 0 }.map { $0.top...$0.bottom },
        boxes.filter { $0.right == 10 }.map { $0.top...$0.bottom },
        boxes.filter { $0.top == 0 }.map { $0.left...$0.right },
        boxes.filter { $0.bottom == 20 }.map { $0.left...$0.right },
      ].map { $0.sorted { $0.lowerBound < $1.lowerBound } }
    }
    let across: Set = [sides("─")[0], sides("━")[0], sides("═")[0], []]
    let down: Set = [sides("│")[2], sides("┃")[2], sides("║")[2], []]
    #expect(across.count == 4 && down.count == 4)
    let dashed = Set(scalars(0x2504...0x250B) + scalars(0x254C...0x254F))
    for scalar in scalars(0x2500...0x257F) where !dashed.contains(scalar) {
      let sides = sides(scalar)
      #expect(across.contains(sides[0]) && across.contains(sides[1]), "\(scalar)")
      #expect(down.contains(sides[2]) && down.contains(sides[3]), "\(scalar)")
    }
    #expect(sides("╪") == [sides("═")[0], sides("═")[1], sides("│")[2], sides("│")[3]])
    #expect(sides("╫") == [sides("─")[0], sides("─")[1], sides("║")[2], sides("║")[3]])
    #expect(sides("╋") == [sides("━")[0], sides("━")[1], sides("┃")[2], sides("┃")[3]])
    #expect(sides("┞") == [[], sides("─")[1], sides("┃")[2], sides("│")[3]])
    #expect(sides("╓") == [[], sides("─")[1], [], sides("║")[3]])
  }

  @Test("the parts of a line character touch one another")
  func partsTouch() {
    let dashed = scalars(0x2504...0x250B) + scalars(0x254C...0x254F)
    let apart = Set("═║╬╠╣╦╩╔╗╚╝╟╢╤╧".unicodeScalars + dashed)
    for scalar in scalars(0x2500...0x257F) where !apart.contains(scalar) {
      var rest = boxes(scalar)
      var reached = rest.popLast().map { [$0] } ?? []
      var at = 0
      while at < reached.count {
        let box = reached[at]
        let isNear = { (other: Box) in
          other.left <= box.right && other.right >= box.left && other.top <= box.bottom
            && other.bottom >= box.top
        }
        reached += rest.filter(isNear)
        rest.removeAll(where: isNear)
        at += 1
      }
      #expect(rest.isEmpty, "\(scalar)")
    }
  }

  @Test("corners of one weight end flush, without a notch or a knob")
  func cornersAreFlush() {
    #expect(
      boxes("┏") == [
        Box(left: 3, top: 8, right: 10, bottom: 12), Box(left: 3, top: 8, right: 7, bottom: 20),
      ])
    let double = boxes("╔")
    #expect(double.map(\.left).min() == 10 / 2 - geometry.offset - geometry.rail / 2)
    #expect(double.map(\.top).min() == 20 / 2 - geometry.offset - geometry.rail / 2)
  }

  @Test("blocks fill their eighths and quarters")
  func blocks() {
    #expect(boxes("█") == [Box(left: 0, top: 0, right: 10, bottom: 20)])
    #expect(boxes("▁") == [Box(left: 0, top: 17.5, right: 10, bottom: 20)])
    #expect(boxes("▌") == [Box(left: 0, top: 0, right: 5, bottom: 20)])
    #expect(boxes("▏") == [Box(left: 0, top: 0, right: 1.25, bottom: 20)])
    #expect(boxes("▐") == [Box(left: 5, top: 0, right: 10, bottom: 20)])
    #expect(
      boxes("▞") == [
        Box(left: 5, top: 0, right: 10, bottom: 10), Box(left: 0, top: 10, right: 5, bottom: 20),
      ])
    #expect(geometry.shapes(for: "░") == [.shade(0.25)])
    #expect(geometry.shapes(for: "▓") == [.shade(0.75)])
  }

  @Test("braille dots stand in two columns and four rows")
  func braille() {
    #expect(geometry.shapes(for: "⠁") == [.circle(x: 2.5, y: 2.5, radius: 1.6)])
    #expect(geometry.shapes(for: "⢀") == [.circle(x: 7.5, y: 17.5, radius: 1.6)])
    #expect(geometry.shapes(for: "⣿")?.count == 8)
  }
}
