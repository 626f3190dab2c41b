import TrialModel

/// A value of the subject table that does not change by itself once it is recorded.
public enum SubjectFact: Sendable, CaseIterable {
  /// The planned arm.
  case plannedArm
  /// The arm given.
  case givenArm
  /// The site.
  case site
  /// The country or region.
  case country
  /// The sex.
  case sex
  /// The age in years.
  case age
  /// The randomization stratum.
  case stratum
  /// The day of screening.
  case screened
  /// The day of randomization.
  case randomized
  /// The first day of treatment.
  case firstDose
  /// The last day of treatment.
  case lastDose
  /// The last day of the study.
  case studyEnd
  /// The day of death.
  case died
  /// The last day known to be alive.
  case lastAlive
  /// What the subject died of.
  case deathCause
  /// Where the subject stands.
  case status

  /// A value, cheap to compare.
  public enum Value: Sendable, Equatable {
    /// Nothing is recorded.
    case none
    /// A text as written, or the code of an arm.
    case text(String)
    /// The number of a day as in `DayColumn`.
    case day(Int32)
    /// A number.
    case number(Double)
    /// Where the subject stands.
    case status(SubjectStatus)
  }

  /// The value as known on the cut-off.
  func value(_ index: SubjectIndex, _ row: Int) -> Value {
    let subjects = index.study.subjects
    func day(_ number: Int32) -> Value { number == DayColumn.missing ? .none : .day(number) }
    func day(_ column: DayColumn) -> Value {
      day(index.known.day(column.numbers[row]))
    }
    func text(_ column: TextColumn) -> Value {
      column[row].map { .text($0) } ?? .none
    }
    func arm(_ arms: [Int16]) -> Value {
      arms[row] < 0 ? .none : .text(index.study.arms[Int(arms[row])].code)
    }
    switch self {
    case .plannedArm: return arm(index.basis.everybody.enrolledArm)
    case .givenArm: return arm(index.basis.everybody.safetyArm)
    case .site: return text(subjects.site)
    case .country: return text(subjects.country)
    case .sex: return text(subjects.sex)
    case .age:
      let age = subjects.age[row]
      return age.isFinite ? .number(age) : .none
    case .stratum: return text(subjects.stratum)
    case .screened: return day(subjects.screened)
    case .randomized: return day(subjects.randomized)
    case .firstDose: return day(subjects.treatmentStart)
    case .lastDose: return day(subjects.treatmentEnd)
    case .studyEnd: return day(subjects.studyEnd)
    case .died: return day(index.known.died(row))
    case .lastAlive: return day(index.known.lastAlive(row))
    case .deathCause: return index.known.deathCause(row).map { .text($0) } ?? .none
    case .status:
      let status = index.known.status(row)
      return status.standing == .unknown ? .none : .status(status)
    }
  }

  /// Whether one value may follow the other without a correction.
  ///
  /// What was not recorded is recorded later; treatment goes on, as life does; who is in the study leaves it,
  /// who left it dies, and who is screened may still be randomized. Whether a death was one is
  /// compared apart.
  func mayFollow(_ later: Value, _ earlier: Value) -> Bool {
    if earlier == later || earlier == .none { return true }
    switch (earlier, later) {
    case (.day(let before), .day(let now)):
      return (self == .lastDose || self == .lastAlive) && now > before
    case (.status(let before), .status(let now)):
      let isFailure = before.standing == .screenFailure && now.standing == .screenFailure
      return before.standing == .ongoing || before.standing == .dead || now.standing == .dead
        || (before.standing == .screenFailure && !isFailure)
    default: return false
    }
  }
}
