import TrialModel

/// The last day of the study that is looked at; everything later has not happened yet.
struct KnownBy {
  /// The number of that day; nothing is later than the default, so nothing is cut.
  let number: Int32

  /// Cuts on that day, or not at all.
  init(_ day: Day?) {
    number = day?.number ?? Int32.max
  }

  /// Whether anything can be later.
  var isCutting: Bool { number != Int32.max }

  /// Whether a day is later; a missing day never is.
  func isBefore(_ day: Int32) -> Bool { day > number }
}
