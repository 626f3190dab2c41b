import TrialData

/// Counts subjects and events by category of the summary and by arm.
///
/// An event is told by a key of six bits, its facts and whether its grade is 3 or more; what the
/// key means is looked up only when a subject or the whole count is finished.
struct CategoryTally {
  private static let keys = 64
  private static let severe: UInt8 = 32

  private let categories: [UInt8]
  private let armCount: Int
  private var events: [Int]
  private var subjects: [Int]
  private var current: UInt8 = 0

  init(armCount: Int) {
    self.armCount = armCount
    categories = (0..<UInt8(CategoryTally.keys)).map(CategoryTally.categories)
    events = [Int](repeating: 0, count: armCount * CategoryTally.keys)
    subjects = [Int](repeating: 0, count: armCount * ToxicityCategory.allCases.count)
  }

  /// Notes an event of the subject at hand.
  @inline(__always)
  mutating func note(arm: Int, grade: UInt8, facts: UInt8) {
    let key = Int(facts & 31 | (grade >= 3 ? CategoryTally.severe : 0))
    events[arm * CategoryTally.keys + key] += 1
    current |= categories[key]
  }

  /// Counts the subject at hand in its arm and goes on to the next.
  mutating func finishSubject(arm: Int) {
    for (index, category) in ToxicityCategory.allCases.enumerated()
    where current & CategoryTally.bit(category) != 0 {
      subjects[index * armCount + arm] += 1
    }
    current = 0
  }

  /// The rows of the summary.
  var rows: [ToxicitySummaryRow] {
    ToxicityCategory.allCases.enumerated().map { index, category in
      ToxicitySummaryRow(
        category: category,
        subjects: Array(subjects[index * armCount..<(index + 1) * armCount]),
        events: (0..<armCount).map { arm in
          (0..<CategoryTally.keys).reduce(0) { sum, key in
            categories[key] & CategoryTally.bit(category) == 0
              ? sum : sum + events[arm * CategoryTally.keys + key]
          }
        })
    }
  }

  private static func bit(_ category: ToxicityCategory) -> UInt8 {
    switch category {
    case .any: 1
    case .grade3Plus: 2
    case .serious: 4
    case .related: 8
    case .relatedSerious: 16
    case .fatal: 32
    case .relatedFatal: 64
    case .discontinued: 128
    }
  }

  private static func categories(_ key: UInt8) -> UInt8 {
    let facts = AdverseEventFacts(rawValue: key & 31)
    return ToxicityCategory.allCases.reduce(0) { bits, category in
      let holds =
        switch category {
        case .any: true
        case .grade3Plus: key & severe != 0
        case .serious: facts.contains(.serious)
        case .related: facts.contains(.related)
        case .relatedSerious: facts.contains([.serious, .related])
        case .fatal: facts.contains(.fatal)
        case .relatedFatal: facts.contains([.fatal, .related])
        case .discontinued: facts.contains(.discontinuation)
        }
      return holds ? bits | bit(category) : bits
    }
  }
}
