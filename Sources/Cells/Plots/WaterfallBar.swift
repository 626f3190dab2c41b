/// One bar of a waterfall: a patient's best change.
public struct WaterfallBar: Sendable, Hashable {
  /// How far it reaches from zero; `nil` for none.
  public let value: Double?
  /// Its fill, for `GlyphSet.fill`: 0 is the fullest, with a smooth end; 4 the faintest.
  public let fillLevel: Int
  /// Its look.
  public let style: Style
  /// What stands under it, in its first column: the arm's letter.
  public let symbol: Span?

  /// A bar.
  public init(
    value: Double?, fillLevel: Int = 0, style: Style = .plain, symbol: Span? = nil
  ) {
    self.value = value
    self.fillLevel = fillLevel
    self.style = style
    self.symbol = symbol
  }
}
