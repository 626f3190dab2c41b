/// An endpoint of a time-to-event table.
public struct Endpoint: Sendable, Equatable {
  /// The code, `OS`.
  public var code: String
  /// The name, `Overall survival`.
  public var name: String
  /// Whether its times are derived from the assessments and not in the time-to-event table.
  public var isDerived = false

  /// An endpoint with that code and name.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  /// Whether only responders have it, so that its subjects are a selection made after randomization.
  ///
  /// True for durations of and times to response, and for survival from a complete response.
  public var isAmongResponders: Bool {
    ["DOR", "DOCR", "RSD", "CRSD", "DCR", "TTR", "TTCR", "OSCR"].contains(code)
  }
}

/// The time-to-event records of a study: one row per subject and endpoint, struct of arrays.
public struct TimeToEvent: Sendable, Equatable {
  /// The endpoints, in order of first appearance in the file.
  public var endpoints: [Endpoint] = []
  /// The subject's row in `Subjects`.
  public var subject: [Int32] = []
  /// The index into `endpoints`.
  public var endpoint: [Int16] = []
  /// The time from origin to event or censoring, in days.
  public var days: [Double] = []
  /// Whether the time is censored; else it ends in the event.
  public var isCensored: [Bool] = []
  /// The origin.
  public var start = DayColumn()
  /// The day of the event or of the censoring.
  public var day = DayColumn()
  /// What happened, or why the time is censored.
  public var reason = TextColumn()
  /// The line of the file, from 1.
  public var lines: [Int32] = []

  /// No records.
  public init() {}

  /// The number of records.
  public var count: Int { subject.count }
}
