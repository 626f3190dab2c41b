extension Double {
  /// Equality for which "not a number" equals itself.
  ///
  /// Here NaN says that something cannot be computed, and a result that says so twice is the same
  /// result twice; comparing dashboard states relies on it.
  func isSame(as other: Double) -> Bool {
    self == other || isNaN && other.isNaN
  }
}

extension [Double] {
  func isSame(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
  }
}
