import TrialModel

/// Decides what becomes of whom, group by group.
enum IL2Courses {
  /// The courses, in the order of the randomizations.
  static func courses(of randomizations: [IL2Randomization]) -> [IL2Course] {
    var courses: [Int: IL2Course] = [:]
    for (index, group) in IL2Group.allCases.enumerated() {
      var writer = IL2CourseWriter(seed: UInt64(3127 + index))
      let members = randomizations.filter { $0.group == group }
      for (order, course) in writer.courses(of: members, in: group) {
        courses[order] = course
      }
    }
    return randomizations.compactMap { courses[$0.order] }
  }

  /// How long an arm lives, in hundredths of the common curve: no difference worth the name.
  fileprivate static func percent(_ arm: IL2Arm) -> Int {
    switch arm {
    case .high: 100
    case .low: 103
    case .subcutaneous: 97
    }
  }
}

/// Turns a plan and a survival time into dated assessments, treatment and an end.
///
/// Inside, time is counted in days from randomization, which is day 0; a subject who survives `n`
/// days dies on day `n - 1`, since both ends count.
struct IL2CourseWriter {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// The course of a complete responder, as it is written down.
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

  /// The course of anybody else.
  mutating func course(
    of member: IL2Randomization, _ plan: IL2Plan, survival: Int
  ) -> IL2Course {
    let horizon = follow(member, plan, survival: survival)
    let progression: Int
    var onset: Int?
    let courses: Int
    switch plan {
    case .untreated, .missing:
      return makeCourse(
        member, assessments: [], courses: plan == .missing ? 1 : 0, lastAlive: horizon.lastAlive,
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
    case .stable, .leaving:
      progression = 98 + (survival - 98) * random.number(in: 10...45) / 100
      courses = random.number(in: 1...2)
    case .partial:
      let start = 56 * random.number(in: 1...2) + random.number(in: -6...6)
      onset = start
      progression = start + 90 + (survival - start - 90) * random.number(in: 8...60) / 100
      courses = random.number(in: 2...3)
    }
    // Some die before anybody has seen the disease progress.
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

  /// How far a subject can be followed.
  private typealias Horizon = (lastVisit: Int, lastAlive: Int, end: IL2Course.End)

  private mutating func follow(
    _ member: IL2Randomization, _ plan: IL2Plan, survival: Int
  ) -> Horizon {
    let cutoff = IL2Date.cutoff.day - member.day
    let death = survival - 1
    if plan == .leaving {
      let last = max(120, survival * random.number(in: 30...70) / 100)
      if last < min(cutoff, death) {
        return (last, last, random.happens(permille: 500) ? .lostToFollowUp : .withdrew)
      }
    }
    if death <= cutoff {
      let lastAlive = max(death * 9 / 10, death - random.number(in: 1...30))
      let isOther = plan != .progressive && random.happens(permille: 90)
      let cause = isOther ? "OTHER" : Self.progressionOfDisease
      return (lastAlive, lastAlive, .died(member.day + death, cause: cause))
    }
    let lastAlive = cutoff - random.below(120)
    return (lastAlive - random.below(60), lastAlive, .ongoing)
  }

  /// The assessments of the protocol before `last`, with the fixed ones among them.
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

extension IL2CourseWriter {
  /// The courses of one group, with each subject's place in the study.
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
    // Complete responders stand for the longest times of the group.
    let times = IL2Survival.times(count: members.count, percent: IL2Courses.percent(group.arm))
    var plans: [(prognosis: Int, plan: IL2Plan)] = []
    for plan in group.composition.plansWithoutCompleteResponse {
      plans.append((random.number(in: plan.prognosis), plan))
    }
    let ordered = plans.enumerated()
      .sorted { ($0.element.prognosis, $0.offset) < ($1.element.prognosis, $1.offset) }
    for ((member, survival), (_, element)) in zip(zip(waiting, times), ordered) {
      result.append((member.order, course(of: member, element.plan, survival: survival)))
    }
    return result
  }

  /// Who has that complete response: somebody randomized long enough before the cut-off.
  ///
  /// An ongoing response belongs to the last of them, so that it was seen shortly before.
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
  /// The day by which 0 %, 5 %, 10 % ... 100 % have died.
  ///
  /// The median is 609 days, 20 months; 15 % live five years. A table, because the logarithm of a
  /// formula may differ in its last digit between platforms. Invented; what is published is that the
  /// arms do not differ.
  private static let quantiles = [
    14, 95, 150, 200, 250, 302, 356, 414, 476, 540, 609,
    690, 785, 900, 1045, 1230, 1480, 1850, 2450, 3600, 6000,
  ]

  /// `count` survival times, shortest first, that follow the curve as closely as they can.
  ///
  /// - Parameter percent: how long the group lives, 100 being the curve itself.
  static func times(count: Int, percent: Int) -> [Int] {
    (0..<count).map { place in
      // The middle of the place's share, in steps of the table.
      let numerator = (2 * place + 1) * (quantiles.count - 1)
      let denominator = 2 * count
      let step = numerator / denominator
      let rest = numerator - step * denominator
      let days = quantiles[step] + (quantiles[step + 1] - quantiles[step]) * rest / denominator
      return days * percent / 100
    }
  }
}
