/// Which subjects, by what is known of an endpoint. Times are in days.
public enum EndpointSubset: Sendable, Hashable {
  /// Those with a usable record.
  case recorded
  /// Those who have the event.
  case events
  /// Those who are censored.
  case censored
  /// Those at risk just before a time, as under the curves.
  case atRisk(days: Double)
  /// Those who have the event before a time.
  case eventsBefore(days: Double)
  /// Those who are censored before a time.
  case censoredBefore(days: Double)
  /// Those without a usable record; after a landmark, those with one who are no longer at risk.
  case withoutRecord
}
