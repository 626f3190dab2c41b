/// What tells who has died.
public enum DeathSource: String, Sendable {
  /// The subject table: the day of death or the flag.
  case subjects
  /// The events of overall survival, where the subject table tells of no death at all.
  case overallSurvival = "OS"
}
