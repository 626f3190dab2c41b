/// The state of a dashboard, its look, and the frame of both.
///
/// Every event is applied on a frame of the state that it meets. The frame is drawn when it is asked for,
/// by whoever paints it or by the next event, and only once.
public struct Display: Sendable {
  /// The state.
  public private(set) var state: State
  /// What it is drawn with.
  public var look: Look {
    didSet { if look != oldValue { drawn = nil } }
  }
  /// The frame, if it is drawn already.
  private var drawn: Frame?

  /// A state, drawn with a look.
  public init(_ state: State, _ look: Look) {
    self.state = state
    self.look = look
  }

  /// The frame of the state as it is.
  public mutating func frame() -> Frame {
    let frame = drawn ?? render(state, look)
    drawn = frame
    return frame
  }

  /// Brings the state up to date with what happened and returns what has to be done about it.
  public mutating func handle(_ event: Event) -> [Effect] {
    let frame = frame()
    drawn = nil
    return update(&state, event, on: frame)
  }

  /// Sets the clock where the screen is the same for it, so that it need not be drawn again.
  public mutating func setTime(_ now: Int64) {
    state.now = now
  }

  /// Brings the state to what its frame shows: no surface is scrolled past its end, and the cursor has
  /// come to where it went.
  ///
  /// The next event would do the same; the frame stays as it is.
  public mutating func settle() {
    let frame = frame()
    state.settle(on: frame)
  }
}
