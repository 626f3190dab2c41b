import Cells

extension Look {
  /// The look of the interval behind an arm's curve: the arm's colour, far back.
  ///
  /// A background where the theme's colours are exact, else faint characters.
  func band(_ index: Int) -> Style {
    let style = arm(index)
    guard case .rgb(let red, let green, let blue, _) = style.foreground,
      case .rgb(let behindRed, let behindGreen, let behindBlue, _) = theme.background
    else { return style.adding(.dim) }
    func mixed(_ front: UInt8, _ back: UInt8) -> UInt8 {
      UInt8((Int(front) + Int(back) * 4 + 2) / 5)
    }
    let isDark = Int(behindRed) + Int(behindGreen) + Int(behindBlue) < 384
    return Style(
      foreground: style.foreground,
      background: .rgb(
        red: mixed(red, behindRed), green: mixed(green, behindGreen),
        blue: mixed(blue, behindBlue), fallback: isDark ? 8 : 7))
  }
}
