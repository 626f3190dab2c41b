/// Where a subject stands as of the cut-off.
public struct SubjectStatus: Sendable, Hashable {
  /// Where subjects can stand.
  public enum Standing: Int, Sendable, CaseIterable {
    /// Dead.
    case dead
    /// Left the study early.
    case discontinued
    /// Through to the end of the study.
    case completed
    /// Still in the study.
    case ongoing
    /// Not told.
    case unknown
    /// Screened and not randomized.
    case screenFailure
  }

  /// Where it stands.
  public let standing: Standing
  /// Why it left, or was not randomized, as written; `nil` if that is not told.
  public let reason: String?

  /// The reason, if it is that of where the subject stands: the dead may have left before.
  public var ownReason: String? {
    standing == .discontinued || standing == .screenFailure ? reason : nil
  }
}
