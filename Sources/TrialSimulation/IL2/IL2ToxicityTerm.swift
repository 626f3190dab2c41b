/// One adverse event term with its frequency in each arm.
struct IL2ToxicityTerm {
  /// The time of onset.
  enum Onset {
    /// On or soon after a day with interleukin-2, perhaps again in a later course.
    case treatment
    /// Once, weeks after the last dose.
    case later
  }

  /// Subjects in a thousand treated: any grade, and grade 3 or 4.
  struct Frequency {
    let any: Int
    let severe: Int

    init(_ any: Int, _ severe: Int) {
      self.any = any
      self.severe = severe
    }
  }

  let term: String
  let bodySystem: String
  /// The terms as reported by investigators.
  let reported: [String]
  /// Longest duration in days.
  let days: Int
  let onset: Onset
  /// Whether it may be reported as related to interleukin-2.
  let canBeRelated: Bool
  let high: Frequency
  let low: Frequency
  let subcutaneous: Frequency

  func frequency(in arm: IL2Arm) -> Frequency {
    switch arm {
    case .high: high
    case .low: low
    case .subcutaneous: subcutaneous
    }
  }
}

extension IL2ToxicityTerm {
  /// The terms of the study, with invented frequencies.
  ///
  /// They follow the paper, which gives no numbers: high-dose interleukin-2 is far more toxic, with
  /// grade 3 or 4 hypotension in about half of the patients against a few percent of the others.
  static let all = [
    IL2ToxicityTerm(
      term: "Hypotension", bodySystem: BodySystem.vascular,
      reported: ["Hypotension", "Low blood pressure", "Drop in blood pressure"],
      days: 5,
      onset: .treatment, canBeRelated: true,
      high: Frequency(880, 520), low: Frequency(290, 27), subcutaneous: Frequency(120, 11)),
    IL2ToxicityTerm(
      term: "Capillary leak syndrome", bodySystem: BodySystem.vascular,
      reported: ["Capillary leak", "Capillary leak, generalized"], days: 10,
      onset: .treatment, canBeRelated: true,
      high: Frequency(330, 46), low: Frequency(90, 7), subcutaneous: Frequency(30, 0)),
    IL2ToxicityTerm(
      term: "Oliguria", bodySystem: BodySystem.renal,
      reported: ["Oliguria", "Low urine output"], days: 4,
      onset: .treatment, canBeRelated: true,
      high: Frequency(620, 130), low: Frequency(170, 14), subcutaneous: Frequency(60, 0)),
    IL2ToxicityTerm(
      term: "Thrombocytopenia", bodySystem: BodySystem.blood,
      reported: ["Thrombocytopenia", "Low platelets"], days: 9,
      onset: .treatment, canBeRelated: true,
      high: Frequency(640, 196), low: Frequency(210, 41), subcutaneous: Frequency(120, 22)),
    IL2ToxicityTerm(
      term: "Anaemia", bodySystem: BodySystem.blood,
      reported: ["Anemia", "Low haemoglobin"], days: 14,
      onset: .treatment, canBeRelated: true,
      high: Frequency(520, 78), low: Frequency(360, 41), subcutaneous: Frequency(290, 32)),
    IL2ToxicityTerm(
      term: "Nausea", bodySystem: BodySystem.gastrointestinal,
      reported: ["Nausea", "Nausea, intermittent"], days: 8,
      onset: .treatment, canBeRelated: true,
      high: Frequency(780, 124), low: Frequency(520, 34), subcutaneous: Frequency(430, 22)),
    IL2ToxicityTerm(
      term: "Vomiting", bodySystem: BodySystem.gastrointestinal,
      reported: ["Vomiting", "Emesis"], days: 6,
      onset: .treatment, canBeRelated: true,
      high: Frequency(690, 118), low: Frequency(400, 34), subcutaneous: Frequency(260, 22)),
    IL2ToxicityTerm(
      term: "Diarrhoea", bodySystem: BodySystem.gastrointestinal,
      reported: ["Diarrhea", "Loose stools"], days: 7,
      onset: .treatment, canBeRelated: true,
      high: Frequency(700, 92), low: Frequency(310, 14), subcutaneous: Frequency(220, 11)),
    IL2ToxicityTerm(
      term: "Stomatitis", bodySystem: BodySystem.gastrointestinal,
      reported: ["Stomatitis", "Sore mouth"], days: 9,
      onset: .treatment, canBeRelated: true,
      high: Frequency(280, 26), low: Frequency(110, 0), subcutaneous: Frequency(70, 0)),
    IL2ToxicityTerm(
      term: "Pyrexia", bodySystem: BodySystem.general,
      reported: ["Fever", "Pyrexia"], days: 4,
      onset: .treatment, canBeRelated: true,
      high: Frequency(820, 59), low: Frequency(610, 14), subcutaneous: Frequency(680, 22)),
    IL2ToxicityTerm(
      term: "Chills", bodySystem: BodySystem.general,
      reported: ["Chills", "Rigors"], days: 2,
      onset: .treatment, canBeRelated: true,
      high: Frequency(760, 20), low: Frequency(540, 7), subcutaneous: Frequency(490, 0)),
    IL2ToxicityTerm(
      term: "Fatigue", bodySystem: BodySystem.general,
      reported: ["Fatigue", "Tiredness"], days: 21,
      onset: .treatment, canBeRelated: true,
      high: Frequency(700, 72), low: Frequency(560, 41), subcutaneous: Frequency(590, 65)),
    IL2ToxicityTerm(
      term: "Malaise", bodySystem: BodySystem.general,
      reported: ["Malaise", "Feeling unwell"], days: 14,
      onset: .treatment, canBeRelated: true,
      high: Frequency(480, 105), low: Frequency(300, 34), subcutaneous: Frequency(310, 43)),
    IL2ToxicityTerm(
      term: "Injection site reaction", bodySystem: BodySystem.general,
      reported: ["Injection site nodules", "Redness, pain at injection site"], days: 24,
      onset: .treatment, canBeRelated: true,
      high: Frequency(0, 0), low: Frequency(0, 0), subcutaneous: Frequency(740, 22)),
    IL2ToxicityTerm(
      term: "Confusional state", bodySystem: BodySystem.psychiatric,
      reported: ["Confusion", "Disorientation"], days: 4,
      onset: .treatment, canBeRelated: true,
      high: Frequency(290, 92), low: Frequency(60, 14), subcutaneous: Frequency(40, 11)),
    IL2ToxicityTerm(
      term: "Somnolence", bodySystem: BodySystem.nervous,
      reported: ["Somnolence", "Drowsiness"], days: 4,
      onset: .treatment, canBeRelated: true,
      high: Frequency(220, 39), low: Frequency(50, 0), subcutaneous: Frequency(30, 0)),
    IL2ToxicityTerm(
      term: "Dyspnoea", bodySystem: BodySystem.respiratory,
      reported: ["Shortness of breath", "Dyspnea"], days: 6,
      onset: .treatment, canBeRelated: true,
      high: Frequency(420, 65), low: Frequency(110, 14), subcutaneous: Frequency(80, 22)),
    IL2ToxicityTerm(
      term: "Blood creatinine increased", bodySystem: BodySystem.investigations,
      reported: ["Creatinine increased", "Raised creatinine"], days: 10,
      onset: .treatment, canBeRelated: true,
      high: Frequency(740, 124), low: Frequency(280, 14), subcutaneous: Frequency(170, 11)),
    IL2ToxicityTerm(
      term: "Hyperbilirubinaemia", bodySystem: BodySystem.hepatobiliary,
      reported: ["Hyperbilirubinemia", "Bilirubin increased"], days: 9,
      onset: .treatment, canBeRelated: true,
      high: Frequency(560, 105), low: Frequency(190, 20), subcutaneous: Frequency(70, 0)),
    IL2ToxicityTerm(
      term: "Alanine aminotransferase increased", bodySystem: BodySystem.investigations,
      reported: ["ALT increased"], days: 10,
      onset: .treatment, canBeRelated: true,
      high: Frequency(410, 52), low: Frequency(200, 14), subcutaneous: Frequency(150, 11)),
    IL2ToxicityTerm(
      term: "Arrhythmia", bodySystem: BodySystem.cardiac,
      reported: ["Arrhythmia", "Irregular heartbeat"], days: 3,
      onset: .treatment, canBeRelated: true,
      high: Frequency(160, 65), low: Frequency(30, 7), subcutaneous: Frequency(20, 0)),
    IL2ToxicityTerm(
      term: "Myocardial ischaemia", bodySystem: BodySystem.cardiac,
      reported: ["Myocardial ischemia", "Cardiac ischemia"], days: 5,
      onset: .treatment, canBeRelated: true,
      high: Frequency(30, 20), low: Frequency(0, 0), subcutaneous: Frequency(0, 0)),
    IL2ToxicityTerm(
      term: "Infection", bodySystem: BodySystem.infections,
      reported: ["Infection", "Infection, site unknown"], days: 12,
      onset: .treatment, canBeRelated: true,
      high: Frequency(150, 65), low: Frequency(80, 20), subcutaneous: Frequency(50, 11)),
    IL2ToxicityTerm(
      term: "Pruritus", bodySystem: BodySystem.skin,
      reported: ["Itching", "Pruritus"], days: 14,
      onset: .treatment, canBeRelated: true,
      high: Frequency(510, 26), low: Frequency(240, 7), subcutaneous: Frequency(230, 0)),
    IL2ToxicityTerm(
      term: "Rash", bodySystem: BodySystem.skin,
      reported: ["Rash", "Skin rash", "Rash, scaling"], days: 16,
      onset: .treatment, canBeRelated: true,
      high: Frequency(460, 20), low: Frequency(210, 0), subcutaneous: Frequency(250, 11)),
    IL2ToxicityTerm(
      term: "Decreased appetite", bodySystem: BodySystem.metabolism,
      reported: ["Anorexia", "Poor appetite"], days: 18,
      onset: .treatment, canBeRelated: true,
      high: Frequency(440, 20), low: Frequency(300, 14), subcutaneous: Frequency(330, 22)),
    IL2ToxicityTerm(
      term: "Weight increased", bodySystem: BodySystem.investigations,
      reported: ["Weight gain", "Fluid retention, weight gain"], days: 9,
      onset: .treatment, canBeRelated: true,
      high: Frequency(480, 59), low: Frequency(90, 0), subcutaneous: Frequency(20, 0)),
    IL2ToxicityTerm(
      term: "Hypothyroidism", bodySystem: BodySystem.endocrine,
      reported: ["Hypothyroidism"], days: 120,
      onset: .later, canBeRelated: true,
      high: Frequency(90, 0), low: Frequency(50, 0), subcutaneous: Frequency(60, 0)),
    IL2ToxicityTerm(
      term: "Vitiligo", bodySystem: BodySystem.skin,
      reported: ["Vitiligo", "Depigmentation"], days: 200,
      onset: .later, canBeRelated: true,
      high: Frequency(30, 0), low: Frequency(20, 0), subcutaneous: Frequency(20, 0)),
    IL2ToxicityTerm(
      term: "Back pain", bodySystem: BodySystem.musculoskeletal,
      reported: ["Back pain", "Pain in back"], days: 20,
      onset: .treatment, canBeRelated: false,
      high: Frequency(110, 13), low: Frequency(120, 20), subcutaneous: Frequency(130, 11)),
    IL2ToxicityTerm(
      term: "Headache", bodySystem: BodySystem.nervous,
      reported: ["Headache"], days: 5,
      onset: .treatment, canBeRelated: false,
      high: Frequency(150, 7), low: Frequency(140, 0), subcutaneous: Frequency(170, 0)),
    IL2ToxicityTerm(
      term: "Cough", bodySystem: BodySystem.respiratory,
      reported: ["Cough", "Cough, dry"], days: 18,
      onset: .treatment, canBeRelated: false,
      high: Frequency(120, 0), low: Frequency(110, 0), subcutaneous: Frequency(130, 0)),
  ]

  private enum BodySystem {
    static let vascular = "Vascular disorders"
    static let renal = "Renal and urinary disorders"
    static let blood = "Blood and lymphatic system disorders"
    static let gastrointestinal = "Gastrointestinal disorders"
    static let general = "General disorders and administration site conditions"
    static let psychiatric = "Psychiatric disorders"
    static let nervous = "Nervous system disorders"
    static let respiratory = "Respiratory, thoracic and mediastinal disorders"
    static let investigations = "Investigations"
    static let hepatobiliary = "Hepatobiliary disorders"
    static let cardiac = "Cardiac disorders"
    static let infections = "Infections and infestations"
    static let skin = "Skin and subcutaneous tissue disorders"
    static let metabolism = "Metabolism and nutrition disorders"
    static let endocrine = "Endocrine disorders"
    static let musculoskeletal = "Musculoskeletal and connective tissue disorders"
  }
}
