/// Prints what was measured, a line each.
struct Report {
  /// The most that a key may take, in milliseconds.
  static let limit = 16.0

  /// Whether all keys were answered in time.
  private(set) var isInTime = true

  func head(_ text: String) {
    print(
      "\n\(padded(text, 46, isLeft: true))\(padded("median", 10))\(padded("p99", 10))\(padded("n", 7))"
    )
  }

  /// A line; what is on the way of a key must be in time.
  mutating func line(_ name: String, _ times: Times, isKey: Bool = false) {
    let isLate = isKey && times.quantile(0.99) > Report.limit
    if isLate { isInTime = false }
    print(
      padded("  " + name, 46, isLeft: true) + padded(text(times.quantile(0.5)), 10)
        + padded(text(times.quantile(0.99)), 10) + padded("\(times.milliseconds.count)", 7)
        + (isLate ? "  too slow" : ""))
  }

  private func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) ms"
  }

  private func padded(_ text: String, _ width: Int, isLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return isLeft ? text + blanks : blanks + text
  }
}
