import TrialModel

/// A value of the subject table that does not change by itself once it is told.
enum SubjectFact: CaseIterable {
  case plannedArm
  case givenArm
  case site
  case country
  case sex
  case age
  case stratum
  case screened
  case randomized
  case firstDose
  case lastDose
  case studyEnd
  case died
  case lastAlive
  case deathCause
  case status

  /// What it is called.
  var name: String {
    switch self {
    case .plannedArm: "arm"
    case .givenArm: "arm given"
    case .site: "site"
    case .country: "country"
    case .sex: "sex"
    case .age: "age"
    case .stratum: "stratum"
    case .screened: "screened"
    case .randomized: "randomized"
    case .firstDose: "first dose"
    case .lastDose: "last dose"
    case .studyEnd: "study end"
    case .died: "died"
    case .lastAlive: "last known alive"
    case .deathCause: "cause of death"
    case .status: "status"
    }
  }

  /// A value, cheap to compare.
  enum Value: Equatable {
    case none
    case text(String)
    case day(Int32)
    case number(Double)
    case status(SubjectStatus)

    /// The words for it.
    var text: String {
      switch self {
      case .none: return "none"
      case .text(let text): return text
      case .day(let day): return Day(number: day).description
      case .number(let number):
        let text = NumberFormat.decimal(number, places: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      case .status(let status): return status.text
      }
    }
  }

  /// The value as known on the cut-off.
  func value(_ index: SubjectIndex, _ row: Int) -> Value {
    let subjects = index.study.subjects
    func day(_ number: Int32) -> Value { number == DayColumn.missing ? .none : .day(number) }
    func day(_ column: DayColumn) -> Value {
      column.count == subjects.count ? day(index.known.day(column.numbers[row])) : .none
    }
    func text(_ column: TextColumn) -> Value {
      column.count == subjects.count ? column[row].map { .text($0) } ?? .none : .none
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
      let age = subjects.age.count == subjects.count ? subjects.age[row] : .nan
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
  /// What was not told is told later; treatment goes on, as life does; who is in the study leaves it,
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
