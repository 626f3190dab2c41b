public import TrialModel

/// One change of one subject between two states of a study.
public struct StudyChange: Sendable, Equatable {
  /// What kind of change it is.
  public let kind: StudyChangeKind
  /// The subject's identifier.
  public let subject: String
  /// The subject's planned arm, an index into the arms of the state gone to; `nil` for none.
  public let arm: Int?
  /// The grade of an adverse event; `nil` if it has none or the change is about something else.
  public let grade: Int?
  /// The day it happened; `nil` if it is not recorded or the change has none.
  public let day: Day?
  /// What changed.
  public let detail: Detail

  /// What changed, besides the grade and the day.
  public enum Detail: Sendable, Equatable {
    /// The subject is no longer in the data.
    case subjectGone
    /// The subject is in the data, with dates by which it is not known by the cut-off; the days of
    /// randomization before and now.
    case subjectUnknownYet(from: Day?, to: Day?)
    /// Randomized, to the arm of that short name.
    case randomized(arm: String)
    /// Screened.
    case screened
    /// Died.
    case died
    /// Not dead, though recorded dead before; with the subject's status.
    case notDead(SubjectStatus)
    /// A value of the subject table is another one.
    case fact(SubjectFact, from: SubjectFact.Value, to: SubjectFact.Value)
    /// A first response.
    case response(ResponseCategory)
    /// A first progression.
    case progression
    /// Another best response.
    case bestResponse(from: ResponseCategory, to: ResponseCategory)
    /// The record of an assessment on a day has another result.
    case assessment(DatedSeries, on: Day?, from: ResponseCategory, to: ResponseCategory)
    /// The record of a result has another day.
    case assessmentDay(DatedSeries, ResponseCategory, from: Day?, to: Day?)
    /// The record of a measurement is another one; the day unless that is.
    case measurement(DatedSeries, on: Day?, [MeasurementCorrection])
    /// Records are gone, or not known by the cut-off any more; the day is that of the first.
    case recordsGone(DatedSeries, count: Int, byCutoff: Bool)
    /// Records of times to events are gone, or not known by the cut-off any more.
    case timesGone(count: Int, left: Int, byCutoff: Bool)
    /// A time to an event was taken back.
    case time(endpoint: String, from: Outcome, to: Outcome)
    /// An adverse event came; the term, `nil` if it is not recorded.
    case event(term: String?)
    /// An adverse event is gone, or not known by the cut-off any more.
    case eventGone(term: String?, grade: Int?, byCutoff: Bool)
    /// An adverse event is recorded otherwise.
    case eventCorrected(term: String?, [EventCorrection])
  }

  /// How a time to an event ends.
  public struct Outcome: Sendable, Equatable {
    /// The time in days.
    public let days: Double
    /// Whether it ends in the event.
    public let isEvent: Bool
  }

  /// What is otherwise of a tumour measurement; numbers are `nil` where none is recorded.
  public enum MeasurementCorrection: Sendable, Equatable {
    /// The day.
    case day(from: Day?, to: Day?)
    /// The value.
    case value(from: Double?, to: Double?)
    /// The change from baseline in percent.
    case change(from: Double?, to: Double?)
    /// Whether it is the baseline, now.
    case baseline(Bool)
  }

  /// What is otherwise of an adverse event.
  public enum EventCorrection: Sendable, Equatable {
    /// The term, which was that.
    case term(from: String?)
    /// The first day.
    case start(from: Day?, to: Day?)
    /// The grade; `nil` if none is recorded.
    case grade(from: Int?, to: Int?)
    /// Whether the event has the fact now.
    case fact(EventFact, Bool)
    /// The last day.
    case end(from: Day?, to: Day?)
    /// It does not count any more.
    case notCounted
  }

  /// A fact of an adverse event besides its grade.
  public enum EventFact: Sendable, CaseIterable {
    /// Serious.
    case serious
    /// Related to treatment.
    case related
    /// Fatal.
    case fatal
    /// A drug was withdrawn.
    case discontinuation
    /// Flagged as treatment-emergent.
    case emergent

    var option: AdverseEventFacts {
      switch self {
      case .serious: .serious
      case .related: .related
      case .fatal: .fatal
      case .discontinuation: .discontinuation
      case .emergent: .emergent
      }
    }
  }

  /// Whether another change has the same place in the order of `StudyChanges.entries`.
  public func isTied(with other: StudyChange) -> Bool { place == other.place }

  /// The place in the order of `StudyChanges.entries`: by kind, adverse events by grade, then by day,
  /// those without one first, and by subject.
  var place: (Int, Int, Int32, String) {
    let isEvent = kind == .seriousEvent || kind == .adverseEvent
    return (kind.rawValue, isEvent ? -(grade ?? 0) : 0, day?.number ?? Int32.min, subject)
  }
}

/// What kind of change between two states of a study, the gravest first.
public enum StudyChangeKind: Int, Sendable, CaseIterable {
  /// A subject who was there is not any more.
  case subjectVanished
  /// Records of a subject that were there are not any more.
  case recordsVanished
  /// A subject died.
  case death
  /// A serious adverse event.
  case seriousEvent
  /// A value that was there is another one, or is gone.
  case corrected
  /// A first progression.
  case progression
  /// A first response.
  case response
  /// A better best response of somebody who responded before.
  case deepened
  /// A subject was randomized.
  case randomized
  /// A subject was screened, and is not randomized.
  case screened
  /// Another adverse event that counts.
  case adverseEvent

  /// How urgent a change is.
  public enum Severity: Int, Sendable, Comparable {
    /// What was there must not vanish.
    case alarm
    /// A death or serious event.
    case grave
    /// A correction, response or progression.
    case notable
    /// What a running study brings every day.
    case routine

    /// The more urgent comes first.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How urgent it is.
  public var severity: Severity {
    switch self {
    case .subjectVanished, .recordsVanished: .alarm
    case .death, .seriousEvent: .grave
    case .corrected, .progression, .response, .deepened: .notable
    case .randomized, .screened, .adverseEvent: .routine
    }
  }
}
