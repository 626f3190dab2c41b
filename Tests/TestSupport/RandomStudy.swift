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
    result.subjects = study.subjects.selecting(order)
    result.responses = study.responses.selecting(
      (0..<study.responses.count).shuffled(using: &random))
    result.timeToEvent = study.timeToEvent.selecting(
      (0..<study.timeToEvent.count).shuffled(using: &random))
    result.adverseEvents = study.adverseEvents.selecting(
      (0..<study.adverseEvents.count).shuffled(using: &random))
    result.responses.subject = result.responses.subject.map { newRow[Int($0)] }
    result.timeToEvent.subject = result.timeToEvent.subject.map { newRow[Int($0)] }
    result.adverseEvents.subject = result.adverseEvents.subject.map { newRow[Int($0)] }
    return result
  }
}
