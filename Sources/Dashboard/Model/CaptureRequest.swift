/// That a person asked for a picture of the screen.
public struct CaptureRequest: Sendable, Equatable {
  /// The panel that fills the screen, in lower case and for a file's name; `nil` for all of them.
  public let panel: String?

  /// A request.
  public init(panel: String? = nil) {
    self.panel = panel
  }
}
