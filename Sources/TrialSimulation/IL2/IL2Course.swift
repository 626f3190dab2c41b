import TrialModel

/// The clinical course of one randomized subject: assessments, treatment and death.
///
/// The response and time-to-event tables are derived from these dates alone.
struct IL2Course {
  /// The end of study of the subject.
  enum End {
    case died(Day, cause: String)
    case lostToFollowUp
    case withdrew
    case ongoing
  }

  /// First and last day of treatment, or `nil` for a subject never treated.
  let treatment: ClosedRange<Day>?
  /// Whether the last day of treatment is after the data cut-off, and so not known.
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
  /// `nil` without any assessment, which is MISSING in the tables.
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

/// One tumor assessment.
struct IL2Assessment {
  let day: Day
  let response: IL2Response
}

/// A response by its code in the tables, best first.
enum IL2Response: String {
  case complete = "CR"
  case partial = "PR"
  case stable = "SD"
  case progressive = "PD"
  case notEvaluable = "NE"
  case missing = "MISSING"

  var isResponse: Bool {
    self == .complete || self == .partial
  }
}

/// One time-to-event record, derived from a clinical course by the usual rules.
struct IL2TimeToEvent {
  let code: String
  let name: String
  let start: Day
  let end: Day
  let isCensored: Bool
  /// The event, or the reason of censoring.
  let description: String

  /// Days from start to end, both included.
  var days: Int { end - start + 1 }

  /// Returns OS and PFS of every subject, DOR of responders and DOCR of complete responders.
  static func all(of subject: IL2Subject) -> [IL2TimeToEvent] {
    let course = subject.course
    let randomization = subject.randomization.day
    var times = [
      survival(from: randomization, course),
      untilProgression("PFS", "Progression-Free Survival", from: randomization, course),
    ]
    if let first = course.firstResponse {
      times.append(untilProgression("DOR", "Duration of Response", from: first.day, course))
    }
    if let first = course.firstCompleteResponse {
      times.append(
        untilProgression("DOCR", "Duration of Complete Response", from: first.day, course))
    }
    return times
  }

  private static func survival(from start: Day, _ course: IL2Course) -> IL2TimeToEvent {
    IL2TimeToEvent(
      code: "OS", name: "Overall Survival", start: start, end: course.death ?? course.lastAlive,
      isCensored: course.death == nil,
      description: course.death == nil ? "Last known alive" : "Death")
  }

  /// Returns the time to progression or death, else censored at the last assessment, or at the start
  /// without any.
  private static func untilProgression(
    _ code: String, _ name: String, from start: Day, _ course: IL2Course
  ) -> IL2TimeToEvent {
    let end: Day
    let description: String
    if let progression = course.progression {
      (end, description) = (progression, "Disease progression")
    } else if let death = course.death {
      (end, description) = (death, "Death")
    } else if let last = course.assessments.last {
      (end, description) = (last.day, "Last tumor assessment")
    } else {
      (end, description) = (start, "No post-baseline assessment")
    }
    return IL2TimeToEvent(
      code: code, name: name, start: start, end: end,
      isCensored: course.progression == nil && course.death == nil, description: description)
  }
}
