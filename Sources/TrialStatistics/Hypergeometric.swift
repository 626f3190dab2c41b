#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distribution of one cell of a two by two table whose margins are fixed.
struct Hypergeometric {
  /// The smallest value the cell can take.
  let lowest: Int
  /// ln of the probability of `lowest`, `lowest + 1` and so on, up to one common constant.
  let logWeights: [Double]

  /// The cell counts responders of the first group.
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

  /// The probabilities of all values when the odds ratio is e to the `logOddsRatio`.
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
