/// The subjects of a study, screened ones included: one row each, struct of arrays.
///
/// A subject's row number is its identity in every other table of the `Study`.
public struct Subjects: Sendable, Equatable {
  /// The number of rows; every column is as long.
  public private(set) var count = 0
  /// USUBJID, else SUBJID, as written in the file; unique.
  public var identifiers: [String] {
    @inlinable get { columns.identifiers }
    @inlinable _modify {
      yield &columns.identifiers
      hold(columns.identifiers.count, as: count)
    }
  }
  /// The planned arm as an index into `Study.arms`, -1 for subjects who were never randomized.
  public var plannedArm: [Int16] {
    @inlinable get { columns.plannedArm }
    @inlinable _modify {
      yield &columns.plannedArm
      hold(columns.plannedArm.count, as: count)
    }
  }
  /// The arm that was actually given, -1 for none.
  public var actualArm: [Int16] {
    @inlinable get { columns.actualArm }
    @inlinable _modify {
      yield &columns.actualArm
      hold(columns.actualArm.count, as: count)
    }
  }
  /// The day of randomization.
  public var randomized: DayColumn {
    @inlinable get { columns.randomized }
    @inlinable _modify {
      yield &columns.randomized
      hold(columns.randomized.count, as: count)
    }
  }
  /// The day of consent or screening.
  public var screened: DayColumn {
    @inlinable get { columns.screened }
    @inlinable _modify {
      yield &columns.screened
      hold(columns.screened.count, as: count)
    }
  }
  /// The first day of treatment.
  public var treatmentStart: DayColumn {
    @inlinable get { columns.treatmentStart }
    @inlinable _modify {
      yield &columns.treatmentStart
      hold(columns.treatmentStart.count, as: count)
    }
  }
  /// The last day of treatment.
  public var treatmentEnd: DayColumn {
    @inlinable get { columns.treatmentEnd }
    @inlinable _modify {
      yield &columns.treatmentEnd
      hold(columns.treatmentEnd.count, as: count)
    }
  }
  /// The last day of the study for the subject.
  public var studyEnd: DayColumn {
    @inlinable get { columns.studyEnd }
    @inlinable _modify {
      yield &columns.studyEnd
      hold(columns.studyEnd.count, as: count)
    }
  }
  /// The day of death.
  public var died: DayColumn {
    @inlinable get { columns.died }
    @inlinable _modify {
      yield &columns.died
      hold(columns.died.count, as: count)
    }
  }
  /// The last day the subject was known to be alive.
  public var lastAlive: DayColumn {
    @inlinable get { columns.lastAlive }
    @inlinable _modify {
      yield &columns.lastAlive
      hold(columns.lastAlive.count, as: count)
    }
  }
  /// Whether the subject has died.
  public var death: [Flag] {
    @inlinable get { columns.death }
    @inlinable _modify {
      yield &columns.death
      hold(columns.death.count, as: count)
    }
  }
  /// The flag of the intention-to-treat population.
  public var intentionToTreat: [Flag] {
    @inlinable get { columns.intentionToTreat }
    @inlinable _modify {
      yield &columns.intentionToTreat
      hold(columns.intentionToTreat.count, as: count)
    }
  }
  /// The flag of the safety population.
  public var safety: [Flag] {
    @inlinable get { columns.safety }
    @inlinable _modify {
      yield &columns.safety
      hold(columns.safety.count, as: count)
    }
  }
  /// The flag of the per-protocol population.
  public var perProtocol: [Flag] {
    @inlinable get { columns.perProtocol }
    @inlinable _modify {
      yield &columns.perProtocol
      hold(columns.perProtocol.count, as: count)
    }
  }
  /// Whether the subject is still in the study.
  public var disposition: [Disposition] {
    @inlinable get { columns.disposition }
    @inlinable _modify {
      yield &columns.disposition
      hold(columns.disposition.count, as: count)
    }
  }
  /// Why the subject left the study or treatment.
  public var dispositionReason: TextColumn {
    @inlinable get { columns.dispositionReason }
    @inlinable _modify {
      yield &columns.dispositionReason
      hold(columns.dispositionReason.count, as: count)
    }
  }
  /// Why a screened subject was not randomized.
  public var screenFailureReason: TextColumn {
    @inlinable get { columns.screenFailureReason }
    @inlinable _modify {
      yield &columns.screenFailureReason
      hold(columns.screenFailureReason.count, as: count)
    }
  }
  /// The site.
  public var site: TextColumn {
    @inlinable get { columns.site }
    @inlinable _modify {
      yield &columns.site
      hold(columns.site.count, as: count)
    }
  }
  /// The country or region.
  public var country: TextColumn {
    @inlinable get { columns.country }
    @inlinable _modify {
      yield &columns.country
      hold(columns.country.count, as: count)
    }
  }
  /// The sex as written.
  public var sex: TextColumn {
    @inlinable get { columns.sex }
    @inlinable _modify {
      yield &columns.sex
      hold(columns.sex.count, as: count)
    }
  }
  /// Age in years, NaN if not recorded.
  public var age: [Double] {
    @inlinable get { columns.age }
    @inlinable _modify {
      yield &columns.age
      hold(columns.age.count, as: count)
    }
  }
  /// The randomization stratum, all factors joined.
  public var stratum: TextColumn {
    @inlinable get { columns.stratum }
    @inlinable _modify {
      yield &columns.stratum
      hold(columns.stratum.count, as: count)
    }
  }
  /// The other columns of the table, in the order of the file.
  public var others: [SubjectAttribute] = [] {
    didSet { for other in others { hold(other.column.count, as: count) } }
  }
  /// The line of the file that the subject comes from, from 1.
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
    @usableFromInline var identifiers: [String] = []
    @usableFromInline var plannedArm: [Int16] = []
    @usableFromInline var actualArm: [Int16] = []
    @usableFromInline var randomized = DayColumn()
    @usableFromInline var screened = DayColumn()
    @usableFromInline var treatmentStart = DayColumn()
    @usableFromInline var treatmentEnd = DayColumn()
    @usableFromInline var studyEnd = DayColumn()
    @usableFromInline var died = DayColumn()
    @usableFromInline var lastAlive = DayColumn()
    @usableFromInline var death: [Flag] = []
    @usableFromInline var intentionToTreat: [Flag] = []
    @usableFromInline var safety: [Flag] = []
    @usableFromInline var perProtocol: [Flag] = []
    @usableFromInline var disposition: [Disposition] = []
    @usableFromInline var dispositionReason = TextColumn()
    @usableFromInline var screenFailureReason = TextColumn()
    @usableFromInline var site = TextColumn()
    @usableFromInline var country = TextColumn()
    @usableFromInline var sex = TextColumn()
    @usableFromInline var age: [Double] = []
    @usableFromInline var stratum = TextColumn()
    @usableFromInline var lines: [Int32] = []
  }
  @usableFromInline var columns = Columns()

  /// No subjects.
  public init() {}

  /// Adds a subject; columns of the file that have no place of their own are missing for it.
  public mutating func append(_ row: Row) {
    count += 1
    identifiers.append(row.identifier)
    plannedArm.append(row.plannedArm)
    actualArm.append(row.actualArm)
    randomized.append(row.randomized)
    screened.append(row.screened)
    treatmentStart.append(row.treatmentStart)
    treatmentEnd.append(row.treatmentEnd)
    studyEnd.append(row.studyEnd)
    died.append(row.died)
    lastAlive.append(row.lastAlive)
    death.append(row.death)
    intentionToTreat.append(row.intentionToTreat)
    safety.append(row.safety)
    perProtocol.append(row.perProtocol)
    disposition.append(row.disposition)
    dispositionReason.codes.append(row.dispositionReason)
    screenFailureReason.codes.append(row.screenFailureReason)
    site.codes.append(row.site)
    country.codes.append(row.country)
    sex.codes.append(row.sex)
    stratum.codes.append(row.stratum)
    age.append(row.age)
    lines.append(row.line)
    guard !others.isEmpty else { return }
    others = others.map { attribute in
      var attribute = attribute
      attribute.column.codes.append(-1)
      return attribute
    }
  }
}

extension Subjects {
  /// One subject as it is added to the table, with what is not set missing.
  ///
  /// Days are numbers as in `DayColumn`, texts codes of their columns.
  public struct Row: Sendable {
    /// USUBJID, else SUBJID.
    public var identifier: String
    /// The planned arm as an index into `Study.arms`, -1 for none.
    public var plannedArm: Int16 = -1
    /// The arm that was actually given, -1 for none.
    public var actualArm: Int16 = -1
    /// The day of randomization.
    public var randomized = DayColumn.missing
    /// The day of consent or screening.
    public var screened = DayColumn.missing
    /// The first day of treatment.
    public var treatmentStart = DayColumn.missing
    /// The last day of treatment.
    public var treatmentEnd = DayColumn.missing
    /// The last day of the study for the subject.
    public var studyEnd = DayColumn.missing
    /// The day of death.
    public var died = DayColumn.missing
    /// The last day the subject was known to be alive.
    public var lastAlive = DayColumn.missing
    /// Whether the subject has died.
    public var death = Flag.unknown
    /// Whether the subject is in the intention-to-treat population.
    public var intentionToTreat = Flag.unknown
    /// Whether the subject is in the safety population.
    public var safety = Flag.unknown
    /// Whether the subject is in the per-protocol population.
    public var perProtocol = Flag.unknown
    /// Whether the subject is still in the study.
    public var disposition = Disposition.unknown
    /// Why the subject left the study or treatment.
    public var dispositionReason: Int32 = -1
    /// Why a screened subject was not randomized.
    public var screenFailureReason: Int32 = -1
    /// The site.
    public var site: Int32 = -1
    /// The country or region.
    public var country: Int32 = -1
    /// The sex.
    public var sex: Int32 = -1
    /// The randomization stratum.
    public var stratum: Int32 = -1
    /// Age in years, NaN if not recorded.
    public var age = Double.nan
    /// The line of the file, from 1; 0 for none.
    public var line: Int32 = 0

    /// A subject with that identifier.
    public init(_ identifier: String) {
      self.identifier = identifier
    }
  }
}

extension Subjects: ColumnarTable {
  package mutating func change(_ rows: RowChange<Subjects>) {
    count = rows.count(from: count)
    rows.change(&identifiers, \.identifiers)
    rows.change(&plannedArm, \.plannedArm)
    rows.change(&actualArm, \.actualArm)
    rows.change(&randomized, \.randomized)
    rows.change(&screened, \.screened)
    rows.change(&treatmentStart, \.treatmentStart)
    rows.change(&treatmentEnd, \.treatmentEnd)
    rows.change(&studyEnd, \.studyEnd)
    rows.change(&died, \.died)
    rows.change(&lastAlive, \.lastAlive)
    rows.change(&death, \.death)
    rows.change(&intentionToTreat, \.intentionToTreat)
    rows.change(&safety, \.safety)
    rows.change(&perProtocol, \.perProtocol)
    rows.change(&disposition, \.disposition)
    rows.change(&dispositionReason.codes, \.dispositionReason.codes)
    rows.change(&screenFailureReason.codes, \.screenFailureReason.codes)
    rows.change(&site.codes, \.site.codes)
    rows.change(&country.codes, \.country.codes)
    rows.change(&sex.codes, \.sex.codes)
    rows.change(&age, \.age)
    rows.change(&stratum.codes, \.stratum.codes)
    rows.change(&lines, \.lines)
    others = others.enumerated().map { place, attribute in
      var attribute = attribute
      rows.change(&attribute.column.codes, \.others[place].column.codes)
      return attribute
    }
  }
}

/// Where a subject stands in the study.
public enum Disposition: UInt8, Sendable {
  /// Not recorded.
  case unknown
  /// Still in the study.
  case ongoing
  /// Went through to its end.
  case completed
  /// Left before its end.
  case discontinued
}

extension Disposition {
  /// What a word of EOSSTT and its like means; `nil` if it is not known.
  package init?(_ word: String) {
    switch word.uppercased() {
    case "ONGOING", "ON STUDY", "ON-STUDY", "ON TREATMENT", "ACTIVE", "ENROLLED", "IN FOLLOW-UP",
      "FOLLOW-UP":
      self = .ongoing
    case "COMPLETED", "COMPLETE", "COMPLETED STUDY":
      self = .completed
    case "DISCONTINUED", "DISCONTINUED STUDY", "WITHDRAWN", "WITHDREW", "TERMINATED", "OFF STUDY",
      "OFF-STUDY", "DEATH", "DIED", "DEAD", "LOST TO FOLLOW-UP", "WITHDRAWAL BY SUBJECT":
      self = .discontinued
    case "SCREEN FAILURE", "SCREEN FAILED", "NOT STARTED", "UNKNOWN":
      self = .unknown
    default: return nil
    }
  }
}

/// A column of the subject table that has no place of its own in `Subjects`, as written in the file.
///
/// Kept so that subjects can be selected by it. A column that differs for nearly every subject (more
/// than half of over 1000 values distinct) selects nobody in particular and is not kept, nor is any
/// beyond the first 200.
public struct SubjectAttribute: Sendable, Equatable {
  /// The column's name in the file.
  public var name: String
  /// The values.
  public var column: TextColumn

  /// A column with that name and those values.
  public init(name: String, column: TextColumn) {
    self.name = name
    self.column = column
  }
}
