public import TrialModel
public import TrialStatistics

/// Why an alert stands as it does: the facts behind it, which a front end puts into words.
public enum AlertReason: Sendable, Equatable {
  /// The alert was not counted when the folder was read.
  case notCounted

  /// No table of adverse events is in the folder.
  case noEventTable
  /// A rate by grade was asked for, and the data has no toxicity grades.
  case noGrades
  /// No arm is called so.
  case noArm(String)
  /// The study has no arms.
  case noArms
  /// How often a term occurs in the arms.
  case rate(AlertRate)

  /// The data do not record which events are related to treatment.
  case relatednessUnknown
  /// The related events that are serious or fatal, `total` in all: the subjects with new ones, the
  /// last in the file first, and how many more there are than those named.
  case relatedEvents(total: Int, new: [AlertedSubject], more: Int)

  /// As many as planned are randomized.
  case enrollmentComplete(randomized: Int, target: Int)
  /// Every arm is closed.
  case armsClosed
  /// No randomization has a day, and the study does not declare its opening.
  case randomizationUndated
  /// Nobody was randomized since that day, of the last randomization or of the opening, and how many
  /// days without are allowed.
  case noEnrollment(since: Day, isRandomization: Bool, allowedDays: Int)

  /// No file has a time at which it was written.
  case fileTimesUnknown
  /// When the newest file was written, in seconds since 1970, how many seconds the reader's clock is
  /// ahead of UTC, and how many hours old it may be.
  case newestFile(name: String, modified: Int64, utcOffset: Int64, allowedHours: Double)

  /// Nothing could be read, for the reason that reading gave.
  case nothingRead(MissingReason)
  /// The tables that have fewer rows than they had; none if no rows were lost.
  case lostRows([LostRows])
}

/// How often a term occurs in the arms that an alert watches, counted in subjects treated.
public struct AlertRate: Sendable, Equatable {
  /// One arm.
  public struct Arm: Sendable, Equatable {
    /// Its letter.
    public let letter: String
    /// Subjects with the term of those treated.
    public let rate: Proportion
    /// The 95 % Clopper-Pearson interval.
    public let limits: Interval
  }

  /// The term.
  public let term: String
  /// The least grade that counts; `nil` for any event.
  public let grade: Int?
  /// What must be above the limit.
  public let bound: AlertSettings.Bound
  /// The limit, a fraction.
  public let limit: Double
  /// The arms above the limit.
  public internal(set) var above: [Arm] = []
  /// The arms that are not.
  public internal(set) var others: [Arm] = []
  /// The letters of arms in which nobody is treated.
  public internal(set) var untreated: [String] = []

  init(_ alert: AlertSettings) {
    term = alert.term
    grade = alert.grade
    bound = alert.bound
    limit = alert.limit
  }
}

/// A subject with new related events that are serious or fatal.
public struct AlertedSubject: Sendable, Equatable {
  /// The letter of the arm given, else planned; empty for none.
  public let letter: String
  /// The identifier.
  public let subject: String
  /// The term of the last event; `nil` if it is not recorded.
  public let term: String?
  /// Whether the events are fatal ones.
  public let isFatal: Bool
  /// New events besides that one.
  public let more: Int

  /// What subjects of the same line of the file are in order of.
  var name: String { letter.isEmpty ? subject : "\(letter) \(subject)" }
}

/// A table that has fewer rows than it had.
public struct LostRows: Sendable, Equatable {
  /// The file's name.
  public let file: String
  /// The rows it has; `nil` if it is gone.
  public let rows: Int?
  /// The rows it had.
  public let before: Int
}
