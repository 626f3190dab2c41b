public import Cells

/// A file format of a captured screen.
///
/// A format is a function of values: the same grid and title give the same bytes.
public protocol CaptureFormat: Sendable {
  /// The file name extension, without the dot.
  static var fileExtension: String { get }

  /// Returns the content of the file.
  func data(for grid: Grid, title: String) -> [UInt8]
}

/// The available formats; the raw value is the file name extension and the name of the format.
public enum CaptureKind: String, CaseIterable, Sendable {
  /// Plain text.
  case text = "txt"
  /// A scalable picture.
  case svg

  /// Returns the format, with the colours of a picture in place of the terminal's own.
  public func format(
    foreground: RGB, background: RGB, palette: [RGB] = RGB.palette
  ) -> any CaptureFormat {
    switch self {
    case .text: TextCapture()
    case .svg: SVGCapture(foreground: foreground, background: background, palette: palette)
    }
  }
}
