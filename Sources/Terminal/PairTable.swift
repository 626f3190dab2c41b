/// Which number stands for which two colours, within the few a terminal has.
///
/// A number is given again only when nothing in the next frame uses it, so no cell on the screen
/// changes colour behind anyone's back.
struct PairTable {
  /// Two colour numbers.
  struct Colors: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// Numbers that may be used: 1...limit. Number 0 is the terminal's own colours.
  let limit: Int
  private(set) var numbers: [Colors: Int32] = [:]
  private var free: [Int32] = []

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// Makes room for the colours of a frame; the result says whether old numbers were taken back.
  mutating func keep(_ used: Set<Colors>) -> Bool {
    let new = used.reduce(0) { $0 + (numbers[$1] == nil ? 1 : 0) }
    guard new > limit - numbers.count else { return false }
    for (colors, number) in numbers where !used.contains(colors) {
      numbers[colors] = nil
      free.append(number)
    }
    // Dictionaries have no order of their own; frames must not depend on one.
    free.sort(by: >)
    return true
  }

  /// The number for two colours and whether it has just been given; `nil` if there is none left.
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
