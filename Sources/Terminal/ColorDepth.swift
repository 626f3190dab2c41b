/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable, CaseIterable {
  /// No colour: attributes alone tell things apart.
  case none
  /// The terminal's own eight or sixteen.
  case sixteen
  /// Those, a cube of 216 and a ramp of 24 greys.
  case twoFiftySix
  /// Any red, green and blue.
  case direct

  /// Whether the left shows fewer colours.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
