/// The characters of one curve; a weight of its own tells it apart where colour does not.
public struct LineGlyphs: Sendable, Hashable {
  /// The level part.
  public let horizontal: Unicode.Scalar
  /// The upright part of a step.
  public let vertical: Unicode.Scalar
  /// The corner that goes right and down.
  public let topLeft: Unicode.Scalar
  /// The corner that goes left and down.
  public let topRight: Unicode.Scalar
  /// The corner that goes right and up.
  public let bottomLeft: Unicode.Scalar
  /// The corner that goes left and up.
  public let bottomRight: Unicode.Scalar
  /// A censoring on the level part.
  public let tick: Unicode.Scalar
}

extension LineGlyphs {
  /// A line whose corners are all the same character.
  init(
    horizontal: Unicode.Scalar, vertical: Unicode.Scalar, corner: Unicode.Scalar,
    tick: Unicode.Scalar
  ) {
    self.init(
      horizontal: horizontal, vertical: vertical, topLeft: corner, topRight: corner,
      bottomLeft: corner, bottomRight: corner, tick: tick)
  }
}
