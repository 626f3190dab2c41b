/// Facts about one adverse event that are true or not.
public struct AdverseEventFacts: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// The facts with those bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Serious (AESER = Y).
  public static let serious = AdverseEventFacts(rawValue: 1)
  /// Related to treatment, by the study's vocabulary.
  public static let related = AdverseEventFacts(rawValue: 2)
  /// Flagged as treatment-emergent (TRTEMFL = Y).
  public static let emergent = AdverseEventFacts(rawValue: 4)
  /// Fatal: outcome fatal, AESDTH = Y or grade 5.
  public static let fatal = AdverseEventFacts(rawValue: 8)
  /// Led to withdrawal of a drug.
  public static let discontinuation = AdverseEventFacts(rawValue: 16)
}

/// What the grades of the adverse events are.
public enum GradeScale: UInt8, Sendable {
  /// No grade and no severity in the file.
  case none
  /// Toxicity grades (ATOXGR, AETOXGR).
  case toxicityGrade
  /// A severity (AESEV), mapped 1...5; it must never be called a CTCAE grade.
  case severity
}

/// The adverse events of a study: one row an event, struct of arrays.
public struct AdverseEvents: Sendable, Equatable {
  /// The number of rows; every column is as long.
  public private(set) var count = 0
  /// The subject's row in `Subjects`.
  public var subject: [Int32] {
    @inlinable get { columns.subject }
    @inlinable _modify {
      yield &columns.subject
      hold(columns.subject.count, as: count)
    }
  }
  /// The preferred term (AEDECOD, else AETERM).
  public var term: TextColumn {
    @inlinable get { columns.term }
    @inlinable _modify {
      yield &columns.term
      hold(columns.term.count, as: count)
    }
  }
  /// The system organ class.
  public var organClass: TextColumn {
    @inlinable get { columns.organClass }
    @inlinable _modify {
      yield &columns.organClass
      hold(columns.organClass.count, as: count)
    }
  }
  /// The grade, 1...5, or 0 if not recorded.
  public var grade: [Int8] {
    @inlinable get { columns.grade }
    @inlinable _modify {
      yield &columns.grade
      hold(columns.grade.count, as: count)
    }
  }
  /// Serious, related, emergent, fatal, discontinuation.
  public var facts: [AdverseEventFacts] {
    @inlinable get { columns.facts }
    @inlinable _modify {
      yield &columns.facts
      hold(columns.facts.count, as: count)
    }
  }
  /// The first day.
  public var start: DayColumn {
    @inlinable get { columns.start }
    @inlinable _modify {
      yield &columns.start
      hold(columns.start.count, as: count)
    }
  }
  /// The last day.
  public var end: DayColumn {
    @inlinable get { columns.end }
    @inlinable _modify {
      yield &columns.end
      hold(columns.end.count, as: count)
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
  /// What the grades are.
  public var scale = GradeScale.none
  /// Whether the file flags treatment-emergent events; else they have to be derived.
  public var hasEmergentFlag = false
  /// Whether the file records which events are serious; else none counts as serious.
  public var hasSeriousness = false
  /// Whether the file records relatedness.
  public var hasRelatedness = false
  /// The values of the relatedness column that count as related, as found in the file.
  public var relatedValues: [String] = []

  /// The columns as they are stored; the accessors above hold them at one length.
  @usableFromInline
  struct Columns: Sendable, Equatable {
    @usableFromInline var subject: [Int32] = []
    @usableFromInline var term = TextColumn()
    @usableFromInline var organClass = TextColumn()
    @usableFromInline var grade: [Int8] = []
    @usableFromInline var facts: [AdverseEventFacts] = []
    @usableFromInline var start = DayColumn()
    @usableFromInline var end = DayColumn()
    @usableFromInline var lines: [Int32] = []
  }
  @usableFromInline var columns = Columns()

  /// No events.
  public init() {}

  /// Adds an event; term and class are codes of those columns, `start` and `end` are numbers as in
  /// `DayColumn`.
  public mutating func append(
    subject: Int32, term: Int32 = -1, organClass: Int32 = -1, grade: Int8 = 0,
    facts: AdverseEventFacts = [], start: Int32 = DayColumn.missing,
    end: Int32 = DayColumn.missing, line: Int32 = 0
  ) {
    count += 1
    self.subject.append(subject)
    self.term.codes.append(term)
    self.organClass.codes.append(organClass)
    self.grade.append(grade)
    self.facts.append(facts)
    self.start.append(start)
    self.end.append(end)
    lines.append(line)
  }
}

extension AdverseEvents: ColumnarTable {
  package mutating func change(_ rows: RowChange<AdverseEvents>) {
    count = rows.count(from: count)
    rows.change(&subject, \.subject)
    rows.change(&term.codes, \.term.codes)
    rows.change(&organClass.codes, \.organClass.codes)
    rows.change(&grade, \.grade)
    rows.change(&facts, \.facts)
    rows.change(&start, \.start)
    rows.change(&end, \.end)
    rows.change(&lines, \.lines)
  }
}
