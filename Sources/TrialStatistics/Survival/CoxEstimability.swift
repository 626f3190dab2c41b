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
