import Cells
import PlainText
import Testing

@Suite("Glyph sets")
struct GlyphSetTests {
  /// Everything a set draws with.
  private func texts(of glyphs: GlyphSet) -> [String] {
    var texts = [
      glyphs.bullet, glyphs.hollowBullet, glyphs.leftArrow, glyphs.rightArrow, glyphs.upArrow,
      glyphs.downArrow, glyphs.ellipsis, glyphs.warning, glyphs.separator, glyphs.marker,
      glyphs.check, glyphs.cross, glyphs.atLeast, glyphs.superscript(1234567890), glyphs.leftLimit,
      glyphs.rightLimit, glyphs.ascending, glyphs.descending,
    ]
    var scalars = [
      glyphs.verticalMarker, glyphs.gridPoint, glyphs.scrollThumb, glyphs.scrollTrack,
      glyphs.axis.horizontal, glyphs.axis.vertical, glyphs.axis.leftTick, glyphs.axis.bottomTick,
      glyphs.axis.topTick, glyphs.axis.corner, glyphs.axis.crossing,
    ]
    scalars += [glyphs.horizontalMarker, glyphs.crosshair]
    scalars +=
      (0...1).map(glyphs.shade) + (0...3).map(glyphs.point) + (0...8).map(glyphs.row(eighths:))
    scalars += (0...4).map(glyphs.fill) + (0...8).map(glyphs.column(eighths:))
    for border in [glyphs.border, glyphs.focusedBorder] {
      scalars += [
        border.horizontal, border.vertical, border.topLeft, border.topRight, border.bottomLeft,
        border.bottomRight,
      ]
    }
    for weight in 0...3 {
      let line = glyphs.lineGlyphs(weight: weight)
      scalars += [
        line.horizontal, line.vertical, line.topLeft, line.topRight, line.bottomLeft,
        line.bottomRight, line.tick,
      ]
    }
    texts += scalars.map { String(Character($0)) }
    return texts
  }

  @Test("the ASCII set is printable ASCII")
  func asciiIsASCII() {
    let scalars = texts(of: .ascii).flatMap(\.unicodeScalars)
    #expect(scalars.allSatisfy { (0x20..<0x7F).contains($0.value) })
    #expect(GlyphSet.ascii.isASCII)
  }

  @Test("every Unicode character is one column and is drawn as it is")
  func unicodeIsNarrow() {
    for scalar in texts(of: .unicode).flatMap(\.unicodeScalars) {
      #expect(TextWidth.columns(of: scalar) == 1, "\(scalar)")
      #expect(PlainText.printable(scalar) == scalar)
    }
  }

  @Test(
    "curves, fills and focus are told apart without colour", arguments: [GlyphSet.unicode, .ascii])
  func distinct(glyphs: GlyphSet) {
    let lines = (0...3).map { glyphs.lineGlyphs(weight: $0) }
    #expect(Set(lines.map(\.horizontal)).count == 4)
    #expect(Set((0...4).map(glyphs.fill)).count == 5)
    #expect(glyphs.border != glyphs.focusedBorder)
    for line in lines { #expect(line.tick != line.horizontal) }
  }

  @Test("weights go round and levels end", arguments: [GlyphSet.unicode, .ascii])
  func ranges(glyphs: GlyphSet) {
    #expect(glyphs.lineGlyphs(weight: 5) == glyphs.lineGlyphs(weight: 1))
    #expect(glyphs.lineGlyphs(weight: -1) == glyphs.lineGlyphs(weight: 3))
    #expect(glyphs.lineGlyphs(weight: .min) == glyphs.lineGlyphs(weight: 0))
    #expect(glyphs.fill(-3) == glyphs.fill(0))
    #expect(glyphs.fill(99) == glyphs.fill(4))
    #expect(glyphs.column(eighths: 99) == glyphs.column(eighths: 8))
    #expect(glyphs.row(eighths: -9) == glyphs.row(eighths: 0))
    #expect(glyphs.shade(9) == glyphs.shade(1) && glyphs.shade(0) != glyphs.shade(1))
    #expect(glyphs.point(9) == glyphs.point(3))
  }

  @Test("a number before a title is raised where it can be")
  func superscript() {
    #expect(GlyphSet.unicode.superscript(12) == "¹²")
    #expect(GlyphSet.unicode.superscript(-3) == "-³")
    #expect(GlyphSet.ascii.superscript(12) == "12 ")
  }
}
