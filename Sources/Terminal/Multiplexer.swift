/// A program between this one and the terminal, which takes sequences for itself.
public enum Multiplexer: Sendable, Hashable {
  case tmux
  case screen

  /// The one that the environment tells of: TMUX and STY, set by them, or else the terminal's type.
  public init?(type: String, hasTmux: Bool, hasScreen: Bool) {
    if hasTmux || !hasScreen && type.hasPrefix("tmux") {
      self = .tmux
    } else if hasScreen || type.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
