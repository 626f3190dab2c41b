import TrialModel

/// The columns read from a table of tumour measurements (ADTR, or one of no standard).
enum TumorMeasurementColumn: Int, TableColumn {
  case study, subject, parameter
  case parameterName
  case value, baseline
  case percentChange
  case baselineFlag
  case date, evaluator
  case evaluatorCategory
  case reader
  case accepted
  case analysisFlag

  static let table = TableNames(
    role: .tumorMeasurements, stems: ["adtr"], settings: "tumor_measurements",
    standard: "ADTR")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "PARAM", "PARAMETER"]
    case .parameterName: ["PARAM"]
    case .value:
      ["AVAL", "SUM_OF_DIAMETERS", "SUM_OF_PRODUCTS", "TUMOR_SUM", "TUMOUR_SUM"]
    case .baseline: ["BASE"]
    case .percentChange: ["PCHG", "PERCENT_CHANGE"]
    case .baselineFlag: ["ABLFL", "BASELINE"]
    case .date: ["ADT", "ADTM", "TRDTC", "DATE", "MEASUREMENT_DATE"]
    case .evaluator: ["TREVAL", "EVALUATOR"]
    case .evaluatorCategory: ["PARCAT2"]
    case .reader: ["TREVALID"]
    case .accepted: ["TRACPTFL"]
    case .analysisFlag: ["ANL01FL"]
    }
  }
}
