/// A record of a table as it is held against those of another state of the study, by a strict order
/// in which records of the same thing stand together.
protocol ComparedRecord: Comparable {
  /// Whether it is about the same thing, whatever is said of it.
  func isSameThing(_ other: Self) -> Bool
  /// A number that is the same for the same record, and hardly ever for others.
  var digest: UInt64 { get }
}

/// The records of one table of a state of a study that are known by its cut-off.
protocol ComparedRecords {
  associatedtype Record: ComparedRecord
  /// The subjects of the study.
  var subjectCount: Int { get }
  /// Hands out the records with the rows of their subjects.
  func visit(_ body: (Int, Record) -> Void)
}

extension ComparedRecords {
  /// For every subject a number that is the same if its records are, in whatever order.
  func digests() -> [UInt64] {
    var digests = [UInt64](repeating: 0, count: subjectCount)
    visit { digests[$0] &+= $1.digest }
    return digests
  }

  /// The records of some subjects in their order, by row.
  func records(of rows: Set<Int>) -> [Int: [Record]] {
    var records: [Int: [Record]] = [:]
    guard !rows.isEmpty else { return records }
    var isMeant = [Bool](repeating: false, count: subjectCount)
    for row in rows { isMeant[row] = true }
    visit { if isMeant[$0] { records[$0, default: []].append($1) } }
    return records.mapValues { $0.sorted() }
  }
}

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

/// A number in which every bit of a word has a say (the mixer of SplitMix64, Steele et al. 2014).
func mixedBits(_ word: UInt64) -> UInt64 {
  var word = word &+ 0x9E37_79B9_7F4A_7C15
  word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
  return word ^ (word >> 31)
}
