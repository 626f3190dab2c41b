/// How long something took, many times over.
struct Times {
  /// Milliseconds, in the order measured.
  private(set) var milliseconds: [Double] = []

  /// Measures once.
  mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try work()
    add(clock.now - start)
    return result
  }

  /// Notes a time that was measured.
  mutating func add(_ duration: Duration) {
    let parts = duration.components
    milliseconds.append(Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15)
  }

  /// The value that a share of the times does not exceed.
  func quantile(_ share: Double) -> Double {
    let sorted = milliseconds.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
  }
}
