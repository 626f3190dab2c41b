/// The pieces of a plot's axes.
public struct AxisGlyphs: Sendable, Hashable {
  /// The lower axis.
  public let horizontal: Unicode.Scalar
  /// The left axis.
  public let vertical: Unicode.Scalar
  /// A tick on the left axis, towards its label.
  public let leftTick: Unicode.Scalar
  /// A tick on the lower axis, towards its label.
  public let bottomTick: Unicode.Scalar
  /// A tick on the lower axis, into the plot.
  public let topTick: Unicode.Scalar
  /// Where the axes meet.
  public let corner: Unicode.Scalar
  /// Where the axes meet at a tick of the left one.
  public let crossing: Unicode.Scalar
}
