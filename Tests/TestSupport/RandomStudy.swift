public import TrialModel

/// Small studies made at random: three arms, every table, days missing here and there.
public enum RandomStudy {
  /// Days spread over the time such a study takes.
  public static let days = stride(from: 0, through: 900, by: 60).map {
    StudyBuilder.day("1999-12-01") + $0
  }

  /// The study of a seed.
  public static func make(seed: UInt64) -> Study {
    var random = SplitMix(seed: seed)
    let start = StudyBuilder.day("2000-01-01")
    func text(_ day: Day) -> String { day.description }
    var builder = StudyBuilder("R\(seed)").arm("A").arm("B").arm("C", closed: "2000-10-01")
    let hasFlags = seed % 2 == 0
    let categories = ResponseCategory.allCases
    for number in 0..<40 {
      let id = "S\(number)"
      let arm = random.next(5)
      let code = ["A", "B", "C", "A", nil][arm]
      let randomized = start + (arm == 2 ? 120 : 0) + random.next(300)
      let treated = randomized + random.next(5)
      let isDated = random.next(8) > 0
      let length = random.next(400) + 1
      builder = builder.subject(
        id, arm: code, actual: code == nil ? nil : ["A", "B", "C"][random.next(3)],
        randomized: isDated && code != nil ? text(randomized) : nil,
        screened: text(randomized + -random.next(20)),
        treated: code != nil && random.next(6) > 0 ? text(treated) : nil,
        treatedUntil: random.next(3) > 0 ? text(treated + random.next(200)) : nil,
        studyEnd: text(randomized + length),
        disposition: [.unknown, .ongoing, .completed, .discontinued][random.next(4)],
        died: random.next(2) > 0 ? text(randomized + length) : nil,
        intentionToTreat: hasFlags ? (random.next(6) > 0 ? .yes : .no) : .unknown,
        safety: hasFlags ? (random.next(6) > 0 ? .yes : .no) : .unknown,
        perProtocol: hasFlags ? (random.next(3) > 0 ? .yes : .no) : .unknown,
        site: "site \(random.next(5))", stratum: ["s1", "s2", "s3", nil][(number + Int(seed)) % 4],
        reason: ["DEATH", "LOST", nil][number % 3], screenFailure: ["age", nil][number / 2 % 2])
      for visit in 1...3 where random.next(5) > 0 {
        builder = builder.visit(
          id, categories[random.next(7)], on: text(randomized + 40 * visit + random.next(20)))
      }
      if seed % 3 > 0, random.next(4) > 0 {
        builder = builder.best(
          id, categories[random.next(7)], on: text(randomized + 40 + random.next(100)))
      }
      for endpoint in ["PFS", "OS"] where random.next(6) > 0 {
        let day = random.next(3) > 0 ? text(randomized + (length - 1)) : nil
        builder =
          random.next(2) > 0
          ? builder.event(endpoint, id, days: Double(length), on: day)
          : builder.censored(endpoint, id, days: Double(length), on: day)
      }
      for _ in 0..<random.next(6) {
        let facts = AdverseEventFacts(rawValue: UInt8(random.next(32)) & (hasFlags ? 31 : 27))
        builder = builder.adverseEvent(
          id, "term \(random.next(6))", organClass: "class \(random.next(3))",
          grade: random.next(6), facts,
          from: random.next(5) > 0 ? text(treated + random.next(300) + -20) : nil)
      }
    }
    return builder.study
  }

  /// The same study with the rows of every table in another order.
  public static func shuffled(_ study: Study, seed: UInt64) -> Study {
    var random = SplitMix(seed: seed &+ 1_000_003)
    var result = study
    let order = (0..<study.subjects.count).shuffled(using: &random)
    var newRow = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { newRow[old] = Int32(new) }
    result.subjects.identifiers = order.map { study.subjects.identifiers[$0] }
    result.subjects.plannedArm = order.map { study.subjects.plannedArm[$0] }
    result.subjects.actualArm = order.map { study.subjects.actualArm[$0] }
    result.subjects.death = order.map { study.subjects.death[$0] }
    result.subjects.intentionToTreat = order.map { study.subjects.intentionToTreat[$0] }
    result.subjects.safety = order.map { study.subjects.safety[$0] }
    result.subjects.perProtocol = order.map { study.subjects.perProtocol[$0] }
    result.subjects.disposition = order.map { study.subjects.disposition[$0] }
    result.subjects.stratum.codes = order.map { study.subjects.stratum.codes[$0] }
    result.subjects.dispositionReason.codes = order.map {
      study.subjects.dispositionReason.codes[$0]
    }
    result.subjects.screenFailureReason.codes = order.map {
      study.subjects.screenFailureReason.codes[$0]
    }
    result.subjects.site.codes = order.map { study.subjects.site.codes[$0] }
    for column in [
      \Subjects.randomized, \.screened, \.treatmentStart, \.treatmentEnd, \.studyEnd, \.died,
      \.lastAlive,
    ] {
      result.subjects[keyPath: column].numbers = order.map {
        study.subjects[keyPath: column].numbers[$0]
      }
    }
    let responses = (0..<study.responses.count).shuffled(using: &random)
    result.responses.subject = responses.map { newRow[Int(study.responses.subject[$0])] }
    result.responses.kind = responses.map { study.responses.kind[$0] }
    result.responses.category = responses.map { study.responses.category[$0] }
    result.responses.day.numbers = responses.map { study.responses.day.numbers[$0] }
    result.responses.evaluator.codes = responses.map { study.responses.evaluator.codes[$0] }
    let times = (0..<study.timeToEvent.count).shuffled(using: &random)
    result.timeToEvent.subject = times.map { newRow[Int(study.timeToEvent.subject[$0])] }
    result.timeToEvent.endpoint = times.map { study.timeToEvent.endpoint[$0] }
    result.timeToEvent.days = times.map { study.timeToEvent.days[$0] }
    result.timeToEvent.isCensored = times.map { study.timeToEvent.isCensored[$0] }
    result.timeToEvent.start.numbers = times.map { study.timeToEvent.start.numbers[$0] }
    result.timeToEvent.day.numbers = times.map { study.timeToEvent.day.numbers[$0] }
    let events = (0..<study.adverseEvents.count).shuffled(using: &random)
    result.adverseEvents.subject = events.map { newRow[Int(study.adverseEvents.subject[$0])] }
    result.adverseEvents.term.codes = events.map { study.adverseEvents.term.codes[$0] }
    result.adverseEvents.organClass.codes = events.map { study.adverseEvents.organClass.codes[$0] }
    result.adverseEvents.grade = events.map { study.adverseEvents.grade[$0] }
    result.adverseEvents.facts = events.map { study.adverseEvents.facts[$0] }
    result.adverseEvents.start.numbers = events.map { study.adverseEvents.start.numbers[$0] }
    return result
  }
}
