/// Something that happened on a lane, at one moment.
public struct LaneMark: Sendable, Hashable {
  /// When.
  public let x: Double
  /// Its character, one column wide.
  public let symbol: Character
  /// Its look.
  public let style: Style

  /// A mark.
  public init(x: Double, symbol: Character, style: Style = .plain) {
    self.x = x
    self.symbol = symbol
    self.style = style
  }
}
