/// What lies between two states of a study, subject by subject: what a refresh or another cut-off
/// brought.
///
/// Subjects are matched by identifier and arms by code. Where the state gone to has an earlier
/// cut-off that was asked for, nothing vanished: the changes are those from it to the later state,
/// which have not happened yet, and `isBackwards` says so.
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
