/// Lines, blocks and braille as shapes, for every format that is a picture.
///
/// A font's own box characters leave gaps as soon as rows are not exactly as high as in the font.
/// Here a line reaches the edge of its cell at the same position and thickness as its neighbour's, and
/// lines in one cell end in each other, without gaps or knobs.
struct GlyphGeometry: Sendable {
  /// Width of a cell.
  let width: Double
  /// Height of a cell.
  let height: Double
  /// Thickness of a light line.
  let light: Double
  /// Thickness of a heavy line.
  let heavy: Double
  /// Thickness of one line of a double one.
  let rail: Double
  /// The distance from the middle of a double line to the middle of one of its two lines.
  let offset: Double

  /// Makes the shapes for cells of that size; line thickness is in proportion to the width.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    light = width * 0.16
    heavy = width * 0.4
    rail = width * 0.14
    offset = width * 0.19
  }

  /// Returns the shapes of a character; `nil` for one that is drawn as text.
  func shapes(for scalar: Unicode.Scalar) -> [GlyphShape]? {
    switch scalar.value {
    case 0x2500...0x257F: lines(Int(scalar.value) - 0x2500)
    case 0x2580...0x259F: block(Int(scalar.value) - 0x2580)
    case 0x2800...0x28FF: braille(Int(scalar.value) - 0x2800)
    default: nil
    }
  }

  /// The weight of the line from the middle of a cell in one direction.
  private enum Weight: Int {
    case none, light, heavy, double
  }

  /// The weights up, right, down and left of U+2500...U+257F: 1 light, 2 heavy, 3 double.
  private static let weights: [String] = [
    "0101 0202 1010 2020 0101 0202 1010 2020 0101 0202 1010 2020 0110 0210 0120 0220",
    "0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120",
    "2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212",
    "0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212",
    "2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 0101 0202 1010 2020",
    "0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130",
    "3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0110 0011 1001",
    "1100 0000 0000 0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010",
  ]

  private static let arms: [[Weight]] = weights.flatMap { row in
    row.split(separator: " ").map { $0.map { Weight(rawValue: $0.wholeNumberValue ?? 0) ?? .none } }
  }

  private func lines(_ index: Int) -> [GlyphShape] {
    let arms = GlyphGeometry.arms[index]
    switch index {
    case 0x04...0x07: return dashes(arms, count: 3)
    case 0x08...0x0B: return dashes(arms, count: 4)
    case 0x4C...0x4F: return dashes(arms, count: 2)
    case 0x6D...0x70: return arc(right: arms[1] != .none, down: arms[2] != .none)
    case 0x71...0x73: return diagonals(rising: index != 0x72, falling: index != 0x71)
    default:
      return (0..<4).flatMap { direction in boxes(arms, direction).map(GlyphShape.rectangle) }
    }
  }

  private func thickness(_ weight: Weight) -> Double {
    switch weight {
    case .none: 0
    case .light: light
    case .heavy: heavy
    case .double: rail
    }
  }

  /// Returns the rectangles of one arm; directions are up, right, down, left.
  ///
  /// `reach` is the length of a line past the middle; negative where it stops before.
  private func boxes(_ arms: [Weight], _ direction: Int) -> [Box] {
    let (before, after) = (arms[(direction + 3) % 4], arms[(direction + 1) % 4])
    let opposite = arms[(direction + 2) % 4]
    switch arms[direction] {
    case .none:
      return []
    case .light, .heavy:
      let reach: Double
      switch (before, after) {
      case (.double, .double): reach = opposite == .none ? rail / 2 - offset : 0
      case (.double, _), (_, .double): reach = opposite == .none ? offset + rail / 2 : 0
      default: reach = max(thickness(before), thickness(after)) / 2
      }
      return [bar(direction, at: 0, thickness(arms[direction]), reach: reach)]
    case .double:
      // Directions are clockwise from up, so `after` lies to the right as seen outward.
      return [
        bar(direction, at: offset, rail, reach: railReach(toward: after, away: before)),
        bar(direction, at: -offset, rail, reach: railReach(toward: before, away: after)),
      ]
    }
  }

  /// Returns the length of one line of a double one past the middle, given the arms on its side and on
  /// the other.
  private func railReach(toward side: Weight, away: Weight) -> Double {
    switch (side, away) {
    case (.double, _): rail / 2 - offset
    case (.light, _), (.heavy, _): thickness(side) / 2
    case (.none, .double): offset + rail / 2
    case (.none, _): thickness(away) / 2
    }
  }

  /// Returns a bar from the edge of the cell to `reach` past its middle; a positive `at` is to the right
  /// as seen from the middle outward.
  private func bar(_ direction: Int, at: Double, _ thickness: Double, reach: Double) -> Box {
    let (x, y) = (width / 2, height / 2)
    let half = thickness / 2
    switch direction {
    case 0: return Box(left: x + at - half, top: 0, right: x + at + half, bottom: y + reach)
    case 1: return Box(left: x - reach, top: y + at - half, right: width, bottom: y + at + half)
    case 2: return Box(left: x - at - half, top: y - reach, right: x - at + half, bottom: height)
    default: return Box(left: 0, top: y - at - half, right: x + reach, bottom: y - at + half)
    }
  }

  private func dashes(_ arms: [Weight], count: Int) -> [GlyphShape] {
    let isHorizontal = arms[1] != .none
    let half = thickness(isHorizontal ? arms[1] : arms[0]) / 2
    let period = (isHorizontal ? width : height) / Double(count)
    let gap = min(period * 0.4, width * 0.24)
    return (0..<count).map { index in
      let from = Double(index) * period + gap / 2
      let to = Double(index + 1) * period - gap / 2
      return .rectangle(
        isHorizontal
          ? Box(left: from, top: height / 2 - half, right: to, bottom: height / 2 + half)
          : Box(left: width / 2 - half, top: from, right: width / 2 + half, bottom: to))
    }
  }

  private func arc(right: Bool, down: Bool) -> [GlyphShape] {
    let radius = min(width, height) / 2
    let (horizontal, vertical) = (right ? 1.0 : -1.0, down ? 1.0 : -1.0)
    let (x, y) = (width / 2, height / 2)
    let end = y + vertical * radius
    var shapes: [GlyphShape] = [
      .ring(
        x: x + horizontal * radius, y: end, inner: radius - light / 2, outer: radius + light / 2,
        horizontal: -horizontal, vertical: -vertical)
    ]
    if down, end < height {
      shapes.append(
        .rectangle(Box(left: x - light / 2, top: end, right: x + light / 2, bottom: height)))
    } else if !down, end > 0 {
      shapes.append(.rectangle(Box(left: x - light / 2, top: 0, right: x + light / 2, bottom: end)))
    }
    return shapes
  }

  private func diagonals(rising: Bool, falling: Bool) -> [GlyphShape] {
    let half = light * 0.6
    func band(_ y: (Double, Double)) -> GlyphShape {
      // The ends keep inside the cell's columns and meet the next diagonal in a flat cut.
      .polygon([
        .init(x: 0, y: y.0 - half), .init(x: width, y: y.1 - half),
        .init(x: width, y: y.1 + half), .init(x: 0, y: y.0 + half),
      ])
    }
    return (rising ? [band((height, 0))] : []) + (falling ? [band((0, height))] : [])
  }

  private func block(_ index: Int) -> [GlyphShape] {
    func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> GlyphShape {
      .rectangle(
        Box(
          left: left * width / 8, top: top * height / 8, right: right * width / 8,
          bottom: bottom * height / 8))
    }
    switch index {
    case 0x00: return [box(0, 0, 8, 4)]
    case 0x01...0x08: return [box(0, 8 - Double(index), 8, 8)]
    case 0x09...0x0F: return [box(0, 0, Double(0x10 - index), 8)]
    case 0x10: return [box(4, 0, 8, 8)]
    case 0x11...0x13: return [.shade(Double(index - 0x10) / 4)]
    case 0x14: return [box(0, 0, 8, 1)]
    case 0x15: return [box(7, 0, 8, 8)]
    default:
      // Upper left, upper right, lower left, lower right.
      let quadrants = [
        "0010", "0001", "1000", "1011", "1001", "1110", "1101", "0100", "0110", "0111",
      ]
      let parts = [box(0, 0, 4, 4), box(4, 0, 8, 4), box(0, 4, 4, 8), box(4, 4, 8, 8)]
      return zip(quadrants[index - 0x16], parts).filter { $0.0 == "1" }.map(\.1)
    }
  }

  private func braille(_ bits: Int) -> [GlyphShape] {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.enumerated().filter { bits >> $0.offset & 1 == 1 }.map { _, place in
      .circle(
        x: width * (0.25 + 0.5 * Double(place.0)), y: height * (0.125 + 0.25 * Double(place.1)),
        radius: min(width * 0.16, height * 0.1))
    }
  }
}

/// A shape of a drawn character, in picture units from the top left corner of the cell.
enum GlyphShape: Hashable, Sendable {
  /// A filled rectangle.
  case rectangle(Box)
  /// A filled circle.
  case circle(x: Double, y: Double, radius: Double)
  /// A filled polygon.
  case polygon([Corner])
  /// A quarter of a ring about (x, y); the signs give the side on which it lies.
  case ring(
    x: Double, y: Double, inner: Double, outer: Double, horizontal: Double, vertical: Double)
  /// The whole cell, with that share of the text colour.
  case shade(Double)

  /// A point.
  struct Corner: Hashable, Sendable {
    var x: Double
    var y: Double
  }
}

/// A rectangle by its edges.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Returns the rectangle moved right and down.
  func moved(_ x: Double, _ y: Double) -> Box {
    Box(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }
}
