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
