import TrialModel

/// Counts subjects and events by category of the summary and by arm.
///
/// An event has a key of six bits, its facts and whether its grade is 3 or more; what the
/// key means, one bit a category, is looked up in a table.
struct CategoryTally {
  private static let count = ToxicityCategory.allCases.count
  private static let keys = 64
  private static let severe: UInt8 = 32

  /// For every key the categories it belongs to, a bit each in the order of `allCases`.
  private let categories: [UInt8]
  private let armCount: Int
  private var events: [Int]
  private var subjects: [Int]
  /// Subjects by arm and worst grade of all their events.
  private var worstGrades: [Int]
  private var current: UInt8 = 0
  private var currentWorst: UInt8 = 0

  init(armCount: Int) {
    self.armCount = armCount
    categories = (0..<UInt8(CategoryTally.keys)).map(CategoryTally.categories)
    events = [Int](repeating: 0, count: armCount * CategoryTally.keys)
    subjects = [Int](repeating: 0, count: armCount * ToxicityCategory.allCases.count)
    worstGrades = [Int](repeating: 0, count: armCount * 6)
  }

  /// Notes an event of the subject at hand.
  @inline(__always)
  mutating func note(arm: Int, grade: UInt8, facts: UInt8) {
    let key = Int(facts & 31 | (grade >= 3 ? CategoryTally.severe : 0))
    events[arm * CategoryTally.keys + key] += 1
    current |= categories[key]
    currentWorst = max(currentWorst, grade)
  }

  /// Counts the subject at hand in its arm and goes on to the next.
  mutating func finishSubject(arm: Int) {
    for index in 0..<CategoryTally.count where current & (1 << UInt8(index)) != 0 {
      subjects[index * armCount + arm] += 1
    }
    if current != 0 { worstGrades[arm * 6 + Int(currentWorst)] += 1 }
    current = 0
    currentWorst = 0
  }

  /// Subjects by the worst grade of all their events, by arm.
  var worst: [ToxicityCount] {
    let rows = rows
    func subjects(_ category: ToxicityCategory, _ arm: Int) -> Int {
      rows.first { $0.category == category }?.subjects[arm] ?? 0
    }
    return (0..<armCount).map { arm in
      ToxicityCount(
        worst: Array(worstGrades[arm * 6..<(arm + 1) * 6]), serious: subjects(.serious, arm),
        related: subjects(.related, arm),
        events: rows.first { $0.category == .any }?.events[arm] ?? 0)
    }
  }

  /// The rows of the summary.
  var rows: [ToxicitySummaryRow] {
    ToxicityCategory.allCases.enumerated().map { index, category in
      let bit = UInt8(1) << UInt8(index)
      return ToxicitySummaryRow(
        category: category,
        subjects: Array(subjects[index * armCount..<(index + 1) * armCount]),
        events: (0..<armCount).map { arm in
          (0..<CategoryTally.keys).reduce(0) { sum, key in
            categories[key] & bit == 0
              ? sum : sum + events[arm * CategoryTally.keys + key]
          }
        })
    }
  }

  private static func categories(_ key: UInt8) -> UInt8 {
    let facts = AdverseEventFacts(rawValue: key & 31)
    return ToxicityCategory.allCases.enumerated().reduce(0) { bits, entry in
      let holds = entry.element.includes(facts, isSevere: key & severe != 0)
      return holds ? bits | 1 << UInt8(entry.offset) : bits
    }
  }
}

extension ToxicityCategory {
  /// Whether an event with those facts belongs to it.
  ///
  /// `isSevere` is whether its grade is 3 or more.
  func includes(_ facts: AdverseEventFacts, isSevere: Bool) -> Bool {
    switch self {
    case .any: true
    case .grade3Plus: isSevere
    case .serious: facts.contains(.serious)
    case .related: facts.contains(.related)
    case .relatedSerious: facts.contains([.serious, .related])
    case .fatal: facts.contains(.fatal)
    case .relatedFatal: facts.contains([.fatal, .related])
    case .discontinued: facts.contains(.discontinuation)
    }
  }
}
