import TrialModel
import TrialStatistics

/// The subjects behind one number, and what the number is about.
struct CountedSubjects {
  /// Their rows, in the order of the file.
  private(set) var rows: [Int32] = []
  /// The arm every subject of the study counts in, -1 for none.
  let arms: [Int16]
  /// The worst grade of every subject, for toxicity.
  let grades: [Int32]?
  /// The time of every subject as in `CellColumn`, for endpoints.
  let times: [Int32]?

  init(_ index: SubjectIndex, _ query: SubjectQuery) {
    let members = query.subset.descriptor.members(index)
    arms = members.arms
    grades = members.grades
    times = members.times
    let membership = index.basis.membership
    var place: ((Int) -> Bool)?
    if let cohort = query.concurrentWith {
      let window = membership.windows.shared(
        by: cohort.filter { membership.study.arms.indices.contains($0) })
      place = { window.place(membership.randomized[$0]) == query.place }
    }
    let levels = query.level.map { SubgroupLevels(membership.study.subjects, $0.factor) }
    let slot = query.level.flatMap { levels?.slot(named: $0.name) }
    for row in members.isMeant.indices where members.isMeant[row] {
      if let arm = query.arm, Int(arms[row]) != arm { continue }
      if let place, !place(row) { continue }
      if let levels, levels.slots[row] != slot { continue }
      if let days = query.randomizedIn {
        let day = membership.randomized[row]
        guard day != DayColumn.missing, days.contains(Day(number: day)) else { continue }
      }
      rows.append(Int32(row))
    }
  }
}

/// The members of a subset, before it is narrowed to an arm, a level or a cohort.
struct SubsetMembers {
  /// The arm every subject of the study counts in, -1 for none.
  let arms: [Int16]
  /// Whether each subject is a member; empty if the study does not have what the subset is about.
  private(set) var isMeant: [Bool]
  /// The worst grade of every subject, for toxicity.
  private(set) var grades: [Int32]?
  /// The time of every subject as in `CellColumn`, for endpoints.
  private(set) var times: [Int32]?

  /// The members, one by one.
  init(_ arms: [Int16], _ isMeant: [Bool]) {
    self.arms = arms
    self.isMeant = isMeant
  }

  /// The members among those who count in an arm; by default all of them.
  init(_ arms: [Int16], _ isMeant: (Int) -> Bool = { _ in true }) {
    self.init(arms, arms.indices.map { arms[$0] >= 0 && isMeant($0) })
  }

  /// The members who have a text of the column that is chosen.
  init(
    _ arms: [Int16], having texts: TextColumn, _ choice: ReasonChoice, _ isMeant: (Int) -> Bool
  ) {
    self.init(
      arms,
      arms.indices.map { row in
        let code = Int(texts.codes[row])
        return isMeant(row)
          && choice.includes(texts.values.indices.contains(code) ? texts.values[code] : nil)
      })
  }

  /// The members among the denominator of response.
  init(responses index: SubjectIndex, _ isMeant: (BestResponses) -> (Int) -> Bool) {
    guard let best = index.basis.best else {
      self.init(index.basis.membership.enrolledArm, [])
      return
    }
    self.init(index.basis.responseArms, isMeant(best))
  }

  /// The subjects of the safety population whose exposure is not known.
  init(unknownExposure index: SubjectIndex) {
    let arms = index.basis.membership.safetyArm
    guard index.study.availableColumns.treatmentStart, let cutoff = index.cutoff?.day else {
      self.init(arms, [])
      return
    }
    let spans = ExposureSpans(index.basis.membership, cutoff: cutoff)
    self.init(arms) { !spans.isAhead($0) && spans[$0] == nil }
  }

  /// The subjects of the safety population with an event that counts, and their worst grades.
  init(toxicity item: ToxicityItem, _ criterion: EventCriterion, _ index: SubjectIndex) {
    let events = ItemEvents(index.basis.membership, item)
    self.init(index.basis.membership.safetyArm) { events.isCounted($0, criterion) }
    grades = events.worst.map { $0 < 0 ? CellColumn.missing : Int32($0) }
  }

  /// The subjects of the safety population by their first severe event, and its time.
  init(onset subset: OnsetSubset, _ index: SubjectIndex) {
    let arms = index.basis.membership.safetyArm
    let cutoff = index.cutoff?.day
    guard let records = OnsetRecords(index.basis.membership, cutoff: cutoff) else {
      self.init(arms, [])
      return
    }
    self.init(arms, [Bool](repeating: false, count: arms.count))
    select(records, subset)
  }

  /// The subjects of the analysis population by their record of an endpoint, and its time.
  init(endpoint code: String, _ subset: EndpointSubset, _ index: SubjectIndex) {
    let population = index.basis.arms
    guard let records = index.endpoints[code] else {
      self.init(population, [])
      return
    }
    self.init(population, [Bool](repeating: false, count: population.count))
    let isLeft = [Bool](repeating: true, count: records.count)
    select(records, subset, times: records.times, isLeft: isLeft) { hasRecord in
      population.indices.map { population[$0] >= 0 && !hasRecord[$0] }
    }
  }

  /// The subjects still at risk after the landmark by their record of an endpoint, and its time from
  /// there.
  init(landmark code: String, _ subset: EndpointSubset, _ index: SubjectIndex) {
    let plan = SurvivalPlan(
      index.study.settings, interval: .logLog, landmark: index.options.landmark)
    let population = index.basis.arms
    guard let records = index.endpoints[code], let landmark = plan.landmark else {
      self.init(population, [])
      return
    }
    self.init(population, [Bool](repeating: false, count: population.count))
    let isLeft = records.times.map { $0 > landmark }
    let times = records.times.map { $0 - landmark }
    select(records, subset, times: times, isLeft: isLeft) { isAtRisk in
      var isOut = [Bool](repeating: false, count: isAtRisk.count)
      for subject in records.subjects { isOut[Int(subject)] = !isAtRisk[Int(subject)] }
      return isOut
    }
  }

  private mutating func select(_ records: OnsetRecords, _ subset: OnsetSubset) {
    func mark(_ subjects: [Int32]) { for subject in subjects { isMeant[Int(subject)] = true } }
    switch subset {
    case .undated: mark(records.undated)
    case .unknown: mark(records.unknown)
    case .recorded, .atRisk, .competing, .late:
      var codes = [Int32](repeating: CellColumn.missing, count: arms.count)
      for (place, subject) in records.subjects.enumerated() {
        let time = records.times[place]
        let outcome = records.outcomes[place]
        codes[Int(subject)] = Int32(time) << 1 | (outcome == .event ? 1 : 0)
        switch subset {
        case .atRisk(let days): isMeant[Int(subject)] = time >= days
        case .competing: isMeant[Int(subject)] = outcome == .competing
        case .recorded: isMeant[Int(subject)] = true
        case .late, .undated, .unknown: break
        }
      }
      if subset == .late { mark(records.late) }
      times = codes
    }
  }

  /// Takes in a subset of the records of an endpoint that are left.
  ///
  /// `others` is whether each subject is without a record, given those who have one.
  private mutating func select(
    _ records: EndpointRecords, _ subset: EndpointSubset, times: [Double], isLeft: [Bool],
    others: ([Bool]) -> [Bool]
  ) {
    let left = times.indices.filter { isLeft[$0] }
    // As on the curves: what differs by rounding only is one time.
    let merged = NearTies.merged(left.map { times[$0] })
    var codes = [Int32](repeating: CellColumn.missing, count: arms.count)
    for (place, record) in left.enumerated() {
      let time = merged[place]
      let isEvent = records.isEvent[record]
      let subject = Int(records.subjects[record])
      let days = Int32(exactly: min(time, 1e8).rounded()) ?? 0
      codes[subject] = days << 1 | (isEvent ? 1 : 0)
      switch subset {
      case .recorded, .withoutRecord: isMeant[subject] = true
      case .events: isMeant[subject] = isEvent
      case .censored: isMeant[subject] = !isEvent
      case .atRisk(let days): isMeant[subject] = time >= days
      case .eventsBefore(let days): isMeant[subject] = isEvent && time < days
      case .censoredBefore(let days): isMeant[subject] = !isEvent && time < days
      }
    }
    if subset == .withoutRecord {
      isMeant = others(isMeant)
    } else {
      self.times = codes
    }
  }
}
