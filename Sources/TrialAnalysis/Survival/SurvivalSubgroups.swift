/// The comparisons of an endpoint within the levels of one factor.
///
/// They describe; none of them was planned, and with many of them some will differ by chance. What
/// can be asked is whether the levels differ among each other: `interactions`.
public struct SurvivalSubgroups: Sendable, Equatable {
  /// Fewer subjects than this in an arm are not compared.
  public static let fewestSubjects = 5
  /// The most levels of a factor that are kept: the largest.
  public static let mostLevels = 20

  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The levels in order of their names, `missing` last: of those that have `fewestSubjects` with a
  /// record in both arms of some comparison, the largest `mostLevels`.
  public let levels: [SurvivalSubgroup]
  /// Levels with subjects that are not in `levels`.
  public let leftOut: Int
  /// Whether the levels differ, for every comparison.
  public let interactions: [SurvivalInteraction]
}
