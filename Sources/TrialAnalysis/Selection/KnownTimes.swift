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
  func excludes(_ day: Int32) -> Bool { day > number }
}

/// The time-to-event records as they were known on a day.
///
/// An event after that day becomes a censoring on it, and a later censoring moves to it: the time
/// gets shorter by the days cut off. A record whose origin is later does not exist yet. The origin
/// is the record's own start, else the randomization, else what day and length imply. A record
/// without a day ends `days` after its origin, the origin being day 1. One without any date cannot
/// be cut and is kept.
struct KnownTimes {
  /// One record: how long, and whether it ends in the event.
  struct Record {
    var days: Double
    var isEvent: Bool
    /// Whether the day shortened it, so that what it really ended in is not known yet.
    var isCut = false
  }

  private let knownBy: KnownBy
  private let subject: [Int32]
  private let days: [Double]
  private let isCensored: [Bool]
  private let start: [Int32]
  private let day: [Int32]
  private let randomized: [Int32]

  init(_ study: Study, knownBy: KnownBy) {
    let table = study.timeToEvent
    self.knownBy = knownBy
    subject = table.subject
    days = table.days
    isCensored = table.isCensored
    start = table.start.numbers
    day = table.day.numbers
    randomized = study.subjects.randomized.numbers
  }

  /// The record in a row; `nil` if it is unusable or did not exist yet.
  func record(_ row: Int) -> Record? {
    let length = days[row]
    guard length >= 0, length.isFinite else { return nil }
    var record = Record(days: length, isEvent: !isCensored[row])
    guard knownBy.isCutting, let span = span(row) else { return record }
    let cut = Double(knownBy.number)
    if span.origin > cut { return nil }
    if span.end > cut {
      record.days = max(0, length - (span.end - cut))
      record.isEvent = false
      record.isCut = true
    }
    return record
  }

  /// Whether a record ends after the day.
  func isLate(_ row: Int) -> Bool {
    guard days[row].isFinite, let span = span(row) else { return false }
    return span.end > Double(knownBy.number)
  }

  private func span(_ row: Int) -> (origin: Double, end: Double)? {
    let missing = DayColumn.missing
    var origin = start[row]
    if origin == missing {
      let owner = Int(subject[row])
      if randomized.indices.contains(owner) { origin = randomized[owner] }
    }
    if day[row] != missing {
      let end = Double(day[row])
      return (origin == missing ? end - days[row] + 1 : Double(origin), end)
    }
    return origin == missing ? nil : (Double(origin), Double(origin) + days[row] - 1)
  }
}
