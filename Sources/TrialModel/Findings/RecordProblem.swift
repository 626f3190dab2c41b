/// Something that is wrong with the subjects of a study or the table of them.
public enum SubjectProblem: Sendable, Equatable {
  /// No column has the planned arm.
  case armColumnMissing
  /// A subject is already on that line.
  case twice(String, line: Int)
  /// The column of arms has more than so many values; that one is new.
  case tooManyArms(String, limit: Int)
  /// The column of arms is empty; another one, by its name, has that text.
  case armFromOtherColumn(String, text: String)
  /// A randomized subject is in no arm.
  case armMissing
  /// A subject with a day of death in that column has not died by another one.
  case deathContradicted(dayColumn: String)
  /// A word that is not known for where a subject stands.
  case dispositionUnknown(String)
  /// No age.
  case ageUnreadable(String)
  /// So many of those in an arm have no day of randomization.
  case randomizationMissing(Int)
  /// The arm given is nobody's planned arm.
  case armUnplanned(String)
  /// A treated subject has no arm given.
  case givenArmMissing
  /// There is no subject yet.
  case noSubject
  /// The column stands in for the day of randomization.
  case randomizationProxy
  /// There is no day of randomization, nor anything that could stand in for it.
  case randomizationUndated
}

/// Something that is wrong with the responses of a study.
public enum ResponseProblem: Sendable, Equatable {
  /// A subject has a second record of that kind.
  case twice(subject: String, ResponseKind)
  /// A response is empty.
  case missing
  /// A word that is not known for a response.
  case unknown(String)
  /// No parameter distinguishes several rows of one subject.
  case rowsAreVisits
  /// None of these parameters is a response.
  case noParameterKnown([String])
}

/// Something that is wrong with the adverse events of a study.
public enum AdverseEventProblem: Sendable, Equatable {
  /// No column records which events are serious.
  case seriousnessUntold
  /// The preferred term is empty; that column has that text.
  case termUncoded(column: String, text: String)
  /// There is no term.
  case termMissing
  /// No grade, or no severity.
  case gradeUnreadable(String, isSeverity: Bool)
  /// Whether the event is serious is empty.
  case seriousnessMissing
  /// A word that is not known for being related or not.
  case relatednessUnknown(String)
  /// So many events have a toxicity grade, and so many a word of severity.
  case gradesMixed(graded: Int, worded: Int)
  /// There are severities in place of toxicity grades.
  case onlySeverities
  /// So many events of all have no grade.
  case ungraded(Int, of: Int)
  /// So many events of all are neither related nor not.
  case relatednessUntold(Int, of: Int)
}

/// Something that is wrong with the tumour measurements of a study.
public enum MeasurementProblem: Sendable, Equatable {
  /// A measurement other than a baseline has no day.
  case undated
  /// A number in which the comma may part thousands or decimals.
  case ambiguous(String)
  /// No number.
  case unreadable(String)
  /// A sum below zero.
  case negative(String)
  /// A change below -100 %.
  case changeImpossible(String)
  /// Neither a sum nor a change is recorded.
  case missing
  /// None of these parameters is a sum over the target lesions.
  case noParameterKnown([String])
  /// No column records which measurements are the baselines.
  case baselinesDerived
  /// The baseline is zero, or below it.
  case baselineNotPositive(isZero: Bool)
}

/// Something that is wrong with the times to events of a study; endpoints are given by their codes.
public enum TimeProblem: Sendable, Equatable {
  /// Events are read, as no column has censorings.
  case censoringFromEvent
  /// No column names the endpoint.
  case endpointAssumed
  /// A subject has a second record of an endpoint.
  case twice(subject: String, endpoint: String)
  /// A time below zero.
  case negative(String)
  /// A time of zero.
  case zero(String)
  /// There is no time.
  case missing
  /// A number in which the comma may part thousands or decimals.
  case ambiguous(String)
  /// No number.
  case unreadable(String)
  /// The column of endpoints has more than so many values; that one is new.
  case tooManyEndpoints(String, limit: Int)
  /// Whether the time is censored is empty.
  case censoringMissing
  /// Neither censored nor not, in a column of censorings or of events.
  case censoringUnreadable(String, isCensoring: Bool)
  /// The status is 2 where others are 0 and 1.
  case statusTwo
  /// The status is 1 in every row.
  case statusAlwaysOne
  /// An endpoint is counted in a unit that is none of time.
  case notTime(endpoint: String, unit: String)
  /// An endpoint is in several units.
  case unitsMixed(endpoint: String, [TimeUnit])
  /// So many rows of an endpoint have no unit; that of the others was taken.
  case unitMissing(Int, endpoint: String, taken: TimeUnit)
  /// The dates of an endpoint are so many days apart for each of its unit.
  case unitContradicted(endpoint: String, TimeUnit, days: Double)
  /// The dates of an endpoint without a unit are those of that one.
  case unitFromDates(endpoint: String, TimeUnit)
  /// An endpoint has neither a unit nor dates to derive it from.
  case unitAssumed(endpoint: String)
  /// A row has no unit, and its endpoint several.
  case unitUntold(endpoint: String)
  /// A row has a unit that is none of time.
  case unitUnreadable(String)
}
