import Cells

/// A style as shown by a terminal: two colour numbers and attributes.
struct ResolvedStyle: Hashable {
  /// The number of the text colour; -1 is the terminal's default.
  var foreground: Int32
  /// The number of the background colour; -1 is the terminal's default.
  var background: Int32
  /// The attributes, those that the terminal lacks replaced.
  var attributes: Attributes
}

/// Maps styles to the colours and attributes of one terminal.
struct ColorMapping {
  /// The colour depth in use.
  let depth: ColorDepth
  /// The number of colours of the terminal.
  let colors: Int
  /// Whether the terminal has default colours.
  let hasDefaultColors: Bool
  /// Whether it shows dim text.
  let hasDim: Bool
  /// Whether it shows italic text.
  let hasItalic: Bool

  private var nearest: [UInt32: Int32] = [:]

  init(depth: ColorDepth, colors: Int, hasDefaultColors: Bool, hasDim: Bool, hasItalic: Bool) {
    self.depth = depth
    self.colors = colors
    self.hasDefaultColors = hasDefaultColors
    self.hasDim = hasDim
    self.hasItalic = hasItalic
  }

  /// Returns the style as this terminal shows it.
  ///
  /// Italic becomes underline and dim becomes plain where the terminal lacks them. With only
  /// eight colours a bright one is the plain one in bold; bright black, which in bold is invisible on
  /// many terminals, is the default colour, dim.
  mutating func resolve(_ style: Style) -> ResolvedStyle {
    var attributes = style.attributes
    var foreground: Int32 = -1
    var background: Int32 = -1
    if depth != .none {
      foreground = number(style.foreground)
      background = number(style.background)
      if colors < 16 { reduce(&foreground, &background, &attributes) }
      if !hasDefaultColors {
        if foreground < 0 { foreground = 7 }
        if background < 0 { background = 0 }
      }
    }
    if !hasDim { attributes.remove(.dim) }
    if !hasItalic, attributes.contains(.italic) {
      attributes.remove(.italic)
      attributes.insert(.underline)
    }
    return ResolvedStyle(foreground: foreground, background: background, attributes: attributes)
  }

  private func reduce(
    _ foreground: inout Int32, _ background: inout Int32, _ attributes: inout Attributes
  ) {
    let wereEqual = foreground == background
    if foreground == 8 {
      foreground = -1
      attributes.insert(.dim)
    } else if foreground > 8 {
      foreground -= 8
      attributes.insert(.bold)
    }
    if background >= 8 { background -= 8 }
    if foreground == background, foreground >= 0, !wereEqual {
      foreground = background == 0 ? 7 : 0
    }
  }

  private mutating func number(_ color: Color) -> Int32 {
    switch color {
    case .terminalDefault:
      return -1
    case .palette(let index):
      let index = Int32(index & 15)
      // With direct colour only the first eight numbers are the palette.
      guard depth == .direct, index >= 8 else { return index }
      return ColorMapping.bright[Int(index) - 8]
    case .rgb(let red, let green, let blue, let fallback):
      switch depth {
      case .none: return -1
      case .sixteen: return Int32(fallback & 15)
      case .twoFiftySix:
        let key = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        if let known = nearest[key] { return known }
        let found = IndexedPalette.nearest(red: red, green: green, blue: blue)
        if nearest.count >= 4096 { nearest.removeAll(keepingCapacity: true) }
        nearest[key] = found
        return found
      case .direct:
        let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
        // The first eight numbers are the palette; their neighbours are indistinguishable.
        return value >= 8 ? value : value >= 4 ? 0x000008 : 0x010101
      }
    }
  }

  /// xterm's colours 8...15, for terminals that take only red, green and blue.
  private static let bright: [Int32] = [
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}

/// The number of colours that a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// No colour, only attributes.
  case none
  /// The eight or sixteen of the terminal's palette.
  case sixteen
  /// Those, a cube of 216 and a ramp of 24 greys.
  case twoFiftySix
  /// Any red, green and blue.
  case direct

  /// Returns whether the left has fewer colours.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Derives the depth from the terminal's type and COLORTERM, without the terminal database.
  public init(type: String, colorTerm: String) {
    if type.isEmpty || type == "dumb" || type.hasPrefix("vt") {
      self = .none
    } else if ["truecolor", "24bit"].contains(colorTerm) || type.hasSuffix("-direct") {
      self = .direct
    } else if type.contains("256") || type == "xterm-kitty" || type == "alacritty" {
      self = .twoFiftySix
    } else {
      self = .sixteen
    }
  }
}
