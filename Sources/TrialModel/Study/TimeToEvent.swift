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
  public var subject: [Int32] {
    @inlinable get { columns.subject }
    @inlinable _modify {
      yield &columns.subject
      hold(columns.subject.count, as: count)
    }
  }
  /// The index into `endpoints`.
  public var endpoint: [Int16] {
    @inlinable get { columns.endpoint }
    @inlinable _modify {
      yield &columns.endpoint
      hold(columns.endpoint.count, as: count)
    }
  }
  /// The time from origin to event or censoring, in days.
  public var days: [Double] {
    @inlinable get { columns.days }
    @inlinable _modify {
      yield &columns.days
      hold(columns.days.count, as: count)
    }
  }
  /// Whether the time is censored; else it ends in the event.
  public var isCensored: [Bool] {
    @inlinable get { columns.isCensored }
    @inlinable _modify {
      yield &columns.isCensored
      hold(columns.isCensored.count, as: count)
    }
  }
  /// The origin.
  public var start: DayColumn {
    @inlinable get { columns.start }
    @inlinable _modify {
      yield &columns.start
      hold(columns.start.count, as: count)
    }
  }
  /// The day of the event or of the censoring.
  public var day: DayColumn {
    @inlinable get { columns.day }
    @inlinable _modify {
      yield &columns.day
      hold(columns.day.count, as: count)
    }
  }
  /// What happened, or why the time is censored.
  public var reason: TextColumn {
    @inlinable get { columns.reason }
    @inlinable _modify {
      yield &columns.reason
      hold(columns.reason.count, as: count)
    }
  }
  /// The line of the file, from 1.
  public var lines: [Int32] {
    @inlinable get { columns.lines }
    @inlinable _modify {
      yield &columns.lines
      hold(columns.lines.count, as: count)
    }
  }

  /// The columns as they are stored; the accessors above hold them at one length.
  @usableFromInline
  struct Columns: Sendable, Equatable {
    @usableFromInline var subject: [Int32] = []
    @usableFromInline var endpoint: [Int16] = []
    @usableFromInline var days: [Double] = []
    @usableFromInline var isCensored: [Bool] = []
    @usableFromInline var start = DayColumn()
    @usableFromInline var day = DayColumn()
    @usableFromInline var reason = TextColumn()
    @usableFromInline var lines: [Int32] = []
  }
  @usableFromInline var columns = Columns()

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
