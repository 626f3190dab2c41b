/// What the partial likelihood says when all hazards are alike.
struct CoxNull {
  let logLikelihood: Double
  /// NaN when nothing can be compared.
  let scoreStatistic: Double
  /// One less than its size for each set of groups that met at an event.
  let degreesOfFreedom: Int

  init(_ table: DeathTimes, ties: TieHandling, connected: [[Int]]) {
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
