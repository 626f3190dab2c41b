/// Adjustment of P values for multiple testing.
public enum PValueAdjustment {
  /// Returns the P values adjusted by Holm's step-down method, in the given order.
  ///
  /// The smallest is multiplied by their number, the next by one less, and so on; none falls below
  /// the one before it or exceeds 1. NaN stays NaN and is not counted, as in R's p.adjust.
  public static func holm(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.filter { !pValues[$0].isNaN }
      .sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var floor = 0.0
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, Double(order.count - rank) * pValues[index]))
      adjusted[index] = floor
    }
    return adjusted
  }
}
