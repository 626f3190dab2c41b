import TrialModel

/// Changes while they are found: all counted, the first of every kind kept.
struct StudyChangeLog {
  private var kept: [[StudyChange]]
  /// Changes by kind and then by arm, those of subjects without an arm last.
  private(set) var counts: [[Int]]

  init(armCount: Int) {
    kept = StudyChangeKind.allCases.map { _ in [] }
    counts = StudyChangeKind.allCases.map { _ in [Int](repeating: 0, count: armCount + 1) }
  }

  /// Whether another change of a kind is kept, so that its words are worth making.
  func keeps(_ kind: StudyChangeKind) -> Bool { kept[kind.rawValue].count < StudyChanges.limit }

  /// Notes a change.
  mutating func add(
    _ kind: StudyChangeKind, _ subject: String, arm: Int?, grade: UInt8 = 0,
    day: Int32 = DayColumn.missing, words: String
  ) {
    counts[kind.rawValue][arm ?? counts[kind.rawValue].count - 1] += 1
    guard keeps(kind) else { return }
    kept[kind.rawValue].append(
      StudyChange(
        kind: kind, subject: subject, arm: arm, grade: grade == 0 ? nil : Int(grade),
        day: day == DayColumn.missing ? nil : Day(number: day), words: words))
  }

  /// By kind, the gravest first, adverse events by grade, then by day, those without one first; at
  /// most `StudyChanges.limit`.
  var entries: [StudyChange] {
    func key(_ change: StudyChange) -> (Int, Int, Int32, String, String) {
      (
        change.kind.rawValue, isEvent(change.kind) ? -(change.grade ?? 0) : 0,
        change.day?.number ?? Int32.min, change.subject, change.words
      )
    }
    func isEvent(_ kind: StudyChangeKind) -> Bool { [.seriousEvent, .adverseEvent].contains(kind) }
    let sorted = kept.joined().sorted { key($0) < key($1) }
    return Array(sorted.prefix(StudyChanges.limit))
  }
}
