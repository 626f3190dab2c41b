import TrialModel

extension IL2Roster {
  /// Everybody and everything that was known on a day.
  ///
  /// Whoever is randomized later is not there at all, and nothing later has happened to the others.
  func known(on day: Day) -> IL2Roster {
    let present = randomized.filter { $0.randomization.day <= day }
    return IL2Roster(
      randomized: present.map {
        IL2Subject(
          person: $0.person, randomization: $0.randomization, course: $0.course.known(on: day))
      },
      screenFailures: screenFailures.filter { $0.person.consent <= day },
      events: events.mapValues { $0.compactMap { $0.known(on: day) } },
      measurements: measurements.mapValues { $0.known(on: day) })
  }
}

extension IL2Course {
  /// The course up to a day: alive on it, unless the end came before.
  fileprivate func known(on day: Day) -> IL2Course {
    let goesOn = (death ?? lastAlive) > day
    return IL2Course(
      treatment: treatment.flatMap { $0.lowerBound <= day ? $0 : nil },
      isTreatmentOngoing: treatment.map { $0.upperBound > day } ?? false,
      assessments: assessments.filter { $0.day <= day },
      lastAlive: goesOn ? day : lastAlive, end: goesOn ? .ongoing : end)
  }
}

extension IL2AdverseEvent {
  /// The event up to a day; `nil` if it has not begun.
  ///
  /// Nobody knows of an event that it will be fatal before it is: until then it is life-threatening.
  fileprivate func known(on day: Day) -> IL2AdverseEvent? {
    guard start <= day else { return nil }
    let hasEnded = end.map { $0 <= day } ?? false
    return IL2AdverseEvent(
      reported: reported, term: term, bodySystem: bodySystem, start: start,
      end: hasEnded ? end : nil, grade: hasEnded ? grade : min(grade, 4), isSerious: isSerious,
      relation: relation, action: action, isTreatmentEmergent: isTreatmentEmergent)
  }
}

extension IL2Measurements {
  /// The measurements up to a day.
  fileprivate func known(on day: Day) -> IL2Measurements {
    IL2Measurements(baseline: baseline, later: later.filter { $0.day <= day })
  }
}
