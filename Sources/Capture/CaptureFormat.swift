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

/// The formats there are; the raw value is the file's extension and the name people type.
public enum CaptureKind: String, CaseIterable, Sendable {
  /// Plain text.
  case text = "txt"
  /// A scalable picture.
  case svg

  /// The format, with the colours a picture shows where the screen leaves them to the terminal.
  public func format(
    foreground: RGB, background: RGB, palette: [RGB] = RGB.palette
  ) -> any CaptureFormat {
    switch self {
    case .text: TextCapture()
    case .svg: SVGCapture(foreground: foreground, background: background, palette: palette)
    }
  }
}
