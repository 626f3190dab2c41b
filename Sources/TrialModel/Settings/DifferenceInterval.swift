/// How the 95 % interval of a difference of two response rates is made.
public enum DifferenceInterval: String, Sendable, CaseIterable {
  /// Newcombe's, from two Wilson intervals.
  case newcombe
  /// Miettinen and Nurminen's score interval.
  case miettinenNurminen = "miettinen-nurminen"
}
