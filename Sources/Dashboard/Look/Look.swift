public import Cells
import TrialAnalysis
import TrialReport

/// What a panel draws with: a theme and a set of characters.
///
/// Panels ask it for roles, `look[.warning]` or `look.arm(1)`, and never for colours.
public struct Look: Sendable, Equatable {
  /// The colours and the emphasis.
  public let theme: Theme
  /// The characters.
  public let glyphs: GlyphSet

  /// A look made of both.
  public init(theme: Theme, glyphs: GlyphSet) {
    self.theme = theme
    self.glyphs = glyphs
  }

  /// No colours, all characters: for words that are read, not looked at.
  static let bare = Look(theme: .plain, glyphs: .unicode)

  /// The look of a role.
  public subscript(role: Role) -> Style { theme.style(role) }

  /// The look of an arm's name and numbers.
  public func arm(_ index: Int) -> Style { theme.arm(index) }

  /// The look of an arm's curve or bar: the selected one stands out, the others step back.
  public func arm(_ index: Int, isSelected: Bool) -> Style {
    let style = theme.arm(index)
    return isSelected ? style.adding(.bold) : style.receding(towards: theme.background)
  }

  /// Whether fills differ in density, because colours do not distinguish them.
  var isPatterned: Bool { glyphs.isASCII || theme.isColorless }

  /// The look of what the cursor is on.
  func cursor(_ style: Style) -> Style {
    let cursor = self[.cursor]
    return Style(
      foreground: cursor.foreground, background: cursor.background,
      attributes: style.attributes.union(cursor.attributes))
  }

  /// Text in one role.
  func span(_ text: String, _ role: Role) -> Span { Span(text, style: self[role]) }

  /// A P value: underlined where it is below .05.
  func pSpan(_ p: Double?) -> Span {
    span(NumberFormat.pValue(p), Significance.isReached(by: p) ? .significant : .strong)
  }

  /// The sign between two facts, blanks around it.
  var separator: String { " \(glyphs.separator) " }
}

extension Style {
  /// The same style with its colour a quarter nearer to the background, where both are exact.
  func receding(towards background: Color) -> Style {
    guard case .rgb(let red, let green, let blue, let fallback) = foreground,
      case .rgb(let behindRed, let behindGreen, let behindBlue, _) = background
    else { return self }
    func mixed(_ front: UInt8, _ back: UInt8) -> UInt8 {
      UInt8((Int(front) * 3 + Int(back) + 2) / 4)
    }
    var style = self
    style.foreground = .rgb(
      red: mixed(red, behindRed), green: mixed(green, behindGreen), blue: mixed(blue, behindBlue),
      fallback: fallback)
    return style
  }
}

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
