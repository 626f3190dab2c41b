/// A colour of a theme, before it is mapped to what a terminal can show.
public enum Color: Hashable, Sendable {
  /// The terminal's default colour.
  case terminalDefault
  /// One of the terminal's own sixteen colours, 0...15.
  case palette(UInt8)
  /// An exact colour, with the one of the sixteen that replaces it where there are no more.
  case rgb(red: UInt8, green: UInt8, blue: UInt8, fallback: UInt8)
}

/// Emphasis of text, independent of colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes the attributes with those bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier strokes.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter than the rest.
  public static let dim = Attributes(rawValue: 2)
  /// A line below.
  public static let underline = Attributes(rawValue: 4)
  /// Text and background colour exchanged.
  public static let reverse = Attributes(rawValue: 8)
  /// Slanted, where the terminal can.
  public static let italic = Attributes(rawValue: 16)
}

/// The style of a cell: two colours and attributes.
public struct Style: Hashable, Sendable {
  /// The colour of the text.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Emphasis.
  public var attributes: Attributes

  /// Makes a style; by default the terminal's own colours and no emphasis.
  public init(
    foreground: Color = .terminalDefault, background: Color = .terminalDefault,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no emphasis.
  public static let plain = Style()

  /// Returns the style with more emphasis.
  public func adding(_ attributes: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: self.attributes.union(attributes))
  }

  /// Returns the style on another background.
  public func on(_ background: Color) -> Style {
    Style(foreground: foreground, background: background, attributes: attributes)
  }
}
