/// The rule by which times that differ only by rounding count as one time.
///
/// 0.1 + 0.2 and 0.3 are the same day to a reader, and 31 days divided by 30.4375 may be computed
/// in two ways. Sorted distinct times whose gap is at most 1.49e-8, or at most that fraction of the
/// mean distinct time, are chained together and take the smallest value of the chain, as R's
/// survival package does before any survival computation.
public enum NearTies {
  /// The square root of the spacing of doubles at 1.
  static let tolerance = 1.490116119384765625e-8

  /// The times, in their given order, with near ties made exact.
  ///
  /// Times must be neither negative nor NaN.
  public static func merged(_ times: [Double]) -> [Double] {
    let order = TimeOrder(times)
    var result = times
    for index in order.times.indices {
      for position in order.offsets[index]..<order.offsets[index + 1] {
        result[Int(order.tags[position])] = order.times[index]
      }
    }
    return result
  }
}
