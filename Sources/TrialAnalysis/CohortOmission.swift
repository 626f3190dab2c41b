/// Subjects of one arm whom a concurrent comparison leaves out, by the reason.
public struct CohortOmission: Sendable, Equatable {
  /// Randomized before both arms were open.
  public internal(set) var earlier = 0
  /// Randomized after one of the arms had closed.
  public internal(set) var later = 0
  /// Without a day of randomization in a study that has such days.
  public internal(set) var undated = 0

  /// Nobody left out.
  public init() {}

  /// Everyone left out.
  public var count: Int { earlier + later + undated }

  mutating func add(_ place: CohortPlace) {
    switch place {
    case .inside: break
    case .earlier: earlier += 1
    case .later: later += 1
    case .undated: undated += 1
    }
  }
}
