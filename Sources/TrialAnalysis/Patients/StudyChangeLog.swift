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

  /// Whether another change of a kind is kept, so that its detail is worth making.
  func keeps(_ kind: StudyChangeKind) -> Bool { kept[kind.rawValue].count < StudyChanges.limit }

  /// Notes a change; one without a detail is counted only.
  mutating func add(
    _ kind: StudyChangeKind, _ subject: String, arm: Int?, grade: UInt8 = 0,
    day: Int32 = DayColumn.missing, detail: StudyChange.Detail?
  ) {
    counts[kind.rawValue][arm ?? counts[kind.rawValue].count - 1] += 1
    guard keeps(kind), let detail else { return }
    kept[kind.rawValue].append(
      StudyChange(
        kind: kind, subject: subject, arm: arm, grade: grade == 0 ? nil : Int(grade),
        day: DayColumn.day(day), detail: detail))
  }

  /// By kind, the gravest first, adverse events by grade, then by day, those without one first; at
  /// most `StudyChanges.limit`.
  var entries: [StudyChange] {
    let sorted = kept.joined().enumerated().sorted { left, right in
      let (place, other) = (left.element.place, right.element.place)
      return place == other ? left.offset < right.offset : place < other
    }
    return sorted.prefix(StudyChanges.limit).map(\.element)
  }
}
