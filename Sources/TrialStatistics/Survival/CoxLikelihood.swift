#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The partial likelihood of some groups' log hazards, read off the table of death times.
///
/// Covariates are group memberships, so the risk set at each time is no more than a count per group.
struct CoxLikelihood {
  let table: DeathTimes
  /// The groups in play; a death of another group is not looked at.
  let groups: [Int]
  let ties: TieHandling

  /// The value, slope and curvature at some log hazards, by position in `groups`.
  struct Evaluation {
    var value = 0.0
    var score: [Double]
    var information: SymmetricMatrix
  }

  /// Slopes and curvatures summed with weights w and w² over death times, for tests of trend.
  struct TrendSums {
    var score: [Double]
    var cross: SymmetricMatrix
    var information: SymmetricMatrix
  }

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

  func evaluate(_ logHazards: [Double]) -> Evaluation {
    let count = groups.count
    var result = Evaluation(
      score: [Double](repeating: 0, count: count), information: SymmetricMatrix(order: count))
    var sums = [Double](repeating: 0, count: count * count)
    let hazards = logHazards.map { exp($0) }
    var terms = RowTerms(count: count)
    for row in table.times.indices
    where read(row, logHazards: logHazards, hazards: hazards, into: &terms) {
      result.value += terms.value
      for i in 0..<count { result.score[i] += terms.score[i] }
      for i in 0..<count * count { sums[i] += terms.information[i] }
    }
    for i in 0..<count {
      for j in 0...i { result.information[i, j] = sums[i * count + j] }
    }
    return result
  }

  func trend(_ logHazards: [Double], weights: [Double]) -> TrendSums {
    let count = groups.count
    var result = TrendSums(
      score: [Double](repeating: 0, count: count), cross: SymmetricMatrix(order: count),
      information: SymmetricMatrix(order: count))
    let hazards = logHazards.map { exp($0) }
    var terms = RowTerms(count: count)
    for row in table.times.indices
    where read(row, logHazards: logHazards, hazards: hazards, into: &terms) {
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

  /// One death time's part of the likelihood; false when none of the groups has a death there.
  private func read(
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

  /// Adds the risk set with a fraction of the dying taken out, counted a number of times.
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
