import TrialModel

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
