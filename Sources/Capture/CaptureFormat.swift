public import Cells

/// A kind of file that a screen can be written as.
///
/// A format is a function of values: the same grid and title give the same bytes.
public protocol CaptureFormat: Sendable {
  /// How the names of such files end, without the dot.
  static var fileExtension: String { get }

  /// The whole file.
  func data(for grid: Grid, title: String) -> [UInt8]
}
