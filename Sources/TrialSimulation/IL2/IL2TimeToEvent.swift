import TrialModel

/// One time-to-event record, made from a course by the usual rules.
struct IL2TimeToEvent {
  let code: String
  let name: String
  let start: Day
  let end: Day
  let isCensored: Bool
  /// What happened, or why the time ends without an event.
  let description: String

  /// Days from start to end, both included.
  var days: Int { end - start + 1 }

  /// OS and PFS for everybody, DOR for responders, DOCR for complete responders.
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

  /// Progression or death, else censored at the last assessment, or at the start without any.
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
