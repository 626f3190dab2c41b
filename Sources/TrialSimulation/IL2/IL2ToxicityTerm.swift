/// One adverse event term, and how often each arm has it.
struct IL2ToxicityTerm {
  /// When an event starts.
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
  /// What the investigator may have written.
  let reported: [String]
  /// Longest duration in days.
  let days: Int
  let onset: Onset
  /// Whether it may be called related to interleukin-2.
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
