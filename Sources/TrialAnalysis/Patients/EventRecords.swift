import TrialData

/// The adverse events of the subjects of an index that are known by its cut-off, as keys that can be
/// compared with those of another.
///
/// Names are numbers that both sides share. What makes an event the same one on both sides is its
/// term, class and first day; grade, facts and whether it counts may have been corrected.
struct EventRecords {
  /// One event.
  struct Record {
    var term: Int32
    var organClass: Int32
    var start: Int32
    var grade: UInt8
    var facts: AdverseEventFacts
    var isCounted: Bool

    /// What puts the records of the same event next to each other.
    var key: (Int32, Int32, Int32, UInt64) { (term, organClass, start, value) }

    /// Whether it is the same event.
    func isSameEvent(_ other: Record) -> Bool {
      term == other.term && organClass == other.organClass && start == other.start
    }

    fileprivate var value: UInt64 {
      UInt64(grade) << 16 | UInt64(facts.rawValue) << 8 | (isCounted ? 1 : 0)
    }

    /// A number that is the same for the same record, and hardly ever for others.
    fileprivate var digest: UInt64 {
      var word = UInt64(UInt32(bitPattern: term)) << 32 | UInt64(UInt32(bitPattern: organClass))
      word = EventRecords.mixed(word)
      word ^= UInt64(UInt32(bitPattern: start)) << 24 | value
      return EventRecords.mixed(word)
    }
  }

  private let index: SubjectIndex
  private let terms: [Int32]
  private let classes: [Int32]
  private let termCodes: TermCodes
  private let classCodes: TermCodes
  private let starts: [Int32]
  private let grades: [Int8]
  private let facts: [AdverseEventFacts]

  /// - Parameter names: The numbers of all names; new ones are added.
  init(_ index: SubjectIndex, names: inout [String: Int32]) {
    let events = index.study.adverseEvents
    func numbers(_ column: TextColumn, _ names: inout [String: Int32]) -> [Int32] {
      // The number of a missing name is that of no other.
      column.values.map { name in
        let number = names[name] ?? Int32(names.count)
        names[name] = number
        return number
      } + [-1]
    }
    self.index = index
    terms = numbers(events.term, &names)
    classes = numbers(events.organClass, &names)
    termCodes = TermCodes(events.term, rows: events.count)
    classCodes = TermCodes(events.organClass, rows: events.count)
    starts = events.start.numbers(rows: events.count)
    grades = events.grade.filled(rows: events.count, missing: 0)
    facts = events.facts.filled(rows: events.count, missing: [])
  }

  /// For every subject a number that is the same if its events are, in whatever order.
  func digests() -> [UInt64] {
    var digests = [UInt64](repeating: 0, count: index.study.subjects.count)
    visit { digests[$0] &+= $1.digest }
    return digests
  }

  /// The events of some subjects, by row.
  func records(of rows: Set<Int>) -> [Int: [Record]] {
    var records: [Int: [Record]] = [:]
    guard !rows.isEmpty else { return records }
    var isMeant = [Bool](repeating: false, count: index.study.subjects.count)
    for row in rows { isMeant[row] = true }
    visit { if isMeant[$0] { records[$0, default: []].append($1) } }
    return records
  }

  @inline(__always)
  private func visit(_ body: (Int, Record) -> Void) {
    let selection = index.basis.selection
    let subjects = index.study.adverseEvents.subject
    let isPresent = selection.isPresent
    let arms = selection.safetyArm
    var window = EmergentWindow(selection)
    for event in subjects.indices {
      let subject = Int(subjects[event])
      guard isPresent.indices.contains(subject), isPresent[subject],
        !selection.knownBy.isBefore(starts[event])
      else { continue }
      window.turn(to: subject)
      body(
        subject,
        Record(
          term: terms[termCodes[event]], organClass: classes[classCodes[event]],
          start: starts[event], grade: EmergentWindow.grade(grades[event]), facts: facts[event],
          isCounted: arms[subject] >= 0
            && window.includes(start: starts[event], facts: facts[event].rawValue)))
    }
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word &+ 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
