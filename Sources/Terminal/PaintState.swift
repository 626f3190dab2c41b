/// Whether a frame has to be painted, and whether the terminal took the last one.
///
///     if painting.isDue { painting.ended(isPainted: terminal.paint(grid)) }
///     // While `painting.isBlocked`, wait for the terminal's output as well.
///
/// A frame that the terminal did not take is not on the screen: it stays due until one is taken.
public struct PaintState: Sendable, Equatable {
  /// Whether what should be on the screen is not.
  public private(set) var isDue = true
  /// Whether the terminal took no output when it was last given some.
  public private(set) var isBlocked = false

  /// The state before the first frame.
  public init() {}

  /// Notes that the screen should show something else from now on.
  public mutating func noteChange() {
    isDue = true
  }

  /// Notes whether the terminal took the frame.
  public mutating func ended(isPainted: Bool) {
    isDue = !isPainted
    isBlocked = !isPainted
  }
}
