public import Cells

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
