import TrialAnalysis
public import TrialModel

/// A sentence in the status line: that something was done, or that it failed.
public struct Message: Sendable, Equatable {
  /// The sentence.
  public let text: String
  /// How bad it is.
  public let severity: Finding.Severity
  /// When it goes away, in seconds since 1970; any key takes it away sooner.
  public let expires: Int64

  /// A message.
  public init(_ text: String, severity: Finding.Severity = .note, expires: Int64) {
    self.text = text
    self.severity = severity
    self.expires = expires
  }
}
