/// How a subject's time ends where one of two kinds of event can come first.
public enum CompetingOutcome: UInt8, Sendable, CaseIterable {
  /// Neither had happened when the subject was last looked at.
  case censored
  /// The event of interest came first.
  case event
  /// A competing event came first, after which the event of interest cannot come or does not count.
  case competing
}
