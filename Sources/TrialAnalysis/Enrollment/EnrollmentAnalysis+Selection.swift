import TrialModel

extension EnrollmentAnalysis {
  /// Counts who is in: the ITT population by planned arm.
  init(_ selection: Selection, deaths: Deaths, cutoff: Day?) {
    let study = selection.study
    let reasons = study.subjects.screenFailureReason
    let reasonCodes = reasons.codes.filled(rows: study.subjects.count, missing: -1)
    var reasonCounts = [Int](repeating: 0, count: reasons.values.count + 1)
    var screened = 0
    var undated = 0
    var days: [[Int32]] = Array(repeating: [], count: study.arms.count)
    for row in selection.isPresent.indices where selection.isPresent[row] {
      screened += 1
      if selection.isScreenFailure[row] {
        let code = Int(reasonCodes[row])
        reasonCounts[reasons.values.indices.contains(code) ? code : reasons.values.count] += 1
      }
      let arm = selection.enrolledArm[row]
      guard arm >= 0 else { continue }
      if selection.randomized[row] == DayColumn.missing {
        undated += 1
      } else {
        days[Int(arm)].append(selection.randomized[row])
      }
    }
    let accrual = AccrualStep.steps(days.flatMap { $0 })
    let first = accrual.first?.day
    let last = accrual.last?.day
    let opened =
      study.settings.opened ?? selection.randomizedDays.map { Day(number: $0.lowerBound) }
    let until = selection.randomizedDays.map { Day(number: $0.upperBound) }
    let window = AccrualWindow(opened: opened, cutoff: until == nil ? nil : cutoff)
    let arms = ArmEnrollment.arms(
      selection, deaths: deaths, days: days, accrual: accrual, until: until, window: window)
    let randomized = arms.reduce(0) { $0 + $1.randomized }
    let target = EnrollmentAnalysis.target(study)
    self.init(
      randomized: randomized, target: target, screened: screened,
      screenFailures: reasonCounts.reduce(0, +), first: first, last: last, opened: opened,
      ratePerMonth: AccrualRate(randomized, from: opened, to: until)?.perMonth,
      recentRate: window.rate(days.reduce(0) { $0 + $1.count { window.contains($0) } }),
      projection: EnrollmentAnalysis.isOpen(study, on: cutoff) && !accrual.isEmpty
        ? CompletionProjection(randomized: randomized, target: target, from: opened, to: cutoff)
        : nil,
      plannedCompletion: study.settings.plannedCompletion,
      screenFailureReasons: ReasonCount.ranked(reasonCounts, names: reasons.values),
      dateColumn: study.has.randomized, dateIsProxy: study.has.randomizedIsProxy,
      undated: undated, arms: arms, accrual: accrual, months: MonthCount.months(accrual),
      sites: SiteEnrollment.sites(selection, last: until, cutoff: cutoff, window: window),
      strata: StratumEnrollment.strata(selection, opened: opened, last: until, window: window))
  }

  /// The study's target, else the sum of the arms' if every arm has one.
  static func target(_ study: Study) -> Int? {
    if let target = study.settings.target { return target }
    let targets = study.arms.compactMap(\.target)
    return targets.isEmpty || targets.count < study.arms.count ? nil : targets.reduce(0, +)
  }

  /// Whether any arm is not yet closed at the end of a day.
  private static func isOpen(_ study: Study, on day: Day?) -> Bool {
    guard let day else { return false }
    return study.arms.contains { arm in arm.closed.map { $0 > day } ?? true }
  }
}

extension ArmEnrollment {
  fileprivate static func arms(
    _ selection: Selection, deaths: Deaths, days: [[Int32]], accrual: [AccrualStep],
    until: Day?, window: AccrualWindow
  ) -> [ArmEnrollment] {
    let study = selection.study
    let dispositions = KnownDispositions(selection)
    let reasons = study.subjects.dispositionReason
    let reasonCodes = reasons.codes.filled(rows: study.subjects.count, missing: -1)
    var treated = [Int](repeating: 0, count: study.arms.count)
    var completed = treated
    var ongoing = treated
    var dead = treated
    var discontinued = treated.map { _ in [Int](repeating: 0, count: reasons.values.count + 1) }
    for row in selection.enrolledArm.indices where selection.enrolledArm[row] >= 0 {
      let arm = Int(selection.enrolledArm[row])
      if selection.isTreated[row] { treated[arm] += 1 }
      if deaths.isDead[row] { dead[arm] += 1 }
      switch dispositions[row] {
      case .unknown: break
      case .ongoing: ongoing[arm] += 1
      case .completed: completed[arm] += 1
      case .discontinued:
        let code = Int(reasonCodes[row])
        let isTold = reasons.values.indices.contains(code)
        discontinued[arm][isTold ? code : reasons.values.count] += 1
      }
    }
    let counts = selection.counts(selection.enrolledArm)
    return study.arms.indices.map { index in
      let arm = study.arms[index]
      var opened = selection.windows.opened[index]
      // Nobody knew of a first randomization that was still to come.
      if let day = opened, !arm.openedIsDeclared, selection.knownBy.isBefore(day.number) {
        opened = nil
      }
      let steps = AccrualStep.steps(days[index])
      let window = window.narrowed(from: opened, to: arm.closed)
      return ArmEnrollment(
        randomized: counts[index], treated: treated[index], completed: completed[index],
        discontinued: discontinued[index].reduce(0, +),
        discontinuations: ReasonCount.ranked(discontinued[index], names: reasons.values),
        ongoing: ongoing[index], deaths: dead[index], target: arm.target, opened: opened,
        openedIsDeclared: arm.openedIsDeclared,
        randomizedBeforeOpening: opened.map { AccrualStep.count(accrual, before: $0) } ?? 0,
        accrual: steps, months: MonthCount.months(steps),
        rate: AccrualRate(
          counts[index], from: opened,
          to: until.map { until in arm.closed.map { min(until, $0) } ?? until }),
        recentRate: opened == nil
          ? nil : window.rate(days[index].count { window.contains($0) }))
    }
  }
}
