/// What is said of one thing before and not now, and the other way round.
struct RecordDifference<Record: ComparedRecord> {
  var gone: [Record] = []
  var came: [Record] = []

  /// The differences of sorted records, by thing.
  static func all(_ before: [Record], _ now: [Record]) -> [RecordDifference] {
    var differences: [RecordDifference] = []
    var (i, j) = (0, 0)
    while i < before.count || j < now.count {
      let first = j == now.count || i < before.count && before[i] < now[j] ? before[i] : now[j]
      var difference = RecordDifference()
      // Equal ones first, so that a corrected one cannot take the place of one that is unchanged.
      while true {
        let left = i < before.count && before[i].isSameThing(first) ? before[i] : nil
        let right = j < now.count && now[j].isSameThing(first) ? now[j] : nil
        if let left, right.map({ left < $0 }) ?? true {
          difference.gone.append(left)
          i += 1
        } else if let right, left.map({ right < $0 }) ?? true {
          difference.came.append(right)
          j += 1
        } else if left != nil {
          i += 1
          j += 1
        } else {
          break
        }
      }
      if !difference.gone.isEmpty || !difference.came.isEmpty { differences.append(difference) }
    }
    return differences
  }
}
