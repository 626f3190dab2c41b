import TrialData

/// One pass over the adverse events of the safety population, subject by subject.
struct EventTally {
  /// How events were found to be treatment-emergent.
  let rule: ToxicityAnalysis.EmergentRule
  /// What the rows of `terms` stand for.
  private(set) var table: TermTable
  /// Subjects by term.
  private(set) var terms: SubjectTally
  /// Subjects by class, in the order of the column's values, the missing one last.
  private(set) var classes: SubjectTally
  /// Subjects and events by category.
  private(set) var categories: CategoryTally
  /// Events that do not count.
  private(set) var excluded = 0

  init(_ selection: Selection) {
    let events = selection.study.adverseEvents
    let count = events.count
    let armCount = selection.study.arms.count
    let subjectCount = selection.safetyArm.count
    let starts = events.start.numbers(rows: count)
    let grades = events.grade.filled(rows: count, missing: 0)
    let facts = events.facts.filled(rows: count, missing: [])
    let termCodes = events.term.codes.filled(rows: count, missing: -1)
    let classCodes = events.organClass.codes.filled(rows: count, missing: -1)
    let noTerm = Int32(events.term.values.count)
    let noClass = Int32(events.organClass.values.count)
    let order = EventOrder(events.subject, subjectCount: subjectCount).rows

    var window = EmergentWindow(selection)
    var table = TermTable(termCount: events.term.values.count)
    var terms = SubjectTally(armCount: armCount)
    var classes = SubjectTally(
      armCount: armCount, rowCount: events.organClass.values.count + 1)
    var categories = CategoryTally(armCount: armCount)
    var counted = 0
    var current: Int32 = -1
    var arm = -1
    func finish() {
      guard arm >= 0 else { return }
      terms.finishSubject(arm: arm)
      classes.finishSubject(arm: arm)
      categories.finishSubject(arm: arm)
    }
    for position in 0..<count {
      let row = order.map { Int($0[position]) } ?? position
      let subject = events.subject[row]
      if subject != current {
        finish()
        current = subject
        arm = -1
        if subject >= 0, Int(subject) < subjectCount {
          arm = Int(selection.safetyArm[Int(subject)])
          window.turn(to: Int(subject))
        }
      }
      let fact = facts[row].rawValue
      guard arm >= 0, window.includes(start: starts[row], facts: fact) else { continue }
      counted += 1
      let grade = grades[row] >= 0 && grades[row] <= 5 ? UInt8(grades[row]) : 0
      let organClass = classCodes[row] < 0 ? noClass : classCodes[row]
      let term = table.row(
        term: termCodes[row] < 0 ? noTerm : termCodes[row], organClass: organClass)
      while terms.count < table.count { terms.addRow() }
      terms.note(term, grade: grade, facts: fact)
      classes.note(Int(organClass), grade: grade, facts: fact)
      categories.note(arm: arm, grade: grade, facts: fact)
    }
    finish()
    rule = window.rule
    self.table = table
    self.terms = terms
    self.classes = classes
    self.categories = categories
    excluded = count - counted
  }
}
