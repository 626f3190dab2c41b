extension String {
  /// The name among `names` that this one is most likely a slip of; `nil` if none is near.
  ///
  /// Near means at most two letters changed, added, left out or exchanged with the next one (Damerau
  /// 1964), and fewer than half.
  package func nearest(among names: [String]) -> String? {
    let ranked = names.map { (name: $0, distance: distance(to: $0)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= 2 && best.distance * 2 < count ? best.name : nil
  }

  private func distance(to other: String) -> Int {
    let left = Array(lowercased())
    let right = Array(other.lowercased())
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let change = previous[j] + (left[i] == right[j] ? 0 : 1)
        var best = Swift.min(change, row[j] + 1, previous[j + 1] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = Swift.min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      before = previous
      previous = row
    }
    return previous[right.count]
  }
}
