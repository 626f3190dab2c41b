/// Where a subject stands to the days on which all of some arms were open to randomization.
public enum CohortPlace: Sendable, Hashable, CaseIterable {
  /// Randomized on one of them, or in a study that tells no such days.
  case inside
  /// Randomized before all of the arms were open.
  case earlier
  /// Randomized after one of the arms had closed.
  case later
  /// Without a day of randomization in a study that has such days.
  case undated
}
