public import TrialStatistics

extension NumberFormat {
  /// An interval whose limits tell on which side of a value they lie, `0.37-0.998`.
  ///
  /// Where a limit would read as that value without being it, as many places more are printed as
  /// it takes, up to six; a ratio is told from 1 in this way, a difference from 0.
  public static func interval(
    _ interval: Interval?, places: Int, against value: Double
  ) -> String {
    guard let interval, interval.lower.isFinite, interval.upper.isFinite else {
      return notEstimable
    }
    let limits = [interval.lower, interval.upper].filter { $0 != value }
    var places = places
    while places < 6,
      limits.contains(where: { decimal($0, places: places) == decimal(value, places: places) })
    {
      places += 1
    }
    return self.interval(interval.lower, interval.upper, places: places)
  }

  /// A ratio and its interval, `0.58 (0.37-0.91)`.
  public static func ratio(_ estimate: Double, _ interval: Interval) -> String {
    "\(decimal(estimate, places: 2)) (\(self.interval(interval, places: 2, against: 1)))"
  }
}
