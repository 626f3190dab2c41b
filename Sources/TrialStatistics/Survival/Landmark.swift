/// The subjects still at risk after a landmark, with times counted from it.
///
/// Comparing responders with non-responders from day 0 gives responders the time they needed to
/// respond (Anderson, Cain and Gelber 1983). Group subjects by what was known at the landmark and
/// keep only these.
public struct Landmark: Sendable, Equatable {
  /// The landmark, in the unit of the times.
  public let time: Double
  /// The subjects whose time is later than the landmark; one exactly at it is left out.
  public let rows: [Int]
  /// Their times, counted from the landmark.
  public let times: [Double]

  /// Selects the subjects whose time is later than `landmark`.
  public init(times allTimes: [Double], at landmark: Double) {
    time = landmark
    rows = allTimes.indices.filter { allTimes[$0] > landmark }
    times = rows.map { allTimes[$0] - landmark }
  }
}
