import TrialModel
public import TrialStatistics

/// When the first severe adverse event came: one of grade 3 or more (severe or worse where the data
/// tells severities), by arm, of those that count in `ToxicityAnalysis`.
///
/// Times are in days since the first dose, the day of the first dose being day 1. A subject is
/// followed while it is exposed (see `ToxicityExposure`): to the earliest of 30 days after its last
/// dose, its death and the cut-off. Death in that time without such an event is the competing
/// event; its day is that of the subject table, else that of the event of overall survival. On one
/// day a severe event comes before death, and death before the end of the exposure.
public struct ToxicityOnset: Sendable, Equatable {
  /// One arm.
  public struct Arm: Sendable, Equatable {
    /// The cumulative incidence by Aalen and Johansen, log-log limits.
    public let curve: CumulativeIncidence
    /// Subjects with such events, none of which has a day: they are not on the curve.
    public let undated: Int
    /// Subjects whose first such event came after their exposure, at the end of which the curve
    /// takes them as censored.
    public let late: Int
    /// Subjects whose exposure is not known: they are not on the curve.
    public let unknown: Int
    /// Those of `unknown` who have such an event.
    public let unknownWithEvent: Int

    /// Subjects with such an event, on the curve or not.
    public var subjects: Int { curve.eventCount + undated + late + unknownWithEvent }
  }

  /// Every arm.
  public let arms: [Arm]
}
