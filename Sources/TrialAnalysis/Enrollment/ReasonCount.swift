/// How many subjects have a reason.
public struct ReasonCount: Sendable, Equatable {
  /// The reason as written; `nil` if none is told.
  public let reason: String?
  /// The subjects.
  public let count: Int

  /// The reasons that anybody has, the most frequent first and the missing one last.
  ///
  /// - Parameter counts: Subjects by the code of their reason, the missing one last.
  static func ranked(_ counts: [Int], names: [String]) -> [ReasonCount] {
    let told = names.indices.filter { counts[$0] > 0 }
      .map { ReasonCount(reason: names[$0], count: counts[$0]) }
      .sorted { ($1.count, $0.reason ?? "") < ($0.count, $1.reason ?? "") }
    let missing = counts.last ?? 0
    return missing > 0 ? told + [ReasonCount(reason: nil, count: missing)] : told
  }
}
