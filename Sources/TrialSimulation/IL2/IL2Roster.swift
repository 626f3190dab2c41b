import TrialModel

/// Everybody who consented: the randomized with all that happened to them, and the screen failures.
struct IL2Roster {
  /// In order of randomization, which is also the order of their numbers.
  let randomized: [IL2Subject]
  /// In the order of their numbers.
  let screenFailures: [IL2ScreenFailure]
  /// The adverse events of each subject in order of day, by the order of randomization.
  let events: [Int: [IL2AdverseEvent]]
  /// The measurements of each subject's tumours, by the order of randomization.
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
      let person = IL2Person(number: number, consent: consent, &random)
      randomized.append(
        IL2Subject(person: person, randomization: randomization, course: course))
      if randomization.order == nextFailure && failures.count < IL2ScreenFailure.count {
        let person = IL2Person(number: number + 1, consent: randomization.day, &random)
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

  /// A roster of those people.
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
