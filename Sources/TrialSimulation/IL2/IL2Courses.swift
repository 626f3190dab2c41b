import TrialModel

/// Assigns a clinical course to every randomization, group by group.
enum IL2Courses {
  /// Returns the courses in the order of the randomizations.
  static func courses(of randomizations: [IL2Randomization]) -> [IL2Course] {
    var courses: [Int: IL2Course] = [:]
    for (index, group) in IL2Group.allCases.enumerated() {
      var generator = IL2CourseGenerator(seed: UInt64(3127 + index))
      let members = randomizations.filter { $0.group == group }
      for (order, course) in generator.courses(of: members, in: group) {
        courses[order] = course
      }
    }
    return randomizations.compactMap { courses[$0.order] }
  }

  /// Returns the survival of an arm in percent of the common curve; the arms hardly differ.
  fileprivate static func percent(_ arm: IL2Arm) -> Int {
    switch arm {
    case .high: 100
    case .low: 103
    case .subcutaneous: 97
    }
  }
}

/// Generates dated assessments, treatment and an end of study from an outcome and a survival time.
///
/// Inside, time is counted in days from randomization, which is day 0; a subject who survives `n`
/// days dies on day `n - 1`, since both ends count.
struct IL2CourseGenerator {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// Returns the course of a complete responder.
  mutating func course(
    of member: IL2Randomization, _ response: IL2CompleteResponse
  ) -> IL2Course {
    let last = response.lastAssessment
    var fixed: [Int: IL2Response] = [response.onset: .partial]
    fixed[response.complete] = .complete
    var end: IL2Course.End = .ongoing
    var lastAlive = last
    switch response.end {
    case .relapse(let survival):
      fixed[last] = .progressive
      end = .died(member.day + (survival - 1), cause: Self.progressionOfDisease)
      lastAlive = max(last, survival - 1 - random.number(in: 1...30))
    case .ongoing:
      fixed[last] = .complete
      let rest = IL2Date.cutoff.day - (member.day + last)
      lastAlive = last + random.below(min(rest, 90) + 1)
    }
    let assessments = assessments(fixed: fixed, before: last) { day in
      day < response.onset ? .stable : day < response.complete ? .partial : .complete
    }
    return makeCourse(
      member, assessments: assessments, courses: random.number(in: 2...4), lastAlive: lastAlive,
      end: end)
  }

  /// Returns the course of a subject without a complete response; survival in days.
  mutating func course(
    of member: IL2Randomization, _ outcome: IL2Outcome, survival: Int
  ) -> IL2Course {
    let horizon = follow(member, outcome, survival: survival)
    let progression: Int
    var onset: Int?
    let courses: Int
    switch outcome {
    case .untreated, .missing:
      return makeCourse(
        member, assessments: [], courses: outcome == .missing ? 1 : 0, lastAlive: horizon.lastAlive,
        end: horizon.end)
    case .notEvaluable:
      let day = min(random.number(in: 30...56), horizon.lastVisit)
      return makeCourse(
        member, assessments: [(day, .notEvaluable)], courses: 1, lastAlive: horizon.lastAlive,
        end: horizon.end)
    case .progressive:
      let day = min(random.number(in: 38...72), survival * 7 / 10)
      return makeCourse(
        member, assessments: [(day, .progressive)], courses: 1,
        lastAlive: max(day, horizon.lastAlive), end: horizon.end)
    case .stable, .dropout:
      progression = 98 + (survival - 98) * random.number(in: 10...45) / 100
      courses = random.number(in: 1...2)
    case .partial:
      let start = 56 * random.number(in: 1...2) + random.number(in: -6...6)
      onset = start
      progression = start + 90 + (survival - start - 90) * random.number(in: 8...60) / 100
      courses = random.number(in: 2...3)
    }
    // Some die before progression is observed.
    let isUnseen = survival < 900 && random.happens(permille: 80)
    var fixed: [Int: IL2Response] = [:]
    if let onset { fixed[onset] = .partial }
    var last = horizon.lastVisit
    if !isUnseen && progression <= last {
      fixed[progression] = .progressive
      last = progression
    }
    let assessments = assessments(fixed: fixed, before: last) { day in
      if let onset, day >= onset { .partial } else { .stable }
    }
    return makeCourse(
      member, assessments: assessments, courses: courses, lastAlive: horizon.lastAlive,
      end: horizon.end)
  }

  private static let progressionOfDisease = "DISEASE PROGRESSION"

  /// The last visit and the last day known alive, in days from randomization, and the end of study.
  private typealias Horizon = (lastVisit: Int, lastAlive: Int, end: IL2Course.End)

  private mutating func follow(
    _ member: IL2Randomization, _ outcome: IL2Outcome, survival: Int
  ) -> Horizon {
    let cutoff = IL2Date.cutoff.day - member.day
    let death = survival - 1
    if outcome == .dropout {
      let last = max(120, survival * random.number(in: 30...70) / 100)
      if last < min(cutoff, death) {
        return (last, last, random.happens(permille: 500) ? .lostToFollowUp : .withdrew)
      }
    }
    if death <= cutoff {
      let lastAlive = max(death * 9 / 10, death - random.number(in: 1...30))
      let isOther = outcome != .progressive && random.happens(permille: 90)
      let cause = isOther ? "OTHER" : Self.progressionOfDisease
      return (lastAlive, lastAlive, .died(member.day + death, cause: cause))
    }
    let lastAlive = cutoff - random.below(120)
    return (lastAlive - random.below(60), lastAlive, .ongoing)
  }

  /// Returns the assessments of the protocol before `last`, the fixed ones included.
  ///
  /// About every eight weeks in the first year, every twelve in the second, then twice a year; a
  /// visit that would fall close to a fixed one is left out.
  private mutating func assessments(
    fixed: [Int: IL2Response], before last: Int, response: (Int) -> IL2Response
  ) -> [(day: Int, response: IL2Response)] {
    var result = fixed.map { (day: $0.key, response: $0.value) }
    var planned = 56
    while true {
      let day = planned + random.number(in: -6...6)
      if day > last { break }
      if !fixed.keys.contains(where: { abs($0 - day) < 21 }) {
        result.append((day, response(day)))
      }
      planned += planned < 336 ? 56 : planned < 728 ? 84 : 182
    }
    return result.sorted { $0.day < $1.day }
  }

  private mutating func makeCourse(
    _ member: IL2Randomization, assessments: [(day: Int, response: IL2Response)], courses: Int,
    lastAlive: Int, end: IL2Course.End
  ) -> IL2Course {
    let progression = assessments.first { $0.response == .progressive }?.day
    let start = random.number(in: 1...5)
    var treatment: ClosedRange<Day>?
    if courses > 0 {
      let length = (member.arm.cycleStarts.last ?? 0) + 4
      let planned = start + (courses - 1) * IL2Arm.daysBetweenCourses + length
      let last = max(start, min(planned, progression ?? planned, lastAlive))
      treatment = (member.day + start)...(member.day + last)
    }
    return IL2Course(
      treatment: treatment,
      assessments: assessments.map {
        IL2Assessment(day: member.day + $0.day, response: $0.response)
      },
      lastAlive: member.day + max(lastAlive, start), end: end)
  }
}

extension IL2CourseGenerator {
  /// Returns the courses of one group with the order of each subject's randomization.
  fileprivate mutating func courses(
    of members: [IL2Randomization], in group: IL2Group
  ) -> [(order: Int, course: IL2Course)] {
    var waiting = random.shuffled(members)
    var result: [(order: Int, course: IL2Course)] = []
    for response in IL2CompleteResponse.all where response.group == group {
      guard let place = place(of: response, among: waiting) else { continue }
      let member = waiting.remove(at: place)
      result.append((member.order, course(of: member, response)))
    }
    // Complete responders take the place of the longest times of the group.
    let times = IL2Survival.times(count: members.count, percent: IL2Courses.percent(group.arm))
    var outcomes: [(prognosis: Int, outcome: IL2Outcome)] = []
    for outcome in group.composition.outcomesWithoutCompleteResponse {
      outcomes.append((random.number(in: outcome.prognosis), outcome))
    }
    let ordered = outcomes.enumerated()
      .sorted { ($0.element.prognosis, $0.offset) < ($1.element.prognosis, $1.offset) }
    for ((member, survival), (_, element)) in zip(zip(waiting, times), ordered) {
      result.append((member.order, course(of: member, element.outcome, survival: survival)))
    }
    return result
  }

  /// Returns the index of the subject with that complete response, who was randomized long enough
  /// before the cut-off.
  ///
  /// An ongoing response is given to the last such subject, so that it was assessed shortly before.
  private func place(
    of response: IL2CompleteResponse, among waiting: [IL2Randomization]
  ) -> Int? {
    switch response.end {
    case .relapse(let survival):
      return waiting.firstIndex { $0.day + survival < IL2Date.cutoff.day + -30 }
    case .ongoing:
      let limit = IL2Date.cutoff.day + -10
      let fitting = waiting.indices.filter {
        waiting[$0].day + response.lastAssessment <= limit
      }
      return fitting.max { waiting[$0].order < waiting[$1].order }
    }
  }
}

/// Overall survival of the synthetic patients, as quantiles in whole days.
enum IL2Survival {
  /// The days by which 0 %, 5 %, 10 % ... 100 % have died.
  ///
  /// The median is 609 days, 20 months; 15 % live five years. A table, because the logarithm of a
  /// formula may differ in its last digit between platforms. Invented; what is published is that the
  /// arms do not differ.
  private static let quantiles = [
    14, 95, 150, 200, 250, 302, 356, 414, 476, 540, 609,
    690, 785, 900, 1045, 1230, 1480, 1850, 2450, 3600, 6000,
  ]

  /// Returns `count` survival times in days, ascending, spread evenly over the distribution.
  ///
  /// Times are scaled to `percent` of the curve.
  static func times(count: Int, percent: Int) -> [Int] {
    (0..<count).map { place in
      // The midpoint of the place's share, in steps of the table.
      let numerator = (2 * place + 1) * (quantiles.count - 1)
      let denominator = 2 * count
      let step = numerator / denominator
      let rest = numerator - step * denominator
      let days = quantiles[step] + (quantiles[step + 1] - quantiles[step]) * rest / denominator
      return days * percent / 100
    }
  }
}
