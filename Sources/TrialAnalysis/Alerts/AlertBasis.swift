import TrialModel

/// What the alerts of a study look at: counted when the folder was read, and small whatever its size.
///
/// Nobody is left out by a filter, and the study is as of its own cut-off: an alert must not fall
/// silent because somebody is looking at a part.
public struct AlertBasis: Sendable, Equatable {
  /// What a subject has had of related events that are serious or fatal.
  struct Related: Sendable, Equatable {
    /// The letter of the arm given, else planned; empty for none.
    var letter: String
    /// Events that are serious or fatal, and how many of each there are.
    var grave: [Event: Int] = [:]
    /// Of them fatal ones.
    var fatal: [Event: Int] = [:]
    /// The line of the last one.
    var line: Int32 = 0
  }

  /// What one event is known by from one reading of the file to the next.
  struct Event: Sendable, Hashable {
    /// The term as written; `nil` if it is not told.
    var term: String?
    /// Its first day, `DayColumn.missing` if that is not told.
    var start: Int32
  }

  /// The accrual so far.
  struct Accrual: Sendable, Equatable {
    var randomized: Int
    var target: Int?
    /// The latest randomization.
    var last: Day?
    /// When the study opened.
    var opened: Day?
    /// When the last arm closes; `nil` if one stays open.
    var closed: Day?
    /// The day that `study.toml` cuts the data on.
    var cutoff: Day?
  }

  /// The study.
  let identifier: String
  /// Its alerts.
  let alerts: [AlertSettings]
  /// The files as they were read.
  let files: [SourceFile]
  /// Related events by subject; `nil` if the data does not tell.
  let related: [String: Related]?
  /// How rates stand, in the order of the alerts that are about one.
  let rates: [AlertState]
  /// The accrual.
  let accrual: Accrual
}
