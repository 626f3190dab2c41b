import TrialModel

/// Generates the adverse events of the treated subjects.
struct IL2Toxicity {
  /// The number of unrelated deaths soon after treatment that are also reported as events.
  static let fatalEvents = 2

  private var random = SplitMix64(seed: 21)
  private var frailty: [Int]
  private var events: [Int: [IL2AdverseEvent]] = [:]

  private init(subjects: Int) {
    var random = SplitMix64(seed: 22)
    frailty = (0..<subjects).map { _ in random.below(400) }
  }

  /// Returns the events of each subject in order of day, by the subject's order of randomization.
  static func events(of subjects: [IL2Subject]) -> [Int: [IL2AdverseEvent]] {
    var toxicity = IL2Toxicity(subjects: subjects.count)
    for arm in IL2Arm.allCases {
      let treated = subjects.filter { $0.arm == arm && $0.course.treatment != nil }
      for term in IL2ToxicityTerm.all {
        toxicity.add(term, to: treated, arm)
      }
    }
    toxicity.addFatalEvents(to: subjects)
    return toxicity.events.mapValues { events in
      // Events of one day stay in the order of the terms.
      events.enumerated()
        .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        .map(\.element)
    }
  }

  /// Adds the term to exactly as many subjects as its frequency gives.
  private mutating func add(
    _ term: IL2ToxicityTerm, to treated: [IL2Subject], _ arm: IL2Arm
  ) {
    let frequency = term.frequency(in: arm)
    let affected = (treated.count * frequency.any + 500) / 1000
    let severe = (treated.count * frequency.severe + 500) / 1000
    for (place, subject) in order(treated).prefix(affected).enumerated() {
      let worst = place < severe ? (place % 6 == 5 ? 4 : 3) : random.number(in: 1...2)
      add(term, to: subject, worst: worst)
    }
  }

  /// Returns the subjects in random order, frail ones tending to come first.
  private mutating func order(_ subjects: [IL2Subject]) -> [IL2Subject] {
    let keys = subjects.map { random.below(1000) + frailty[$0.randomization.order] }
    return subjects.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { subjects[$0] }
  }

  private mutating func add(_ term: IL2ToxicityTerm, to subject: IL2Subject, worst: Int) {
    guard let treatment = subject.course.treatment else { return }
    var starts: [Day] = []
    switch term.onset {
    case .later:
      starts = [treatment.upperBound + random.number(in: 20...150)]
    case .treatment:
      let length = treatment.upperBound - treatment.lowerBound
      for course in 0...(length / IL2Arm.daysBetweenCourses) {
        guard course == 0 || random.happens(permille: 450) else { continue }
        let cycles = subject.arm.cycleStarts
        let day =
          course * IL2Arm.daysBetweenCourses + cycles[random.below(cycles.count)]
          + random.number(in: 0...5)
        starts.append(treatment.lowerBound + min(day, length))
      }
    }
    let worstPlace = random.below(starts.count)
    for (place, start) in starts.enumerated() {
      // The worst grade occurs at least once; the other episodes are no worse.
      let grade = place == worstPlace ? worst : random.number(in: 1...worst)
      append(term, to: subject, start: min(start, subject.course.lastAlive), grade: grade)
    }
  }

  private mutating func append(
    _ term: IL2ToxicityTerm, to subject: IL2Subject, start: Day, grade: Int
  ) {
    let last = start + random.below(term.days)
    let relation =
      switch random.below(100) {
      case ..<74 where term.canBeRelated: "RELATED"
      case ..<95 where term.canBeRelated: "POSSIBLE"
      default: "NOT RELATED"
      }
    let action =
      switch (grade, random.below(100)) {
      case (4, ..<45): "DRUG WITHDRAWN"
      case (4, _), (3, ..<55), (2, ..<10): "DRUG INTERRUPTED"
      default: "DOSE NOT CHANGED"
      }
    let isTreatmentEmergent =
      subject.course.treatment.map { start <= $0.upperBound + 30 } ?? false
    events[subject.randomization.order, default: []].append(
      IL2AdverseEvent(
        reported: term.reported[random.below(term.reported.count)], term: term.term,
        bodySystem: term.bodySystem, start: start,
        end: last <= subject.course.lastAlive ? last : nil, grade: grade,
        isSerious: grade == 4 || (grade == 3 && random.happens(permille: 300)),
        relation: relation, action: isTreatmentEmergent ? action : "NOT APPLICABLE",
        isTreatmentEmergent: isTreatmentEmergent))
  }

  /// Reports the first deaths of disease within 30 days of the last dose; none is related.
  private mutating func addFatalEvents(to subjects: [IL2Subject]) {
    var left = Self.fatalEvents
    for subject in subjects where left > 0 {
      guard let treatment = subject.course.treatment, let death = subject.course.death,
        death <= treatment.upperBound + 30
      else { continue }
      left -= 1
      events[subject.randomization.order, default: []].append(
        IL2AdverseEvent(
          reported: "Progression of renal cell carcinoma", term: "Malignant neoplasm progression",
          bodySystem: "Neoplasms benign, malignant and unspecified (incl cysts and polyps)",
          start: max(treatment.lowerBound, death + -5), end: death, grade: 5, isSerious: true,
          relation: "NOT RELATED", action: "NOT APPLICABLE", isTreatmentEmergent: true))
    }
  }
}

/// One adverse event of one subject.
struct IL2AdverseEvent {
  let reported: String
  let term: String
  let bodySystem: String
  let start: Day
  /// `nil` while the event is ongoing.
  let end: Day?
  let grade: Int
  let isSerious: Bool
  let relation: String
  let action: String
  let isTreatmentEmergent: Bool

  var outcome: String {
    if grade == 5 { return "FATAL" }
    return end == nil ? "NOT RECOVERED/NOT RESOLVED" : "RECOVERED/RESOLVED"
  }
}
