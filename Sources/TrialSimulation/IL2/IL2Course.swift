import TrialModel

/// What became of one randomized subject: assessments, treatment, death.
///
/// Everything the response and time-to-event tables say follows from these few dates.
struct IL2Course {
  /// How the study ended for the subject.
  enum End {
    case died(Day, cause: String)
    case lostToFollowUp
    case withdrew
    case ongoing
  }

  /// First and last day of treatment, or `nil` for a subject never treated.
  let treatment: ClosedRange<Day>?
  /// Whether the last day of treatment is still to come, and so not known.
  var isTreatmentOngoing = false
  /// In order of day; nothing comes after progression.
  let assessments: [IL2Assessment]
  /// Last day the subject was known to be alive.
  let lastAlive: Day
  let end: End

  var death: Day? {
    if case .died(let day, _) = end { day } else { nil }
  }

  var progression: Day? {
    assessments.first { $0.response == .progressive }?.day
  }

  /// The first assessment with the best response, without regard to confirmation.
  ///
  /// `nil` means that nothing was assessed, which the tables call MISSING.
  var best: IL2Assessment? {
    let order: [IL2Response] = [.complete, .partial, .stable, .progressive, .notEvaluable]
    for response in order {
      if let first = assessments.first(where: { $0.response == response }) { return first }
    }
    return nil
  }

  /// The first assessment with a complete or partial response.
  var firstResponse: IL2Assessment? {
    assessments.first { $0.response.isResponse }
  }

  /// The first assessment with a complete response.
  var firstCompleteResponse: IL2Assessment? {
    assessments.first { $0.response == .complete }
  }
}
