/// The log-rank test, implemented independently of the package.
struct LogRank {
  /// Chi-square with one degree of freedom less than there are groups (two or three).
  let chiSquare: Double

  /// - Parameter groups: for each group its times, and whether each ended in an event.
  init(_ groups: [[(days: Int, isEvent: Bool)]]) {
    let all = groups.flatMap { $0 }
    let moments = Set(all.filter(\.isEvent).map(\.days))
    var difference = [0.0, 0.0]
    var variance = [[0.0, 0.0], [0.0, 0.0]]
    for moment in moments {
      let atRisk = Double(all.filter { $0.days >= moment }.count)
      let events = Double(all.filter { $0.days == moment && $0.isEvent }.count)
      let shares = groups.prefix(2).map { group in
        Double(group.filter { $0.days >= moment }.count) / atRisk
      }
      for (j, group) in groups.prefix(2).enumerated() {
        let observed = Double(group.filter { $0.days == moment && $0.isEvent }.count)
        difference[j] += observed - events * shares[j]
        guard atRisk > 1 else { continue }
        let factor = events * (atRisk - events) / (atRisk - 1)
        for k in 0..<2 {
          variance[j][k] += factor * shares[j] * ((j == k ? 1 : 0) - shares[k])
        }
      }
    }
    let (a, b) = (difference[0], difference[1])
    if groups.count == 2 {
      chiSquare = a * a / variance[0][0]
    } else {
      let determinant = variance[0][0] * variance[1][1] - variance[0][1] * variance[1][0]
      let form = a * a * variance[1][1] - 2 * a * b * variance[0][1] + b * b * variance[0][0]
      chiSquare = form / determinant
    }
  }
}
