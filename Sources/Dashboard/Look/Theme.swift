public import Cells

/// How every role looks.
///
/// A theme gives each role an exact colour, the one of the sixteen terminal colours that stands in
/// for it, and emphasis. Colour is never the only carrier: panels add letters, glyphs and line
/// weights to every role that means something.
public struct Theme: Sendable, Equatable {
  /// The name, `okabe-ito`.
  public let name: String
  /// What it is for, in one line.
  public let summary: String
  /// What is behind everything.
  public let background: Color
  /// Whether it has no colours at all, so that fills must differ in density.
  public let isColorless: Bool
  /// The styles in the order of `Role.allCases`.
  private let styles: [Style]
  /// The styles of the arms, first arm first; never empty.
  public let arms: [Style]

  /// A theme; a role without a style has the terminal's own colour, and so has the first arm without
  /// any.
  public init(
    name: String, summary: String, background: Color, styles: [Role: Style], arms: [Style]
  ) {
    self.name = name
    self.summary = summary
    self.background = background
    self.styles = Role.allCases.map { styles[$0] ?? Style(background: background) }
    self.arms = arms.isEmpty ? [Style(background: background)] : arms
    self.isColorless = (self.styles + arms).allSatisfy {
      $0.foreground == .terminalDefault && $0.background == .terminalDefault
    }
  }

  /// The look of a role.
  public func style(_ role: Role) -> Style {
    styles[role.rawValue]
  }

  /// The look of an arm; arms beyond the theme's begin again with the first.
  public func arm(_ index: Int) -> Style {
    arms[((index % arms.count) + arms.count) % arms.count]
  }

  /// A theme without any colour, for use before one is read and in tests.
  public static let plain = Theme(
    name: "plain", summary: "no colours", background: .terminalDefault,
    styles: [
      .strong: Style(attributes: .bold), .focusedBorder: Style(attributes: .bold),
      .focusedTitle: Style(attributes: [.bold, .reverse]), .stale: Style(attributes: .reverse),
      .notice: Style(attributes: .reverse), .cursor: Style(attributes: .reverse),
      .selection: Style(attributes: .bold),
    ], arms: [.plain])
}

/// A theme in one line: arms, numbers, responses and signs in its colours.
public enum ThemeSample {
  /// The line.
  public static func spans(_ look: Look) -> [Span] {
    let theme = look.theme
    var spans = [Span(" ", style: look[.text])]
    for arm in 0..<min(6, theme.arms.count) {
      let letter = String(UnicodeScalar(UInt8(65 + arm)))
      spans.append(Span(letter + " ", style: theme.arm(arm).adding(.bold)))
    }
    spans += [
      look.span("33/156 ", .strong), look.span("21.2% ", .text), look.span("ITT ", .label),
      look.span("method ", .dim),
    ]
    let responses: [(String, Role)] = [
      ("C", .complete), ("P", .partial), ("S", .stable), ("D", .progressive),
      ("N", .notEvaluable),
    ]
    for (letter, role) in responses {
      spans.append(Span(" \(letter) ", style: look[role].adding(.reverse)))
    }
    return spans + [
      look.span(" ", .text), look.span(" \(look.glyphs.warning) ", .warning),
      look.span("\(look.glyphs.cross) ", .error), look.span(" STALE ", .stale),
      look.span(" ", .text),
    ]
  }
}
