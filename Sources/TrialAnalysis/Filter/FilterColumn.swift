public import TrialModel

/// A column that a filter can ask for.
public struct FilterColumn: Sendable, Hashable {
  /// What its values are.
  public enum Kind: String, Sendable {
    /// Texts; also numbers and dates of which one cannot be read.
    case text
    /// Numbers, all of them.
    case number
    /// Dates, all of them.
    case date
  }

  /// Where the values come from.
  enum Source: Sendable, Hashable {
    case subject
    case arm
    case actualArm
    case treated
    case dead
    case status
    case age
    case day(DayName)
    case flag(FlagName)
    case text(TextName)
    /// One of the columns kept as written, by its name in upper case.
    case attribute(String)
  }

  /// The days that `Subjects` has, by their names in `study.toml`.
  enum DayName: String, Sendable, CaseIterable {
    case randomized, screened
    case treatmentStart = "treatment_start"
    case treatmentEnd = "treatment_end"
    case studyEnd = "study_end"
    case died = "death_date"
    case lastAlive = "last_alive"

    func column(_ subjects: Subjects) -> DayColumn {
      switch self {
      case .randomized: subjects.randomized
      case .screened: subjects.screened
      case .treatmentStart: subjects.treatmentStart
      case .treatmentEnd: subjects.treatmentEnd
      case .studyEnd: subjects.studyEnd
      case .died: subjects.died
      case .lastAlive: subjects.lastAlive
      }
    }
  }

  /// The flags that `Subjects` has, by their names in `study.toml`.
  enum FlagName: String, Sendable, CaseIterable {
    case intentionToTreat = "itt"
    case safety
    case perProtocol = "per_protocol"
    case death

    func flags(_ subjects: Subjects) -> [Flag] {
      switch self {
      case .intentionToTreat: subjects.intentionToTreat
      case .safety: subjects.safety
      case .perProtocol: subjects.perProtocol
      case .death: subjects.death
      }
    }
  }

  /// The texts that `Subjects` has, by their names in `study.toml`.
  enum TextName: String, Sendable, CaseIterable {
    case site, country, sex, stratum
    case dispositionReason = "disposition_reason"
    case screenFailureReason = "screen_failure_reason"

    func column(_ subjects: Subjects) -> TextColumn {
      switch self {
      case .site: subjects.site
      case .country: subjects.country
      case .sex: subjects.sex
      case .stratum: subjects.stratum
      case .dispositionReason: subjects.dispositionReason
      case .screenFailureReason: subjects.screenFailureReason
      }
    }
  }

  /// The name as a filter has it: that of the file, or one of the names that every study has.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// Where they come from.
  let source: Source

  /// The name as it stands in a filter, in quotes where it has to.
  public var written: String {
    FilterToken.written(name, isReserved: name.lowercased() == "not")
  }
}

/// The columns of a study that a filter can ask for: to check a filter, and to complete one.
///
/// Every column of the subject table has its name in the file. Besides, every study has `arm` (the
/// planned arm, by code, short name or label) and `actual` (the one given), `subject`, `site`, `sex`,
/// `age`, `country`, `stratum`, `randomized` (a date), `status` (ongoing, completed, discontinued),
/// `treated` and `dead` (yes or no). A column that the file has under one of these names, and that is
/// not the one it stands for, goes before it; `arm` is always the planned arm. Names are compared
/// without regard to case.
public struct FilterColumns: Sendable {
  private static let common: [(name: String, source: FilterColumn.Source)] = [
    ("arm", .arm), ("actual", .actualArm), ("site", .text(.site)), ("sex", .text(.sex)),
    ("age", .age), ("country", .text(.country)), ("stratum", .text(.stratum)),
    ("randomized", .day(.randomized)), ("treated", .treated), ("status", .status),
    ("dead", .dead), ("subject", .subject),
  ]

  /// The names, those that every study has first, then those of the file.
  public let names: [String]
  private let sources: [String: (name: String, source: FilterColumn.Source)]
  private let membership: SubjectMembership

  /// The columns of a study as known on a day, or without a cut.
  public init(_ study: Study, asOf: Day? = nil) {
    self.init(SubjectMembership(study, knownBy: KnownBy(asOf)))
  }

  init(_ membership: SubjectMembership) {
    self.membership = membership
    let study = membership.study
    var names: [String] = []
    var sources: [String: (name: String, source: FilterColumn.Source)] = [:]
    func add(_ name: String, _ source: FilterColumn.Source) {
      guard sources[name.uppercased()] == nil else { return }
      sources[name.uppercased()] = (name, source)
      names.append(name)
    }
    let status = study.availableColumns.names["disposition"]?.uppercased()
    let attributes = study.subjects.others.filter { other in
      let name = other.name.uppercased()
      return name != "ARM" && !(name == "STATUS" && name == status)
    }
    let taken = Set(attributes.map { $0.name.uppercased() })
    for (name, source) in FilterColumns.common where !taken.contains(name.uppercased()) {
      if FilterColumns.has(source, study) { add(name, source) }
    }
    for (name, source) in FilterColumns.named(study) { add(name, source) }
    for attribute in attributes { add(attribute.name, .attribute(attribute.name.uppercased())) }
    self.names = names
    self.sources = sources
  }

  /// The column with that name; `nil` if there is none.
  public subscript(name: String) -> FilterColumn? {
    guard let found = sources[name.uppercased()],
      let data = FilterData(found.source, membership)
    else { return nil }
    return FilterColumn(name: found.name, kind: data.kind, source: found.source)
  }

  /// What values a column has.
  public func summary(of column: FilterColumn) -> FilterSummary {
    data(of: column).map(FilterSummary.init) ?? FilterSummary()
  }

  /// The values of a column; `nil` if the study no longer has it.
  func data(of column: FilterColumn) -> FilterData? { FilterData(column.source, membership) }

  /// The columns that `Subjects` has a place for, by the file's names.
  private static func named(_ study: Study) -> [(String, FilterColumn.Source)] {
    var named: [(String, FilterColumn.Source)] = []
    func add(_ key: String, _ source: FilterColumn.Source) {
      if let name = study.availableColumns.names[key] { named.append((name, source)) }
    }
    add("subject", .subject)
    add("age", .age)
    for name in FilterColumn.TextName.allCases { add(name.rawValue, .text(name)) }
    for name in FilterColumn.FlagName.allCases { add(name.rawValue, .flag(name)) }
    // Where the first dose stands in for it, the file has no day of randomization.
    for name in FilterColumn.DayName.allCases
    where name != .randomized || !study.availableColumns.randomizedIsProxy {
      add(name.rawValue, .day(name))
    }
    return named
  }

  /// Whether a study has values in a column that every study could have.
  private static func has(_ source: FilterColumn.Source, _ study: Study) -> Bool {
    let subjects = study.subjects
    switch source {
    case .status: return study.availableColumns.disposition
    case .actualArm: return study.availableColumns.actualArm
    case .age: return subjects.age.contains { $0.isFinite }
    case .text(let name): return !name.column(subjects).values.isEmpty
    case .day(let name): return name.column(subjects).latest != nil
    case .arm, .treated, .dead, .subject, .flag, .attribute: return true
    }
  }
}
