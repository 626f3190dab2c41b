public import TrialModel

/// Which subjects a number counts.
///
/// `SubjectIndex.rows` finds them: as many as the number that the analysis shows.
public struct SubjectQuery: Sendable, Hashable {
  /// Whom the number counts, of all arms.
  public var subset: Subset
  /// The arm counted, an index into the study's arms; `nil` for all of them.
  ///
  /// Which arm a subject counts in follows from the subset: the planned arm for enrollment, that of
  /// the analysis population for response and survival, the arm given for toxicity.
  public var arm: Int?
  /// Only subjects of a level of a factor; `nil` for everybody.
  public var level: SubgroupLevel?
  /// Only subjects of a cohort of these arms; `nil` for everybody.
  ///
  /// The cohort is made by the days on which all of them were open to randomization.
  public var concurrentWith: [Int]?
  /// Where the subjects stand to those days: inside, unless it is those left out who are asked for.
  public var place: CohortPlace
  /// Only subjects randomized on one of these days; `nil` for everybody.
  public var randomizedIn: ClosedRange<Day>?

  /// The subjects of a subset; by default of all arms, whenever they were randomized.
  public init(
    _ subset: Subset, arm: Int? = nil, level: SubgroupLevel? = nil, concurrentWith: [Int]? = nil,
    place: CohortPlace = .inside, randomizedIn: ClosedRange<Day>? = nil
  ) {
    self.subset = subset
    self.arm = arm
    self.level = level
    self.concurrentWith = concurrentWith
    self.place = place
    self.randomizedIn = randomizedIn
  }

  /// What a number counts.
  public enum Subset: Sendable, Hashable {
    /// All subjects known by the cut-off, screened ones included.
    case everyone
    /// The analysis population, `Analysis.subjectCount`.
    case population
    /// The ITT population, `EnrollmentAnalysis.randomized`.
    case randomized
    /// Of the ITT population those treated.
    case treated
    /// Of the ITT population those still in the study.
    case ongoing
    /// Of the ITT population those through to the end of the study.
    case completed
    /// Of the ITT population those who left early.
    case discontinued(ReasonChoice)
    /// Subjects of the ITT population whose status the data do not record.
    case undetermined
    /// Of the ITT population those who have died, `ArmEnrollment.deaths`.
    case dead
    /// Of the analysis population those who have died, `ArmSummary.deaths`.
    case deaths
    /// Subjects screened, randomized ones included.
    case screened
    /// Screened subjects who were not randomized.
    case screenFailures(ReasonChoice)
    /// Of the ITT population those without a day of randomization.
    case undated
    /// Of the ITT population those randomized in a month, see `Day.monthNumber`.
    case month(Int)
    /// Of the ITT population those of a site.
    case site(String)
    /// Of the ITT population those of a stratum; `nil` for those without one.
    case stratum(String?)
    /// Of the ITT population those randomized before a day.
    case randomizedBefore(Day)
    /// Of the ITT population those randomized on a day.
    case randomizedOn(Day)
    /// The safety population, by the arm given.
    case safety
    /// Of the safety population those whose exposure is not known.
    case unknownExposure
    /// Of the denominator of response those with one of some best responses.
    case bestResponse(Set<ResponseCategory>)
    /// The denominator of response.
    case responseDenominator
    /// Of the denominator of response by whether their tumours were measured.
    case tumor(TumorStanding)
    /// Of the safety population those with an adverse event that counts.
    case toxicity(ToxicityItem, EventCriterion)
    /// Of the safety population by what is known of the first severe adverse event.
    case onset(OnsetSubset)
    /// Of the analysis population by what is known of an endpoint, derived ones included.
    case endpoint(code: String, EndpointSubset)
    /// The same among those still at risk after the landmark; times count from it.
    case landmark(code: String, EndpointSubset)

    /// Those who responded.
    public static let responders = Subset.bestResponse([.complete, .partial])
  }
}

/// Which subjects of the safety population, by what is known of their first severe adverse event, see
/// `ToxicityOnset`. Times are in days since the first dose.
public enum OnsetSubset: Sendable, Hashable {
  /// Those on the curve.
  case recorded
  /// Those on the curve at risk just before a time.
  case atRisk(days: Double)
  /// Those on the curve who died without such an event.
  case competing
  /// Those whose only such events have no day.
  case undated
  /// Those whose first such event came after their exposure.
  case late
  /// Those whose exposure is not known.
  case unknown
}

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

/// Which of several reasons, as `ReasonCount` counts them.
public enum ReasonChoice: Sendable, Hashable {
  /// Whatever the reason, recorded or not.
  case any
  /// That reason, as written.
  case told(String)
  /// No reason is recorded.
  case untold

  /// The reason of a count.
  public init(_ reason: String?) {
    self = reason.map { .told($0) } ?? .untold
  }

  /// Whether a reason is the one chosen.
  func includes(_ reason: String?) -> Bool {
    switch self {
    case .any: true
    case .told(let name): reason == name
    case .untold: reason == nil
    }
  }
}

/// A row of the toxicity panel: the adverse events that are looked at.
public enum ToxicityItem: Sendable, Hashable {
  /// The events of a category of the summary.
  case summary(ToxicityCategory)
  /// The events of a system organ class, named as in `ToxicityRow`.
  case organClass(String)
  /// The events of a preferred term in a class, both named as in `ToxicityRow`.
  case term(String, organClass: String)

  /// The events of a row.
  public init(_ row: ToxicityRow) {
    self = row.term.map { .term($0, organClass: row.organClass) } ?? .organClass(row.organClass)
  }
}

/// Which of the subjects with an event are counted.
public enum EventCriterion: Sendable, Hashable {
  /// All of them.
  case any
  /// Those whose worst grade is at least that.
  case gradeAtLeast(Int)
  /// Those whose worst grade is that; 0 if no grade is recorded of any of the events.
  case worst(Int)
  /// Those with a serious one.
  case serious
  /// Those with a related one.
  case related
}
