import TrialModel

/// The columns read from an adverse event table (ADAE, SDTM AE, or one of no standard).
enum AdverseEventColumn: Int, TableColumn {
  case study, subject, term
  case organClass
  case grade, severity, serious, related, emergent, start, end, outcome, action, death

  static let table = TableNames(
    role: .adverseEvents, stems: ["adae", "toxicity", "adverse_events", "ae"],
    settings: "adverse_events",
    standard: "ADAE")

  var key: String { self == .organClass ? "class" : snakeCaseName }

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .term: ["AEDECOD", "AETERM", "TERM", "ADVERSE_EVENT", "EVENT"]
    case .organClass: ["AEBODSYS", "AESOC", "SOC", "CLASS", "SYSTEM_ORGAN_CLASS"]
    case .grade: ["ATOXGRN", "ATOXGR", "AETOXGRN", "AETOXGR", "GRADE", "CTCAE_GRADE"]
    case .severity: ["ASEV", "AESEV", "ASEVN", "AESEVN", "SEVERITY"]
    case .serious: ["AESER", "SERIOUS"]
    case .related: ["AREL", "AEREL", "RELATED", "RELATEDNESS", "RELATIONSHIP"]
    case .emergent: ["TRTEMFL", "AETRTEM", "TREATMENT_EMERGENT"]
    case .start: ["ASTDT", "ASTDTM", "AESTDTC", "AESTDT", "START", "ONSET", "START_DATE"]
    case .end: ["AENDT", "AENDTM", "AEENDTC", "AEENDT", "END", "END_DATE"]
    case .outcome: ["AEOUT", "OUTCOME"]
    case .action: ["AEACN", "ACTION"]
    case .death: ["AESDTH"]
    }
  }
}
