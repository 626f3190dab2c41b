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

extension IL2Courses {
  /// How long an arm lives, in hundredths of the common curve: no difference worth the name.
  fileprivate static func percent(_ arm: IL2Arm) -> Int {
    switch arm {
    case .high: 100
    case .low: 103
    case .subcutaneous: 97
    }
  }
}
