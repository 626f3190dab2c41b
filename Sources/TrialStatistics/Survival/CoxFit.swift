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

/// The groups whose hazard ratios have finite estimates, from the risk sets at event times.
struct CoxEstimability {
  /// Sets of groups within which every hazard ratio has a finite estimate.
  let estimable: [[Int]]
  /// Sets of groups that shared a risk set at an event, directly or through others.
  let connected: [[Int]]

  /// Finds the sets by transitive closure: a group "beats" another when it has an event while the
  /// other is at risk.
  ///
  /// The likelihood has its maximum at finite hazard ratios exactly within groups that beat each
  /// other, directly or through others; between such sets it grows as a ratio diverges.
  init(_ table: RiskSetTable) {
    let k = table.groupCount
    var beats = [Bool](repeating: false, count: k * k)
    var meets = beats
    for i in 0..<k {
      beats[i * k + i] = true
      meets[i * k + i] = true
    }
    for row in table.times.indices {
      for i in 0..<k where table.atRisk[row * k + i] > 0 {
        let dies = table.deaths[row * k + i] > 0
        for j in 0..<k where table.atRisk[row * k + j] > 0 {
          meets[i * k + j] = true
          if dies { beats[i * k + j] = true }
        }
      }
    }
    let present = (0..<k).filter { table.isPresent[$0] }
    estimable = Self.classes(Self.closure(beats, count: k), count: k, among: present)
    connected = Self.classes(Self.closure(meets, count: k), count: k, among: present)
  }

  /// Returns the transitive closure of a relation of `k` groups, row after row.
  private static func closure(_ relation: [Bool], count k: Int) -> [Bool] {
    var reaches = relation
    for via in 0..<k {
      for from in 0..<k where reaches[from * k + via] {
        for to in 0..<k where reaches[via * k + to] { reaches[from * k + to] = true }
      }
    }
    return reaches
  }

  /// Returns the sets of groups that reach each other, each ascending.
  private static func classes(_ reaches: [Bool], count k: Int, among groups: [Int]) -> [[Int]] {
    var result: [[Int]] = []
    for group in groups {
      let place = result.firstIndex { members in
        members.contains { reaches[group * k + $0] && reaches[$0 * k + group] }
      }
      if let place { result[place].append(group) } else { result.append([group]) }
    }
    return result
  }
}
