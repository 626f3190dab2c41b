/// A category of tumour response, RECIST and WHO alike (WHO's "no change" is `stable`).
public enum ResponseCategory: UInt8, Sendable, CaseIterable, Comparable {
  /// Complete response.
  case complete
  /// Partial response.
  case partial
  /// Stable disease, WHO's no change.
  case stable
  /// Neither complete response nor progression, where only non-target lesions are followed.
  case nonCompleteNonProgressive
  /// Progressive disease.
  case progressive
  /// Assessed, but not evaluable.
  case notEvaluable
  /// No assessment after baseline.
  case missing

  /// The code used in the files: `CR`, `PR`, `SD`, `NON-CR/NON-PD`, `PD`, `NE`, `MISSING`.
  public var code: String {
    switch self {
    case .complete: "CR"
    case .partial: "PR"
    case .stable: "SD"
    case .nonCompleteNonProgressive: "NON-CR/NON-PD"
    case .progressive: "PD"
    case .notEvaluable: "NE"
    case .missing: "MISSING"
    }
  }

  /// Whether it counts as a response (CR or PR).
  public var isResponse: Bool { self == .complete || self == .partial }

  /// The better response is the lesser one.
  public static func < (left: ResponseCategory, right: ResponseCategory) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a response record records.
public enum ResponseKind: UInt8, Sendable {
  /// The overall response at one assessment (OVR).
  case visit
  /// The best response, confirmation not required (BOR).
  case best
  /// The best response, confirmed (CBOR).
  case confirmedBest
}

extension StudySettings {
  /// Returns the kind of record that best responses come from, of the kinds that the data has; that of
  /// the assessments means that they are derived, and so does `nil`.
  ///
  /// Unconfirmed: the best records, else the assessments, else the confirmed records. Confirmed: the
  /// confirmed records, else the assessments, else the best records. The assessments come first if
  /// `study.toml` declares it.
  public func responseKind(among kinds: Set<ResponseKind>) -> ResponseKind? {
    if derivesResponse, kinds.contains(.visit) { return .visit }
    let order: [ResponseKind] =
      isConfirmed ? [.confirmedBest, .visit, .best] : [.best, .visit, .confirmedBest]
    return order.first(where: kinds.contains)
  }
}

/// The response records of a study: one row an assessment or a best response, struct of arrays.
public struct Responses: Sendable, Equatable {
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
  /// What the record is.
  public var kind: [ResponseKind] {
    @inlinable get { columns.kind }
    @inlinable _modify {
      yield &columns.kind
      hold(columns.kind.count, as: count)
    }
  }
  /// The response.
  public var category: [ResponseCategory] {
    @inlinable get { columns.category }
    @inlinable _modify {
      yield &columns.category
      hold(columns.category.count, as: count)
    }
  }
  /// The day of the assessment.
  public var day: DayColumn {
    @inlinable get { columns.day }
    @inlinable _modify {
      yield &columns.day
      hold(columns.day.count, as: count)
    }
  }
  /// Who assessed.
  public var evaluator: TextColumn {
    @inlinable get { columns.evaluator }
    @inlinable _modify {
      yield &columns.evaluator
      hold(columns.evaluator.count, as: count)
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

  /// Whether there were assessments and nothing else, and they were left out as nothing shows how to read
  /// their dates: then nothing is known of responses.
  public var isUnread = false

  /// The columns as they are stored; the accessors above hold them at one length.
  @usableFromInline
  struct Columns: Sendable, Equatable {
    @usableFromInline var subject: [Int32] = []
    @usableFromInline var kind: [ResponseKind] = []
    @usableFromInline var category: [ResponseCategory] = []
    @usableFromInline var day = DayColumn()
    @usableFromInline var evaluator = TextColumn()
    @usableFromInline var lines: [Int32] = []
  }
  @usableFromInline var columns = Columns()

  /// No records.
  public init() {}

  /// Adds a record; the evaluator is a code of that column, the day a number as in `DayColumn`.
  public mutating func append(
    subject: Int32, kind: ResponseKind, category: ResponseCategory,
    day: Int32 = DayColumn.missing, evaluator: Int32 = -1, line: Int32 = 0
  ) {
    count += 1
    self.subject.append(subject)
    self.kind.append(kind)
    self.category.append(category)
    self.day.append(day)
    self.evaluator.codes.append(evaluator)
    lines.append(line)
  }
}

extension Responses: ColumnarTable {
  package mutating func change(_ rows: RowChange<Responses>) {
    count = rows.count(from: count)
    rows.change(&subject, \.subject)
    rows.change(&kind, \.kind)
    rows.change(&category, \.category)
    rows.change(&day, \.day)
    rows.change(&evaluator.codes, \.evaluator.codes)
    rows.change(&lines, \.lines)
  }
}
