/// One part of a stacked bar.
public struct BarPart: Sendable, Hashable {
  /// How many.
  public let count: Int
  /// Its fill, for `GlyphSet.fill`: 0 is the fullest, 4 the faintest.
  public let fillLevel: Int
  /// Its look.
  public let style: Style
  /// A letter in its middle, where it is at least three columns wide.
  public let letter: Character?

  /// A part; a count below zero is none.
  public init(count: Int, fillLevel: Int, style: Style = .plain, letter: Character? = nil) {
    self.count = max(0, count)
    self.fillLevel = fillLevel
    self.style = style
    self.letter = letter
  }
}
