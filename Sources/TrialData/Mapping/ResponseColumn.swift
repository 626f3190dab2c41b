import TrialModel

/// The columns read from a response table (ADRS, SDTM RS, or one of no standard).
enum ResponseColumn: Int, TableColumn {
  case study, subject, parameter, value, date, evaluator
  case evaluatorCategory
  case reader
  case accepted
  case analysisFlag

  static let table = TableNames(
    role: .responses, stems: ["adrs", "responses", "rs"], settings: "responses",
    standard: "ADRS")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "RSTESTCD", "PARAMETER", "PARAM"]
    case .value: ["AVALC", "RSSTRESC", "RSORRES", "RESPONSE", "BEST_RESPONSE", "BOR"]
    case .date: ["ADT", "ADTM", "RSDTC", "RSDT", "DATE", "RESPONSE_DATE"]
    case .evaluator: ["RSEVAL", "EVALUATOR"]
    case .evaluatorCategory: ["PARCAT2"]
    case .reader: ["RSEVALID"]
    case .accepted: ["RSACPTFL"]
    case .analysisFlag: ["ANL01FL"]
    }
  }
}
