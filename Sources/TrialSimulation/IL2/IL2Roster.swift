import TrialModel

/// All participants: the randomized with their courses, events and measurements, and the screen
/// failures.
struct IL2Roster {
  /// In order of randomization, which is also the order of their numbers.
  let randomized: [IL2Subject]
  /// In the order of their numbers.
  let screenFailures: [IL2ScreenFailure]
  /// The adverse events of each subject in order of day, by the order of randomization.
  let events: [Int: [IL2AdverseEvent]]
  /// The tumor measurements of each subject, by the order of randomization.
  let measurements: [Int: IL2Measurements]

  init() {
    let randomizations = IL2Accrual.randomizations()
    let courses = IL2Courses.courses(of: randomizations)
    var random = SplitMix64(seed: 400)
    var randomized: [IL2Subject] = []
    var failures: [IL2ScreenFailure] = []
    // One screen failure somewhere in each of as many equal stretches of the accrual.
    let stretch = randomizations.count / IL2ScreenFailure.count
    var nextFailure = random.below(stretch)
    for (randomization, course) in zip(randomizations, courses) {
      let number = randomized.count + failures.count + 1
      let screening = random.number(in: 3...20)
      let consent = max(IL2Date.opened.day, randomization.day + -screening)
      let person = IL2Participant(number: number, consent: consent, &random)
      randomized.append(
        IL2Subject(person: person, randomization: randomization, course: course))
      if randomization.order == nextFailure && failures.count < IL2ScreenFailure.count {
        let person = IL2Participant(number: number + 1, consent: randomization.day, &random)
        let reason = IL2ScreenFailure.reasons[random.below(IL2ScreenFailure.reasons.count)]
        failures.append(IL2ScreenFailure(person: person, reason: reason))
        nextFailure = failures.count * stretch + random.below(stretch)
      }
    }
    var measurements: [Int: IL2Measurements] = [:]
    for subject in randomized {
      measurements[subject.randomization.order] = IL2Measurements(subject)
    }
    self.init(
      randomized: randomized, screenFailures: failures, events: IL2Toxicity.events(of: randomized),
      measurements: measurements)
  }

  /// Makes a roster from its parts.
  init(
    randomized: [IL2Subject], screenFailures: [IL2ScreenFailure],
    events: [Int: [IL2AdverseEvent]], measurements: [Int: IL2Measurements]
  ) {
    self.randomized = randomized
    self.screenFailures = screenFailures
    self.events = events
    self.measurements = measurements
  }
}

/// A participant who consented, randomized or not.
struct IL2Participant {
  /// Number in the study, from 1 in the order of registration.
  let number: Int
  let site: String
  let age: Int
  let sex: String
  let consent: Day

  /// The number as in the tables, `0042`.
  var subject: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  var identifier: String { "\(IL2Study.identifier)-\(subject)" }

  /// Draws an adult with renal cancer who consents on that day.
  init(number: Int, consent: Day, _ random: inout SplitMix64) {
    self.number = number
    self.consent = consent
    // The sum of three draws is roughly normal: 24 to 78 years, 51 on average.
    age = 24 + random.below(19) + random.below(19) + random.below(19)
    sex = random.happens(permille: 700) ? "M" : "F"
    let draw = random.below(100)
    switch consent - IL2Date.opened.day {
    case ..<300: site = "01"
    case ..<900: site = draw < 65 ? "01" : "02"
    default: site = draw < 45 ? "01" : draw < 70 ? "02" : draw < 87 ? "03" : "04"
    }
  }
}

/// One randomized subject with its clinical course.
struct IL2Subject {
  let person: IL2Participant
  let randomization: IL2Randomization
  let course: IL2Course

  var arm: IL2Arm { randomization.arm }
}

/// A participant who consented and was not randomized.
struct IL2ScreenFailure {
  let person: IL2Participant
  let reason: String

  /// The number of screen failures; invented, like everything about them.
  static let count = 31

  /// The reasons of screen failure; the commoner ones are listed twice.
  static let reasons = [
    "Brain metastases", "ECOG performance status above 1", "Inadequate cardiac function",
    "Inadequate pulmonary function", "Serum creatinine out of range",
    "Withdrew consent before randomization", "Histology not confirmed",
    "Brain metastases", "Inadequate cardiac function", "No measurable disease",
  ]
}

extension IL2Roster {
  /// Returns the roster as known on a day.
  ///
  /// Subjects randomized later are absent, and later events of the others are left out.
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
  /// Returns the course up to a day: alive on it, unless the subject died or left before.
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
  /// Returns the event as known on a day; `nil` if it has not begun.
  ///
  /// A fatal event is life-threatening, grade 4, until the day of death.
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
  /// Returns the measurements up to a day.
  fileprivate func known(on day: Day) -> IL2Measurements {
    IL2Measurements(baseline: baseline, later: later.filter { $0.day <= day })
  }
}
