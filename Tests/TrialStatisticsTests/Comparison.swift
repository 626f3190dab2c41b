import Foundation
import Testing

/// Compares computed values with an authority's one by one, and fails if there were none.
struct Comparison {
  let name: String
  let tolerance: Double
  private(set) var count = 0
  private(set) var worst = 0.0

  init(_ name: String, tolerance: Double = 1e-9) {
    self.name = name
    self.tolerance = tolerance
  }

  /// Relative error, absolute below 1; NaN agrees with NaN only, infinity with itself.
  mutating func check(
    _ actual: Double, _ expected: Double, _ what: @autoclosure () -> String,
    location: SourceLocation = #_sourceLocation
  ) {
    compare(actual, expected, scale: max(1, abs(expected)), what(), location)
  }

  /// Relative error throughout, for tails and other tiny values.
  mutating func checkRelative(
    _ actual: Double, _ expected: Double, _ what: @autoclosure () -> String,
    location: SourceLocation = #_sourceLocation
  ) {
    compare(actual, expected, scale: expected == 0 ? 1 : abs(expected), what(), location)
  }

  mutating func check(
    _ actual: Double?, optional expected: JSON, _ what: @autoclosure () -> String,
    location: SourceLocation = #_sourceLocation
  ) {
    compare(
      actual ?? .nan, expected.number, scale: max(1, abs(expected.number)), what(), location)
  }

  mutating func check(
    _ actual: [Double], _ expected: [Double], _ what: @autoclosure () -> String,
    location: SourceLocation = #_sourceLocation
  ) {
    let what = what()
    #expect(actual.count == expected.count, "\(what): lengths", sourceLocation: location)
    for (index, pair) in zip(actual, expected).enumerated() {
      check(pair.0, pair.1, "\(what)[\(index)]", location: location)
    }
  }

  /// To be called once at the end.
  func finish(atLeast minimum: Int = 1, location: SourceLocation = #_sourceLocation) {
    #expect(count >= minimum, "\(name): too few values compared", sourceLocation: location)
    if ProcessInfo.processInfo.environment["REPORT_COMPARISONS"] != nil {
      print("compared \(name): \(count) values, worst error \(worst)")
    }
  }

  private mutating func compare(
    _ actual: Double, _ expected: Double, scale: Double, _ what: String, _ location: SourceLocation
  ) {
    count += 1
    if actual.isNaN && expected.isNaN || actual == expected { return }
    let error = abs(actual - expected) / scale
    if !(error <= tolerance) {
      Issue.record("\(what): \(actual), not \(expected)", sourceLocation: location)
    } else {
      worst = max(worst, error)
    }
  }
}
