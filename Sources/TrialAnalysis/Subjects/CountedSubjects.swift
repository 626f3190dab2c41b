import TrialModel
import TrialStatistics

/// The subjects behind one number, and what the number is about.
struct CountedSubjects {
  /// Their rows, in the order of the file.
  private(set) var rows: [Int32] = []
  /// The arm every subject of the study counts in, -1 for none.
  private(set) var arms: [Int16]
  /// The worst grade of every subject, for toxicity.
  private(set) var grades: [Int32]?
  /// The time of every subject as in `CellColumn`, for endpoints.
  private(set) var times: [Int32]?

  init(_ index: SubjectIndex, _ query: SubjectQuery) {
    arms = []
    let isMeant = select(index, query.subset)
    let membership = index.basis.membership
    var place: ((Int) -> Bool)?
    if let cohort = query.concurrentWith {
      let window = membership.windows.shared(
        by: cohort.filter { membership.study.arms.indices.contains($0) })
      place = { window.place(membership.randomized[$0]) == query.place }
    }
    let levels = query.level.map { SubgroupLevels(membership.study.subjects, $0.factor) }
    let slot = query.level.flatMap { levels?.slot(named: $0.name) }
    for row in isMeant.indices where isMeant[row] {
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

  /// Whether each subject is of a subset.
  private mutating func select(_ index: SubjectIndex, _ subset: SubjectQuery.Subset) -> [Bool] {
    let basis = index.basis
    let membership = basis.membership
    arms = membership.enrolledArm
    switch subset {
    case .everyone, .screened: return membership.isPresent
    case .screenFailures(let choice):
      let reasons = index.study.subjects.screenFailureReason
      return having(reasons, choice) { membership.isScreenFailure[$0] }
    case .population:
      arms = basis.arms
      return counted { _ in true }
    case .deaths:
      arms = basis.arms
      return counted { basis.deaths.isDead[$0] }
    case .safety, .unknownExposure, .toxicity, .onset:
      arms = membership.safetyArm
      return selectSafety(index, subset)
    case .bestResponse, .responseDenominator, .tumor:
      guard let best = basis.best else { return [] }
      arms = basis.responseArms
      return selectResponse(index, best, subset)
    case .endpoint(let code, let subset):
      arms = basis.arms
      guard let records = index.endpoints[code] else { return [] }
      let population = basis.arms
      let isLeft = [Bool](repeating: true, count: records.count)
      return select(records, subset, times: records.times, isLeft: isLeft) { hasRecord in
        population.indices.map { population[$0] >= 0 && !hasRecord[$0] }
      }
    case .landmark(let code, let subset):
      arms = basis.arms
      let plan = SurvivalPlan(
        index.study.settings, interval: .logLog, landmark: index.options.landmark)
      guard let records = index.endpoints[code], let landmark = plan.landmark else { return [] }
      let isLeft = records.times.map { $0 > landmark }
      let times = records.times.map { $0 - landmark }
      return select(records, subset, times: times, isLeft: isLeft) { isAtRisk in
        var isOut = [Bool](repeating: false, count: isAtRisk.count)
        for subject in records.subjects { isOut[Int(subject)] = !isAtRisk[Int(subject)] }
        return isOut
      }
    default: return selectEnrolled(index, subset)
    }
  }

  private func counted(_ isMeant: (Int) -> Bool) -> [Bool] {
    arms.indices.map { arms[$0] >= 0 && isMeant($0) }
  }

  /// Whether each subject is meant and has a reason.
  private func having(
    _ reasons: TextColumn, _ choice: ReasonChoice, _ isMeant: (Int) -> Bool
  ) -> [Bool] {
    let codes = reasons.codes
    return arms.indices.map { row in
      let code = Int(codes[row])
      return isMeant(row)
        && choice.includes(reasons.values.indices.contains(code) ? reasons.values[code] : nil)
    }
  }

  private func selectEnrolled(_ index: SubjectIndex, _ subset: SubjectQuery.Subset) -> [Bool] {
    let basis = index.basis
    let membership = basis.membership
    let subjects = index.study.subjects
    func standing(_ disposition: Disposition) -> (Int) -> Bool {
      let dispositions = KnownDispositions(membership)
      return { dispositions[$0] == disposition }
    }
    func randomized(_ isMeant: @escaping (Int32) -> Bool) -> (Int) -> Bool {
      { membership.randomized[$0] != DayColumn.missing && isMeant(membership.randomized[$0]) }
    }
    switch subset {
    case .treated: return counted { membership.isTreated[$0] }
    case .ongoing: return counted(standing(.ongoing))
    case .completed: return counted(standing(.completed))
    case .undetermined: return counted(standing(.unknown))
    case .discontinued(let choice):
      let isMeant = standing(.discontinued)
      return having(subjects.dispositionReason, choice) { arms[$0] >= 0 && isMeant($0) }
    case .dead: return counted { basis.deaths.isDead[$0] }
    case .undated: return counted { membership.randomized[$0] == DayColumn.missing }
    case .month(let month):
      guard let days = MonthCount.days(ofMonth: month) else { return [] }
      return counted(randomized { days.contains(Day(number: $0)) })
    case .randomizedBefore(let day): return counted(randomized { $0 < day.number })
    case .randomizedOn(let day): return counted(randomized { $0 == day.number })
    case .site(let site): return having(subjects.site, .told(site)) { arms[$0] >= 0 }
    case .stratum(let stratum):
      return having(subjects.stratum, ReasonChoice(stratum)) { arms[$0] >= 0 }
    default: return counted { _ in true }
    }
  }

  private mutating func selectSafety(
    _ index: SubjectIndex, _ subset: SubjectQuery.Subset
  ) -> [Bool] {
    switch subset {
    case .toxicity(let item, let measure):
      let events = ItemEvents(index.basis.membership, item)
      grades = events.worst.map { $0 < 0 ? CellColumn.missing : Int32($0) }
      return counted { events.isCounted($0, measure) }
    case .onset(let subset):
      guard let records = OnsetRecords(index.basis.membership, cutoff: index.cutoff?.day) else {
        return []
      }
      return select(records, subset)
    case .unknownExposure:
      let study = index.study
      guard study.availableColumns.treatmentStart, let cutoff = index.cutoff?.day else { return [] }
      let spans = ExposureSpans(index.basis.membership, cutoff: cutoff)
      return counted { !spans.isAhead($0) && spans[$0] == nil }
    default: return counted { _ in true }
    }
  }

  private mutating func select(_ records: OnsetRecords, _ subset: OnsetSubset) -> [Bool] {
    var isMeant = [Bool](repeating: false, count: arms.count)
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
    return isMeant
  }

  private func selectResponse(
    _ index: SubjectIndex, _ best: BestResponses, _ subset: SubjectQuery.Subset
  ) -> [Bool] {
    switch subset {
    case .bestResponse(let categories):
      return counted { categories.contains(best.categories[$0]) }
    case .tumor(let standing):
      guard let series = TumorSeries(index.basis.membership, best: best, arms: arms) else {
        return []
      }
      return counted { series.standing($0) == standing }
    default: return counted { _ in true }
    }
  }

  /// Whether each subject is of a subset of the records of an endpoint that are left.
  ///
  /// `others` is whether each subject is without a record, given those who have one.
  private mutating func select(
    _ records: EndpointRecords, _ subset: EndpointSubset, times: [Double], isLeft: [Bool],
    others: ([Bool]) -> [Bool]
  ) -> [Bool] {
    let left = times.indices.filter { isLeft[$0] }
    // As on the curves: what differs by rounding only is one time.
    let merged = NearTies.merged(left.map { times[$0] })
    var isMeant = [Bool](repeating: false, count: arms.count)
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
    guard subset == .withoutRecord else {
      self.times = codes
      return isMeant
    }
    return others(isMeant)
  }
}
