import Cells

/// The colours of a picture in place of the terminal's own.
struct CaptureColors: Sendable {
  let foreground: RGB
  let background: RGB
  let palette: [RGB]

  /// Returns the text and background colour of a style, with dim and reverse applied.
  func colors(_ style: Style) -> (text: RGB, behind: RGB) {
    var text = color(style.foreground, foreground)
    var behind = color(style.background, background)
    if style.attributes.contains(.dim) { text = text.mixed(with: behind, 0.4) }
    if style.attributes.contains(.reverse) { swap(&text, &behind) }
    return (text, behind)
  }

  private func color(_ color: Color, _ terminalDefault: RGB) -> RGB {
    switch color {
    case .terminalDefault: return terminalDefault
    case .rgb(let red, let green, let blue, _): return RGB(red: red, green: green, blue: blue)
    case .palette(let index):
      let index = Int(index & 15)
      return index < palette.count ? palette[index] : RGB.palette[index]
    }
  }
}

/// An exact colour.
public struct RGB: Hashable, Sendable {
  /// Red, 0...255.
  public var red: UInt8
  /// Green, 0...255.
  public var green: UInt8
  /// Blue, 0...255.
  public var blue: UInt8

  /// Makes a colour from its components.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Makes a colour from a number as in CSS, `0xRRGGBB`.
  public init(_ value: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// The default colours for a terminal's own sixteen.
  public static let palette: [RGB] = [
    RGB(0x1D1F21), RGB(0xCC4B4B), RGB(0x7DA33C), RGB(0xD9A13B), RGB(0x5B8FC9), RGB(0xA974B8),
    RGB(0x4FA8A0), RGB(0xC5C8C6), RGB(0x6C7178), RGB(0xE86A6A), RGB(0xA5C860), RGB(0xF2C55C),
    RGB(0x82B1E6), RGB(0xC998D6), RGB(0x79CCC4), RGB(0xF2F4F5),
  ]

  /// Returns the colour mixed with a share of another: 0 is this one, 1 the other.
  func mixed(with other: RGB, _ part: Double) -> RGB {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * part).rounded())
    }
    return RGB(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The colour as in CSS, `#rrggbb`.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    var text = "#"
    for part in [red, green, blue] {
      text.append(digits[Int(part >> 4)])
      text.append(digits[Int(part & 15)])
    }
    return text
  }
}
