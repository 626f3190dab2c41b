/// Allocates the colour pair numbers of a terminal, of which there are few.
///
/// A number is reused only when nothing in the next frame uses it, so no visible cell changes its
/// colours.
struct PairTable {
  /// The colour numbers of text and background.
  struct Colors: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// The numbers in use are 1...limit. Number 0 is the terminal's default colours.
  let limit: Int
  private(set) var numbers: [Colors: Int32] = [:]
  private var free: [Int32] = []

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// Makes room for the colours of a frame; returns whether unused numbers were released.
  mutating func keep(_ used: Set<Colors>) -> Bool {
    let new = used.reduce(0) { $0 + (numbers[$1] == nil ? 1 : 0) }
    guard new > limit - numbers.count else { return false }
    for (colors, number) in numbers where !used.contains(colors) {
      numbers[colors] = nil
      free.append(number)
    }
    // The order of a dictionary is random; frames must not depend on it.
    free.sort(by: >)
    return true
  }

  /// Returns the number for two colours and whether it is newly allocated; `nil` if none is left.
  mutating func number(for colors: Colors) -> (number: Int32, isNew: Bool)? {
    if colors == Colors(foreground: -1, background: -1) { return (0, false) }
    if let known = numbers[colors] { return (known, false) }
    let number: Int32
    if let reused = free.popLast() {
      number = reused
    } else if numbers.count < limit {
      number = Int32(numbers.count + 1)
    } else {
      return nil
    }
    numbers[colors] = number
    return (number, true)
  }
}

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
