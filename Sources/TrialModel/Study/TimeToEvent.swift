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
    ["DOR", "DOCR", "RSD", "CRSD", "DCR", "TTR", "TTCR", "OSCR"].contains(code.uppercased())
  }

  /// Whether it begins with a complete response.
  public var isFromCompleteResponse: Bool { ["DOCR", "OSCR"].contains(code.uppercased()) }

  /// Whether only subjects whose response was confirmed have it.
  public var isFromConfirmedResponse: Bool { code.uppercased() == "CRSD" }
}

/// The time-to-event records of a study: one row per subject and endpoint, struct of arrays.
public struct TimeToEvent: Sendable, Equatable {
  /// The number of rows; every column is as long.
  public private(set) var count = 0
  /// The endpoints, in order of first appearance in the file.
  public var endpoints: [Endpoint] = []
  /// The subject's row in `Subjects`.
  public var subject: [Int32] = [] { didSet { hold(subject.count) } }
  /// The index into `endpoints`.
  public var endpoint: [Int16] = [] { didSet { hold(endpoint.count) } }
  /// The time from origin to event or censoring, in days.
  public var days: [Double] = [] { didSet { hold(days.count) } }
  /// Whether the time is censored; else it ends in the event.
  public var isCensored: [Bool] = [] { didSet { hold(isCensored.count) } }
  /// The origin.
  public var start = DayColumn() { didSet { hold(start.count) } }
  /// The day of the event or of the censoring.
  public var day = DayColumn() { didSet { hold(day.count) } }
  /// What happened, or why the time is censored.
  public var reason = TextColumn() { didSet { hold(reason.count) } }
  /// The line of the file, from 1.
  public var lines: [Int32] = [] { didSet { hold(lines.count) } }

  /// No records.
  public init() {}

  /// Adds a record; the reason is a code of that column, `start` and `day` are numbers as in
  /// `DayColumn`.
  public mutating func append(
    subject: Int32, endpoint: Int16, days: Double, isCensored: Bool,
    start: Int32 = DayColumn.missing, day: Int32 = DayColumn.missing, reason: Int32 = -1,
    line: Int32 = 0
  ) {
    count += 1
    self.subject.append(subject)
    self.endpoint.append(endpoint)
    self.days.append(days)
    self.isCensored.append(isCensored)
    self.start.append(start)
    self.day.append(day)
    self.reason.codes.append(reason)
    lines.append(line)
  }
}

extension TimeToEvent: ColumnarTable {
  package mutating func change(_ rows: RowChange<TimeToEvent>) {
    count = rows.count(from: count)
    rows.change(&subject, \.subject)
    rows.change(&endpoint, \.endpoint)
    rows.change(&days, \.days)
    rows.change(&isCensored, \.isCensored)
    rows.change(&start, \.start)
    rows.change(&day, \.day)
    rows.change(&reason.codes, \.reason.codes)
    rows.change(&lines, \.lines)
  }
}
