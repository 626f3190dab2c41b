import TrialModel

/// The adverse events of one row of the toxicity panel, subject by subject, in one pass.
struct ItemEvents {
  /// The worst grade of every subject, 0 if none is recorded; -1 for a subject without such an event.
  private(set) var worst: [Int8]
  /// Of every subject what any of its events is, as bits of `AdverseEventFacts`.
  private(set) var facts: [UInt8]
  /// Serious events of every subject.
  private(set) var seriousCounts: [Int32]

  private init(subjects count: Int) {
    worst = [Int8](repeating: -1, count: count)
    facts = [UInt8](repeating: 0, count: count)
    seriousCounts = [Int32](repeating: 0, count: count)
  }

  /// The events of a term that count, in all of its classes and spellings: neither upper and lower case
  /// nor more blanks make another term.
  init(_ membership: SubjectMembership, termNamed name: String) {
    self.init(subjects: membership.safetyArm.count)
    func plain(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let events = membership.study.adverseEvents
    let terms = TermCodes(events.term)
    let isMeant = events.term.values.map { plain($0) == plain(name) } + [false]
    note(membership) { isMeant[terms[$0]] }
  }

  /// The events of an item that count: those of the safety population, emergent and known.
  init(_ membership: SubjectMembership, _ item: ToxicityItem) {
    self.init(subjects: membership.safetyArm.count)
    let events = membership.study.adverseEvents
    let classes = TermCodes(events.organClass)
    let terms = TermCodes(events.term)
    switch item {
    case .summary(let category):
      let grades = events.grade
      let facts = events.facts
      if category == .any {
        note(membership) { _ in true }
      } else {
        note(membership) {
          category.includes(facts[$0], isSevere: EmergentWindow.grade(grades[$0]) >= 3)
        }
      }
    case .organClass(let name):
      guard let code = ItemEvents.code(name, events.organClass, ToxicityRow.missingClass) else {
        return
      }
      note(membership) { classes[$0] == code }
    case .term(let name, let className):
      guard let term = ItemEvents.code(name, events.term, ToxicityRow.missingTerm),
        let code = ItemEvents.code(className, events.organClass, ToxicityRow.missingClass)
      else { return }
      note(membership) { terms[$0] == term && classes[$0] == code }
    }
  }

  /// The value of a name as in `TermCodes`; `nil` if no event can have it.
  private static func code(_ name: String, _ column: TextColumn, _ missing: String) -> Int? {
    column.values.firstIndex(of: name) ?? (name == missing ? column.values.count : nil)
  }

  @inline(__always)
  private mutating func note(_ membership: SubjectMembership, _ isMeant: (Int) -> Bool) {
    let events = membership.study.adverseEvents
    let arms = membership.safetyArm
    let subjects = events.subject
    let grades = events.grade
    let facts = events.facts
    var window = EmergentWindow(membership)
    for event in subjects.indices where isMeant(event) {
      let subject = Int(subjects[event])
      guard arms.indices.contains(subject), arms[subject] >= 0 else { continue }
      window.turn(to: subject)
      let fact = facts[event].rawValue
      guard window.includes(event) else { continue }
      worst[subject] = max(worst[subject], Int8(EmergentWindow.grade(grades[event])))
      self.facts[subject] |= fact
      seriousCounts[subject] += Int32(fact & AdverseEventFacts.serious.rawValue)
    }
  }

  /// Whether a measure counts a subject.
  func isCounted(_ subject: Int, _ measure: EventCriterion) -> Bool {
    guard worst[subject] >= 0 else { return false }
    let known = AdverseEventFacts(rawValue: facts[subject])
    return switch measure {
    case .any: true
    case .gradeAtLeast(let grade): Int(worst[subject]) >= grade
    case .worst(let grade): Int(worst[subject]) == grade
    case .serious: known.contains(.serious)
    case .related: known.contains(.related)
    }
  }
}
