#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TwoByTwo {
  /// The distribution of the first group's responders given the margins.
  private var hypergeometric: Hypergeometric {
    Hypergeometric(
      firstTotal: first.total, secondTotal: second.total, responders: first.count + second.count)
  }

  /// Fisher's exact two-sided P value.
  ///
  /// The sum over all tables with these margins that are no likelier than this one, as R sums it:
  /// a table counts when its probability exceeds this one's by less than a part in ten million.
  public var fisherPValue: Double {
    let distribution = hypergeometric
    let probabilities = distribution.probabilities()
    let limit = probabilities[first.count - distribution.lowest] * (1 + 1e-7)
    return min(1, probabilities.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
  }

  /// Fisher's exact P value against the alternative that the first group responds more.
  public var fisherGreater: Double {
    let distribution = hypergeometric
    let probabilities = distribution.probabilities()
    return min(1, probabilities[(first.count - distribution.lowest)...].reduce(0, +))
  }

  /// Fisher's exact P value against the alternative that the first group responds less.
  public var fisherLess: Double {
    let distribution = hypergeometric
    let probabilities = distribution.probabilities()
    return min(1, probabilities[...(first.count - distribution.lowest)].reduce(0, +))
  }

  /// The conditional maximum likelihood estimate of the odds ratio, as fisher.test reports.
  ///
  /// Not ad/bc, and usually closer to 1. 0 or infinite when the table is the most extreme that its
  /// margins allow. R solves for it to about four digits; this is solved to rounding.
  public var conditionalOddsRatio: Double {
    let distribution = hypergeometric
    if first.count == distribution.lowest { return 0 }
    if first.count == distribution.highest { return .infinity }
    let target = Double(first.count - distribution.lowest)
    return Self.oddsRatio { logOddsRatio in
      var mean = 0.0
      for (index, p) in distribution.probabilities(logOddsRatio: logOddsRatio).enumerated() {
        mean += Double(index) * p
      }
      return mean > target
    }
  }

  /// The exact interval that belongs to the conditional odds ratio and to Fisher's test.
  public func conditionalOddsRatioInterval(level: Double = 0.95) -> Interval {
    let distribution = hypergeometric
    let tail = (1 - level) / 2
    let position = first.count - distribution.lowest
    let lower =
      position == 0
      ? 0
      : Self.oddsRatio {
        distribution.probabilities(logOddsRatio: $0)[position...].reduce(0, +) > tail
      }
    let upper =
      first.count == distribution.highest
      ? .infinity
      : Self.oddsRatio {
        distribution.probabilities(logOddsRatio: $0)[...position].reduce(0, +) < tail
      }
    return Interval(lower: lower, upper: upper)
  }

  /// Finds an odds ratio by bisection of its logarithm.
  private static func oddsRatio(isTooLarge: (Double) -> Bool) -> Double {
    var low = -700.0
    var high = 700.0
    for _ in 0..<64 {
      let middle = low + (high - low) / 2
      if isTooLarge(middle) { high = middle } else { low = middle }
    }
    return exp(low + (high - low) / 2)
  }
}

/// The distribution of one cell of a two by two table whose margins are fixed.
private struct Hypergeometric {
  /// The smallest value the cell can take.
  let lowest: Int
  /// ln of the probability of `lowest`, `lowest + 1` and so on, up to one common constant.
  let logWeights: [Double]

  /// Makes the distribution of the number of responders in the first group.
  init(firstTotal: Int, secondTotal: Int, responders: Int) {
    lowest = max(0, responders - secondTotal)
    let highest = min(firstTotal, responders)
    var logWeights = [0.0]
    logWeights.reserveCapacity(highest - lowest + 1)
    var sum = 0.0
    var value = lowest
    while value < highest {
      let up = Double(firstTotal - value) * Double(responders - value)
      let down = Double(value + 1) * Double(secondTotal - responders + value + 1)
      sum += log(up / down)
      logWeights.append(sum)
      value += 1
    }
    self.logWeights = logWeights
  }

  var highest: Int { lowest + logWeights.count - 1 }

  /// Returns the probabilities of all values when the odds ratio is e to the `logOddsRatio`.
  func probabilities(logOddsRatio: Double = 0) -> [Double] {
    var largest = -Double.infinity
    for (index, weight) in logWeights.enumerated() {
      largest = max(largest, weight + Double(index) * logOddsRatio)
    }
    var total = 0.0
    var result = logWeights
    for index in result.indices {
      result[index] = exp(logWeights[index] + Double(index) * logOddsRatio - largest)
      total += result[index]
    }
    for index in result.indices { result[index] /= total }
    return result
  }
}
