extension SurvivalCurve {
  /// The cumulative hazard at each time, by Nelson and Aalen.
  ///
  /// The sum of events over subjects at risk, tied events taken together: with d of n it grows by
  /// d/n. Not minus the logarithm of `survival`. Agrees with R's survfit 3.5-3 (`cumhaz`, with its
  /// defaults `stype = 1` and `ctype = 1`) to 1e-9.
  public func cumulativeHazard() -> [Double] {
    sums { events, atRisk in events / atRisk }
  }

  /// The standard error of the cumulative hazard at each time.
  ///
  /// The root of the sum of d/n² (Aalen); R's `std.chaz`.
  public func cumulativeHazardError() -> [Double] {
    sums { events, atRisk in events / (atRisk * atRisk) }.map { $0.squareRoot() }
  }

  private func sums(_ term: (Double, Double) -> Double) -> [Double] {
    var sum = 0.0
    return times.indices.map { row in
      if events[row] > 0 { sum += term(Double(events[row]), Double(atRisk[row])) }
      return sum
    }
  }
}
