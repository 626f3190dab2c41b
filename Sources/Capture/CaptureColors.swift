import Cells

/// The colours that stand for those the screen leaves to the terminal.
struct CaptureColors: Sendable {
  let foreground: RGB
  let background: RGB
  let palette: [RGB]

  /// The text colour and the colour behind it of a style, emphasis worked in.
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
