import Cells

/// A picture of the screen that a person asked for.
public struct CaptureRequest: Sendable, Equatable {
  /// The panel that fills the screen, in lower case and for a file's name; `nil` for all of them.
  public let panel: String?

  /// A request.
  public init(panel: String? = nil) {
    self.panel = panel
  }
}

extension Command {
  /// Writing a picture.
  static let saving = [
    Command(
      about: .program,
      [
        Step(
          "save", "s",
          unavailable: { $0.analysis == nil ? "There is nothing to save yet." : nil },
          run: { state, _ in [.capture(state.captureRequest)] })
      ],
      label: "save", help: "Write a picture of the screen to a file.", footerRank: 11)
  ]
}

extension State {
  /// What a picture shows: all panels, or the one that fills the screen.
  fileprivate var captureRequest: CaptureRequest {
    let isWhole = !view.isZoomed && view.pages.isEmpty
    return CaptureRequest(panel: isWhole ? nil : view.focus.name)
  }
}
