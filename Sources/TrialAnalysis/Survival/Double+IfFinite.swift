extension Double {
  /// The number; `nil` if it is infinite or not a number, for then there is nothing to tell.
  var ifFinite: Double? { isFinite ? self : nil }
}
