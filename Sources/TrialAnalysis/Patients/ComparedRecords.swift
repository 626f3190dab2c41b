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

/// A number in which every bit of a word has a say (the mixer of SplitMix64, Steele et al. 2014).
func mixedBits(_ word: UInt64) -> UInt64 {
  var word = word &+ 0x9E37_79B9_7F4A_7C15
  word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
  word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
  return word ^ (word >> 31)
}
