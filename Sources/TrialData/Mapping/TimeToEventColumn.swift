import TrialModel

/// The columns read from a time-to-event table (ADTTE, or one of no standard).
enum TimeToEventColumn: Int, TableColumn {
  case study, subject, parameter, label, time, unit, censored, event, start, date
  case eventReason
  case censoringReason

  static let table = TableNames(
    role: .timeToEvent, stems: ["adtte", "survival"], settings: "survival",
    standard: "ADTTE")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "PARAMETER", "ENDPOINT", "PARAM"]
    case .label: ["PARAM"]
    case .time: ["AVAL", "TIME", "DAYS", "DURATION"]
    case .unit: ["AVALU", "UNIT"]
    case .censored: ["CNSR", "CENSORED", "CENSOR"]
    case .event: ["EVENT", "STATUS", "DELTA"]
    case .start: ["STARTDT", "STARTDTM", "START"]
    case .date: ["ADT", "ADTM", "DATE"]
    case .eventReason: ["EVNTDESC"]
    case .censoringReason: ["CNSDTDSC"]
    }
  }
}
