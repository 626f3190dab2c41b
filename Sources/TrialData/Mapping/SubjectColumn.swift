import TrialModel

/// The columns read from a subject table (ADSL, SDTM DM, or one of no standard).
enum SubjectColumn: Int, TableColumn {
  case study, subject, arm
  case armCode
  case armOrder
  case armReason
  case actualArm
  case actualArmCode
  case randomized
  case referenceStart
  case screened
  case treatmentStart
  case treatmentEnd
  case studyEnd
  case site, country, sex, age, stratum
  case intentionToTreat
  case safety
  case perProtocol
  case disposition
  case dispositionReason
  case death
  case deathDate
  case lastAlive
  case screenFailureReason

  static let table = TableNames(
    role: .subjects, stems: ["adsl", "subjects", "patients", "dm"], settings: "subjects",
    standard: "ADSL")

  /// The columns whose values `Subjects` holds one to one, so that their cells need not be kept.
  static let ownPlace: [SubjectColumn] = [
    .subject, .randomized, .screened, .treatmentStart, .treatmentEnd, .studyEnd, .site, .country,
    .sex, .age, .stratum, .intentionToTreat, .safety, .perProtocol, .dispositionReason, .death,
    .deathDate, .lastAlive, .screenFailureReason,
  ]

  var key: String { self == .intentionToTreat ? "itt" : snakeCaseName }

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject:
      [
        "USUBJID", "SUBJID", "SUBJECT", "SUBJECT_ID", "RECORD_ID", "PATIENT", "PATIENT_ID",
        "PATID", "ID",
      ]
    case .arm: ["TRT01P", "ARM", "ACTARM", "TREATMENT", "GROUP", "RANDOMIZATION_GROUP", "ARMCD"]
    case .armCode: ["ARMCD", "TRT01PCD"]
    case .armOrder: ["TRT01PN", "TRT01AN"]
    case .armReason: ["ARMNRS"]
    case .actualArm: ["TRT01A", "ACTARM", "ACTUAL_ARM"]
    case .actualArmCode: ["ACTARMCD"]
    case .randomized:
      ["RANDDT", "RANDDTM", "RANDDTC", "RANDOMIZED", "RANDOMIZATION_DATE", "RANDOMIZED_ON"]
    case .referenceStart: ["RFSTDTC", "RFSTDT"]
    case .screened: ["RFICDTC", "RFICDT", "ICDT", "ENRLDT", "SCRFDT", "SCREENED", "CONSENT_DATE"]
    case .treatmentStart: ["TRTSDT", "TRTSDTM", "RFXSTDTC", "TREATMENT_START"]
    case .treatmentEnd: ["TRTEDT", "TRTEDTM", "RFXENDTC", "TREATMENT_END"]
    case .studyEnd: ["EOSDT", "RFPENDTC", "STUDY_END"]
    case .site: ["SITEID", "SITE", "INVID", "SITEGR1", "REDCAP_DATA_ACCESS_GROUP"]
    case .country: ["COUNTRY", "REGION1", "REGION"]
    case .sex: ["SEX", "GENDER"]
    case .age: ["AGE", "AAGE"]
    case .stratum: ["STRATAR", "STRATUM", "STRATA", "STRATA1", "STRAT1R"]
    case .intentionToTreat: ["ITTFL", "ITT"]
    case .safety: ["SAFFL", "SAFETY"]
    case .perProtocol: ["PPROTFL", "PPFL", "PER_PROTOCOL"]
    case .disposition: ["EOSSTT", "DCDECOD", "DISPOSITION", "STATUS"]
    case .dispositionReason: ["DCSREAS", "DCREASCD", "DCTREAS", "DISCONTINUATION_REASON"]
    case .death: ["DTHFL", "DEATH", "DIED"]
    case .deathDate: ["DTHDT", "DTHDTC", "DEATH_DATE", "DATE_OF_DEATH"]
    case .lastAlive: ["LSTALVDT", "LSTALDT", "LAST_ALIVE", "LAST_CONTACT"]
    case .screenFailureReason: ["SCRFREAS", "SCREEN_FAILURE_REASON"]
    }
  }
}
