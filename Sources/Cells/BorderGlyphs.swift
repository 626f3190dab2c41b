/// The six characters of a border.
public struct BorderGlyphs: Sendable, Hashable {
  /// The upper and lower edge.
  public let horizontal: Unicode.Scalar
  /// The left and right edge.
  public let vertical: Unicode.Scalar
  /// The upper left corner.
  public let topLeft: Unicode.Scalar
  /// The upper right corner.
  public let topRight: Unicode.Scalar
  /// The lower left corner.
  public let bottomLeft: Unicode.Scalar
  /// The lower right corner.
  public let bottomRight: Unicode.Scalar
}
