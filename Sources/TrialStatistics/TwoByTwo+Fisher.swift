extension TwoByTwo {
  var hypergeometric: Hypergeometric {
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
}
