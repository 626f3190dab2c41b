extension Double {
  /// Returns whether both are equal, NaN counting as equal to NaN.
  ///
  /// NaN marks what cannot be computed. A result that holds it must equal itself when it is computed
  /// again, on which the comparison of dashboard states relies.
  func isSame(as other: Double) -> Bool {
    self == other || isNaN && other.isNaN
  }
}

extension [Double] {
  /// Returns whether both have the same values, NaN counting as equal to NaN.
  func isSame(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
  }
}
