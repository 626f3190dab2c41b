#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The partial likelihood of groups' log hazards, computed from the risk set table.
///
/// Covariates are group memberships, so the risk set at each time is one count per group.
struct CoxLikelihood {
  let table: RiskSetTable
  /// The groups of the model; events of other groups are ignored.
  let groups: [Int]
  let ties: TieHandling

  /// The log likelihood, score and information, indexed by position in `groups`.
  struct Evaluation {
    var value = 0.0
    var score: [Double]
    var information: SymmetricMatrix
  }

  /// Score and information summed over event times with weights w and w², for tests of trend.
  struct TrendSums {
    var score: [Double]
    var cross: SymmetricMatrix
    var information: SymmetricMatrix
  }

  /// The terms of one event time, `information` row after row.
  private struct RowTerms {
    var value = 0.0
    var score: [Double]
    var information: [Double]
    var share: [Double]

    init(count: Int) {
      score = [Double](repeating: 0, count: count)
      information = [Double](repeating: 0, count: count * count)
      share = score
    }
  }

  /// Returns the log likelihood and its derivatives at the given log hazards.
  func evaluate(_ logHazards: [Double]) -> Evaluation {
    let count = groups.count
    var result = Evaluation(
      score: [Double](repeating: 0, count: count), information: SymmetricMatrix(order: count))
    var sums = [Double](repeating: 0, count: count * count)
    let hazards = logHazards.map { exp($0) }
    var terms = RowTerms(count: count)
    for row in table.times.indices
    where computeTerms(row, logHazards: logHazards, hazards: hazards, into: &terms) {
      result.value += terms.value
      for i in 0..<count { result.score[i] += terms.score[i] }
      for i in 0..<count * count { sums[i] += terms.information[i] }
    }
    for i in 0..<count {
      for j in 0...i { result.information[i, j] = sums[i * count + j] }
    }
    return result
  }

  /// Returns the sums for a test of trend, with one weight per row of the table.
  func trend(_ logHazards: [Double], weights: [Double]) -> TrendSums {
    let count = groups.count
    var result = TrendSums(
      score: [Double](repeating: 0, count: count), cross: SymmetricMatrix(order: count),
      information: SymmetricMatrix(order: count))
    let hazards = logHazards.map { exp($0) }
    var terms = RowTerms(count: count)
    for row in table.times.indices
    where computeTerms(row, logHazards: logHazards, hazards: hazards, into: &terms) {
      let weight = weights[row]
      for i in 0..<count {
        result.score[i] += weight * terms.score[i]
        for j in 0...i {
          result.cross[i, j] += weight * terms.information[i * count + j]
          result.information[i, j] += weight * weight * terms.information[i * count + j]
        }
      }
    }
    return result
  }

  /// Computes the terms of one event time; returns false when no group has an event there.
  private func computeTerms(
    _ row: Int, logHazards: [Double], hazards: [Double], into terms: inout RowTerms
  ) -> Bool {
    let base = row * table.groupCount
    var deaths = 0.0
    for group in groups { deaths += table.deaths[base + group] }
    guard deaths > 0 else { return false }
    terms.value = 0
    for i in groups.indices {
      let d = table.deaths[base + groups[i]]
      terms.score[i] = d
      terms.value += d * logHazards[i]
    }
    for i in terms.information.indices { terms.information[i] = 0 }
    switch ties {
    case .breslow:
      addRiskSet(base, hazards: hazards, removed: 0, times: deaths, into: &terms)
    case .efron:
      for step in 0..<Int(deaths) {
        addRiskSet(base, hazards: hazards, removed: Double(step) / deaths, times: 1, into: &terms)
      }
    }
    return true
  }

  /// Adds the terms of the risk set without a fraction of the tied events, `times` times.
  private func addRiskSet(
    _ base: Int, hazards: [Double], removed: Double, times: Double, into terms: inout RowTerms
  ) {
    let count = groups.count
    var total = 0.0
    for i in 0..<count {
      let column = base + groups[i]
      terms.share[i] = (table.atRisk[column] - removed * table.deaths[column]) * hazards[i]
      total += terms.share[i]
    }
    terms.value -= times * log(total)
    for i in 0..<count { terms.share[i] /= total }
    for i in 0..<count {
      let share = terms.share[i]
      terms.score[i] -= times * share
      terms.information[i * count + i] += times * share
      for j in 0...i { terms.information[i * count + j] -= times * share * terms.share[j] }
    }
  }
}
