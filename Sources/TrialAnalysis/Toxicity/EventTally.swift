import TrialModel

/// The order in which to read adverse events so that those of one subject follow each other.
struct EventOrder {
  /// The rows in that order; `nil` if the file has them so already, as most files do.
  let rows: [Int32]?

  init(_ subjects: [Int32], subjectCount: Int) {
    if EventOrder.isGrouped(subjects, subjectCount: subjectCount) {
      rows = nil
      return
    }
    // A counting sort; rows of unknown subjects go last.
    func slot(_ subject: Int32) -> Int {
      subject >= 0 && Int(subject) < subjectCount ? Int(subject) : subjectCount
    }
    var next = [Int](repeating: 0, count: subjectCount + 2)
    for subject in subjects { next[slot(subject) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    var sorted = [Int32](repeating: 0, count: subjects.count)
    for (row, subject) in subjects.enumerated() {
      let slot = slot(subject)
      sorted[next[slot]] = Int32(truncatingIfNeeded: row)
      next[slot] += 1
    }
    rows = sorted
  }

  private static func isGrouped(_ subjects: [Int32], subjectCount: Int) -> Bool {
    var isSeen = [Bool](repeating: false, count: subjectCount)
    var current: Int32 = -1
    for subject in subjects where subject != current {
      current = subject
      guard isSeen.indices.contains(Int(subject)) else { continue }
      if isSeen[Int(subject)] { return false }
      isSeen[Int(subject)] = true
    }
    return true
  }
}

/// One pass over the adverse events of the safety population, subject by subject.
struct EventTally {
  /// How events were found to be treatment-emergent.
  let rule: ToxicityAnalysis.EmergentRule
  /// What the rows of `terms` stand for.
  let table: TermTable
  /// Subjects by term.
  private(set) var terms: SubjectTally
  /// Subjects by class, in the order of the column's values, the missing one last.
  private(set) var classes: SubjectTally
  /// Subjects and events by category.
  private(set) var categories: CategoryTally
  /// Events known by the cut-off that do not count.
  private(set) var excluded = 0
  /// Those of them that may or may not count, as their days are known to the month or year only.
  private(set) var undecided = 0

  init(_ membership: SubjectMembership) {
    let events = membership.study.adverseEvents
    let termCodes = TermCodes(events.term)
    let classCodes = TermCodes(events.organClass)
    let armCount = membership.study.arms.count
    let window = EmergentWindow(membership)
    rule = window.rule
    table = TermTable(terms: termCodes, classes: classCodes)
    terms = SubjectTally(armCount: armCount, rowCount: table.count)
    classes = SubjectTally(armCount: armCount, rowCount: classCodes.valueCount)
    categories = CategoryTally(armCount: armCount)
    count(membership, window, terms: termCodes, classes: classCodes)
  }

  private mutating func count(
    _ membership: SubjectMembership, _ window: EmergentWindow, terms termCodes: TermCodes,
    classes classCodes: TermCodes
  ) {
    let events = membership.study.adverseEvents
    let subjects = events.subject
    let arms = membership.safetyArm
    let grades = events.grade
    let facts = events.facts
    let order = EventOrder(subjects, subjectCount: arms.count).rows
    let table = table
    var categories = categories
    var counted = 0
    // Nobody knows of the events after the cut-off; a missing day is the least number.
    var unknown = 0
    var undecided = 0
    terms.record { terms in
      classes.record { classes in
        var window = window
        var current: Int32 = -1
        var arm = -1
        for position in subjects.indices {
          let event = if let order { Int(order[position]) } else { position }
          let subject = subjects[event]
          if subject != current {
            if arm >= 0 { categories.finishSubject(arm: arm) }
            current = subject
            arm = arms.indices.contains(Int(subject)) ? Int(arms[Int(subject)]) : -1
            if arm >= 0 { window.turn(to: Int(subject)) }
          }
          let fact = facts[event].rawValue
          if window.isLater(event) { unknown += 1 }
          guard arm >= 0 else { continue }
          let verdict = window.verdict(event)
          guard verdict == .counts else {
            if verdict == .undecided { undecided += 1 }
            continue
          }
          counted += 1
          let grade = EmergentWindow.grade(grades[event])
          let organClass = classCodes[event]
          let term = table.row(term: termCodes[event], organClass: organClass)
          terms.note(term, subject: subject, arm: arm, grade: grade, facts: fact)
          classes.note(organClass, subject: subject, arm: arm, grade: grade, facts: fact)
          categories.note(arm: arm, grade: grade, facts: fact)
        }
        if arm >= 0 { categories.finishSubject(arm: arm) }
      }
    }
    self.categories = categories
    self.undecided = undecided
    excluded = events.count - counted - unknown
    if !membership.isFilteredOut.isEmpty {
      let filteredOut = membership.isFilteredOut
      excluded -= subjects.indices.count { event in
        let subject = Int(subjects[event])
        return filteredOut.indices.contains(subject) && filteredOut[subject]
          && !window.isLater(event)
      }
    }
  }
}
