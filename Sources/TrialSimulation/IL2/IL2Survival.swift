/// Overall survival of the synthetic patients, as quantiles in whole days.
enum IL2Survival {
  /// The day by which 0 %, 5 %, 10 % ... 100 % have died.
  ///
  /// The median is 609 days, 20 months; 15 % live five years. A table, because the logarithm of a
  /// formula may differ in its last digit between platforms. Invented; what is published is that the
  /// arms do not differ.
  private static let quantiles = [
    14, 95, 150, 200, 250, 302, 356, 414, 476, 540, 609,
    690, 785, 900, 1045, 1230, 1480, 1850, 2450, 3600, 6000,
  ]

  /// `count` survival times, shortest first, that follow the curve as closely as they can.
  ///
  /// - Parameter percent: how long the group lives, 100 being the curve itself.
  static func times(count: Int, percent: Int) -> [Int] {
    (0..<count).map { place in
      // The middle of the place's share, in steps of the table.
      let numerator = (2 * place + 1) * (quantiles.count - 1)
      let denominator = 2 * count
      let step = numerator / denominator
      let rest = numerator - step * denominator
      let days = quantiles[step] + (quantiles[step + 1] - quantiles[step]) * rest / denominator
      return days * percent / 100
    }
  }
}
