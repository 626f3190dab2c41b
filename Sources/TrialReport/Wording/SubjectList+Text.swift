public import TrialAnalysis
import TrialModel

extension SubjectIndex {
  /// The subjects that a number counts, sorted and searched in what is shown of them.
  public func list(_ request: SubjectListRequest) -> SubjectList {
    list(request, searching: \.text)
  }
}

extension SubjectList {
  /// The text of a cell; empty if there is no value, or no such column.
  ///
  /// `index` is the place in `rows`.
  public func text(_ column: SubjectListColumn, _ index: Int) -> String { self[column, index].text }
}

extension SubjectCell {
  /// What is shown of the cell.
  public var text: String {
    switch self {
    case .empty: return ""
    case .name(let name): return name
    case .status(let status): return status.text
    case .day(let day): return day.description
    case .tenths(let tenths):
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    case .grade(let grade): return grade.map { "\($0)" } ?? "no grade"
    case .count(let count): return count == 0 ? "" : "\(count)"
    case .time(let days, let isEvent, let unit):
      let time = NumberFormat.time(Double(days), in: unit, places: unit == .days ? 0 : 1)
      return "\(time) \(unit.short) " + (isEvent ? "event" : "censored")
    }
  }
}

extension SubjectStatus {
  /// The words for it, `discontinued: LOST TO FOLLOW-UP`.
  public var text: String {
    let name =
      switch standing {
      case .dead: "dead"
      case .discontinued: "discontinued"
      case .completed: "completed"
      case .ongoing: "ongoing"
      case .unknown: "unknown"
      case .screenFailure: "screen failure"
      }
    return ownReason.map { "\(name): \($0)" } ?? name
  }
}

extension SubjectListColumn {
  /// The words above the column.
  public var title: String {
    switch self {
    case .subject: "Subject"
    case .arm: "Arm"
    case .time: "Time"
    case .thisGrade: "Grade"
    case .site: "Site"
    case .sex: "Sex"
    case .age: "Age"
    case .randomized: "Randomized"
    case .firstDose: "First dose"
    case .bestResponse: "Best"
    case .responseDay: "Response on"
    case .worstGrade: "Worst grade"
    case .seriousEvents: "SAEs"
    case .status: "Status"
    case .lastContact: "Last contact"
    }
  }
}
