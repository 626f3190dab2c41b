import TrialModel

/// The adverse events of the subjects of an index that are known by its cut-off, as keys that can be
/// compared with those of another.
///
/// Names are numbers that both sides share. What makes an event the same one on both sides is its
/// term, class and first day; last day, grade, facts and whether it counts may have been corrected.
struct EventRecords: ComparedRecords {
  /// One event.
  struct Record: ComparedRecord {
    var term: Int32
    var organClass: Int32
    var start: Int32
    var end: Int32
    var grade: UInt8
    var facts: AdverseEventFacts
    var isCounted: Bool

    static func < (left: Self, right: Self) -> Bool {
      (left.term, left.organClass, left.start, left.value)
        < (right.term, right.organClass, right.start, right.value)
    }

    func isSameThing(_ other: Record) -> Bool {
      term == other.term && organClass == other.organClass && start == other.start
    }

    /// What makes an event another one that was corrected, the surest first: the same term within a
    /// month or without a day, and another term of the same class on the same day.
    static let corrections: [@Sendable (Record, Record) -> Bool] = [
      {
        $0.term == $1.term && $0.organClass == $1.organClass
          && ($0.start == DayColumn.missing || $1.start == DayColumn.missing
            || abs(Int($0.start) - Int($1.start)) <= 31)
      },
      {
        $0.start == $1.start && $0.start != DayColumn.missing && $0.organClass >= 0
          && $0.organClass == $1.organClass && $0.grade == $1.grade
      },
    ]

    private var value: UInt64 {
      // The end comes last: records of the same event are held against each other in this order.
      UInt64(grade) << 56 | UInt64(facts.rawValue) << 48 | (isCounted ? 1 << 40 : 0)
        | UInt64(UInt32(bitPattern: end))
    }

    var digest: UInt64 {
      var word = UInt64(UInt32(bitPattern: term)) << 32 | UInt64(UInt32(bitPattern: organClass))
      word = mixedBits(word)
      word = mixedBits(word ^ UInt64(UInt32(bitPattern: start)))
      return mixedBits(word ^ value)
    }
  }

  private let index: SubjectIndex
  private let terms: [Int32]
  private let classes: [Int32]
  private let termCodes: TermCodes
  private let classCodes: TermCodes
  private let starts: [Int32]
  private let ends: [Int32]
  private let grades: [Int8]
  private let facts: [AdverseEventFacts]

  /// `names` maps names to their numbers; new ones are added.
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
    termCodes = TermCodes(events.term)
    classCodes = TermCodes(events.organClass)
    starts = events.start.numbers
    ends = events.end.numbers
    grades = events.grade
    facts = events.facts
  }

  var subjectCount: Int { index.study.subjects.count }

  @inline(__always)
  func visit(_ body: (Int, Record) -> Void) {
    let membership = index.basis.membership
    let subjects = index.study.adverseEvents.subject
    let isPresent = membership.isPresent
    let arms = membership.safetyArm
    var window = EmergentWindow(membership)
    for event in subjects.indices {
      let subject = Int(subjects[event])
      guard isPresent.indices.contains(subject), isPresent[subject],
        !membership.knownBy.excludes(starts[event])
      else { continue }
      window.turn(to: subject)
      body(
        subject,
        Record(
          term: terms[termCodes[event]], organClass: classes[classCodes[event]],
          start: starts[event],
          end: membership.knownBy.excludes(ends[event]) ? DayColumn.missing : ends[event],
          grade: EmergentWindow.grade(grades[event]), facts: facts[event],
          isCounted: arms[subject] >= 0 && window.includes(event)))
    }
  }
}
