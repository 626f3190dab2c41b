extension String {
  /// The name among `names` that this one is most likely a slip of; `nil` if none is near.
  ///
  /// Near means at most two letters changed, added or left out (Levenshtein 1966), and fewer than half.
  func nearest(among names: [String]) -> String? {
    let ranked = names.map { (name: $0, distance: distance(to: $0)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= 2 && best.distance * 2 < count ? best.name : nil
  }

  private func distance(to other: String) -> Int {
    let left = Array(lowercased())
    let right = Array(other.lowercased())
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, candidate) in right.enumerated() {
        let change = diagonal + (character == candidate ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
