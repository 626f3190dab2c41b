import TrialModel

/// What lies between two states of a study, subject by subject: what a refresh or another cut-off
/// brought.
///
/// Subjects are matched by identifier and arms by code. Where the state gone to has an earlier
/// cut-off that was asked for, nothing vanished: the changes are those from it to the later state,
/// which have not happened yet, and `isBackwards` is true.
public struct StudyChanges: Sendable, Equatable {
  /// The most changes that are kept one by one.
  public static let limit = 2000

  /// Whether the changes have not happened yet in the state gone to.
  public let isBackwards: Bool
  /// The changes by kind, the gravest first, adverse events by grade, then by day; at most `limit`.
  public let entries: [StudyChange]
  /// All changes, those included that are not kept.
  public let total: Int
  /// Changes by kind and then by arm, those of subjects without an arm last.
  private let counts: [[Int]]

  init(isBackwards: Bool, log: StudyChangeLog) {
    self.isBackwards = isBackwards
    entries = log.entries
    total = log.counts.joined().reduce(0, +)
    counts = log.counts
  }

  /// Whether nothing changed.
  public var isEmpty: Bool { total == 0 }
  /// Changes that are counted but not kept.
  public var omitted: Int { total - entries.count }
  /// Whether anything changed that ought not to.
  public var hasAlarm: Bool {
    StudyChangeKind.allCases.contains { $0.severity == .alarm && count($0) > 0 }
  }

  /// Changes of a kind, of all arms.
  public func count(_ kind: StudyChangeKind) -> Int { counts[kind.rawValue].reduce(0, +) }

  /// Changes of a kind in one arm of the state gone to; `nil` for subjects without an arm.
  public func count(_ kind: StudyChangeKind, arm: Int?) -> Int {
    let counts = counts[kind.rawValue]
    let place = arm ?? counts.count - 1
    return counts.indices.contains(place) ? counts[place] : 0
  }
}

extension StudyChanges {
  /// The changes from one state of a study to another.
  public init(from old: SubjectIndex, to new: SubjectIndex) {
    let isBackwards = StudyChanges.isBackwards(old, new)
    var comparison =
      isBackwards
      ? StudyComparison(old: new, new: old, arms: new.study.arms)
      : StudyComparison(old: old, new: new, arms: new.study.arms)
    self.init(isBackwards: isBackwards, log: comparison.run())
  }

  /// Whether the state gone to has an earlier cut-off that was asked for.
  ///
  /// The latest date in the data may move back too, where rows vanish: that is an alarm.
  private static func isBackwards(_ old: SubjectIndex, _ new: SubjectIndex) -> Bool {
    guard let from = old.cutoff, let to = new.cutoff else { return false }
    return to.isInThePast && to.day < from.day
  }
}

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
