#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The maximum partial likelihood fit of groups whose hazard ratios are all estimable.
struct CoxFit {
  let groups: [Int]
  let logLikelihood: Double
  private let likelihood: CoxLikelihood
  private let logHazards: [Double]
  /// Positions in `groups` of all but the reference.
  private let free: [Int]
  private let information: SymmetricMatrix
  private let covariance: SymmetricMatrix?

  /// Fits by Newton-Raphson from 0, halving steps that would lower the likelihood.
  init(_ likelihood: CoxLikelihood, reference: Int) {
    let groups = likelihood.groups
    let free = groups.indices.filter { groups[$0] != reference }
    var logHazards = [Double](repeating: 0, count: groups.count)
    var current = likelihood.evaluate(logHazards)
    var hasConverged = free.isEmpty
    for _ in 0..<60 where !hasConverged {
      let score = free.map { current.score[$0] }
      guard let step = current.information.restricted(to: free).solving(score) else { break }
      var fraction = 1.0
      var candidate = logHazards
      var next = current
      while true {
        for (index, position) in free.enumerated() {
          candidate[position] = logHazards[position] + fraction * step[index]
        }
        next = likelihood.evaluate(candidate)
        if next.value >= current.value - 1e-12 * abs(current.value) || fraction < 1e-9 { break }
        fraction /= 2
      }
      logHazards = candidate
      current = next
      // Convergence is quadratic: the step after such a one would be below rounding.
      hasConverged = fraction == 1 && step.allSatisfy { abs($0) < 1e-9 }
    }
    self.groups = groups
    self.free = free
    self.likelihood = likelihood
    self.logHazards = logHazards
    logLikelihood = current.value
    information = current.information.restricted(to: free)
    covariance = hasConverged ? information.inverted() : nil
  }

  /// Returns the log hazard ratio of a group; nil for the reference and without convergence.
  func coefficient(of group: Int) -> Double? {
    guard let index = free.firstIndex(where: { groups[$0] == group }), covariance != nil else {
      return nil
    }
    return logHazards[free[index]]
  }

  /// Returns the standard error of `coefficient(of:)`.
  func standardError(of group: Int) -> Double? {
    guard let index = free.firstIndex(where: { groups[$0] == group }), let covariance else {
      return nil
    }
    return covariance[index, index].squareRoot()
  }

  /// The joint Wald test of all coefficients.
  var waldTest: ChiSquareTest {
    guard covariance != nil, !free.isEmpty else {
      return ChiSquareTest(statistic: .nan, degreesOfFreedom: 0)
    }
    let coefficients = free.map { logHazards[$0] }
    return ChiSquareTest(
      statistic: information.quadraticForm(coefficients), degreesOfFreedom: free.count)
  }

  /// Returns score tests of adding covariate times weight, for each coefficient alone and for all.
  ///
  /// Nil when the fit did not converge or has no coefficient.
  func trendTest(weights: [Double]) -> (single: [Int: ChiSquareTest], global: ChiSquareTest)? {
    guard covariance != nil, !free.isEmpty else { return nil }
    // In exact arithmetic the origin of the weights does not matter; their mean loses least.
    let mean = weights.reduce(0, +) / Double(max(1, weights.count))
    let sums = likelihood.trend(logHazards, weights: weights.map { $0 - mean })
    func test(_ added: [Int]) -> ChiSquareTest {
      let size = free.count + added.count
      var matrix = SymmetricMatrix(order: size)
      for i in free.indices {
        for j in free.indices { matrix[i, j] = information[i, j] }
      }
      for (i, a) in added.enumerated() {
        for j in free.indices { matrix[free.count + i, j] = sums.cross[free[a], free[j]] }
        for (j, b) in added.enumerated() {
          matrix[free.count + i, free.count + j] = sums.information[free[a], free[b]]
        }
      }
      let score = [Double](repeating: 0, count: free.count) + added.map { sums.score[free[$0]] }
      return ChiSquareTest(
        statistic: matrix.inverseQuadraticForm(score) ?? .nan, degreesOfFreedom: added.count)
    }
    var single: [Int: ChiSquareTest] = [:]
    for index in free.indices { single[groups[free[index]]] = test([index]) }
    return (single, test(Array(free.indices)))
  }
}

/// The null model of equal hazards: its log partial likelihood and score test.
struct CoxNullModel {
  let logLikelihood: Double
  /// NaN when nothing can be compared.
  let scoreStatistic: Double
  /// One less than its size for each set of groups that met at an event.
  let degreesOfFreedom: Int

  init(_ table: RiskSetTable, ties: TieHandling, connected: [[Int]]) {
    let everyone = Array(0..<table.groupCount)
    let likelihood = CoxLikelihood(table: table, groups: everyone, ties: ties)
    let evaluation = likelihood.evaluate(everyone.map { _ in 0 })
    let contrasts = connected.flatMap { $0.dropFirst() }.sorted()
    logLikelihood = evaluation.value
    degreesOfFreedom = contrasts.count
    guard !contrasts.isEmpty else {
      scoreStatistic = .nan
      return
    }
    let score = contrasts.map { evaluation.score[$0] }
    scoreStatistic =
      evaluation.information.restricted(to: contrasts).inverseQuadraticForm(score) ?? .nan
  }
}
