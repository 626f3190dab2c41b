import TrialData

extension EnrollmentAnalysis {
  /// Counts who is in: the ITT population by planned arm.
  init(_ selection: Selection, deaths: Deaths) {
    let study = selection.study
    let planned = study.subjects.plannedArm.filled(rows: study.subjects.count, missing: -1)
    var screened = 0
    var screenFailures = 0
    var undated = 0
    var days: [[Int32]] = Array(repeating: [], count: study.arms.count)
    for row in selection.isPresent.indices where selection.isPresent[row] {
      screened += 1
      if planned[row] < 0 { screenFailures += 1 }
      let arm = selection.enrolledArm[row]
      guard arm >= 0 else { continue }
      if selection.randomized[row] == DayColumn.missing {
        undated += 1
      } else {
        days[Int(arm)].append(selection.randomized[row])
      }
    }
    let accrual = AccrualStep.steps(days.flatMap { $0 })
    let arms = ArmEnrollment.arms(selection, deaths: deaths, days: days, accrual: accrual)
    let randomized = arms.reduce(0) { $0 + $1.randomized }
    let first = accrual.first?.day
    let last = accrual.last?.day
    let opened = study.settings.opened ?? first
    self.init(
      randomized: randomized, target: EnrollmentAnalysis.target(study), screened: screened,
      screenFailures: screenFailures, first: first, last: last, opened: opened,
      ratePerMonth: EnrollmentAnalysis.rate(randomized, from: opened, to: last),
      dateColumn: study.has.randomized, dateIsProxy: study.has.randomizedIsProxy,
      undated: undated, arms: arms, accrual: accrual, sites: SiteEnrollment.sites(selection))
  }

  /// The study's target, else the sum of the arms' if every arm has one.
  private static func target(_ study: Study) -> Int? {
    if let target = study.settings.target { return target }
    let targets = study.arms.compactMap(\.target)
    return targets.isEmpty || targets.count < study.arms.count ? nil : targets.reduce(0, +)
  }

  private static func rate(_ count: Int, from opened: Day?, to last: Day?) -> Double? {
    guard let opened, let last, last >= opened else { return nil }
    return Double(count) / (Double(last - opened + 1) / TimeUnit.months.days)
  }
}

extension ArmEnrollment {
  fileprivate static func arms(
    _ selection: Selection, deaths: Deaths, days: [[Int32]], accrual: [AccrualStep]
  ) -> [ArmEnrollment] {
    let study = selection.study
    let dispositions = KnownDispositions(selection)
    var treated = [Int](repeating: 0, count: study.arms.count)
    var completed = treated
    var discontinued = treated
    var ongoing = treated
    var dead = treated
    for row in selection.enrolledArm.indices where selection.enrolledArm[row] >= 0 {
      let arm = Int(selection.enrolledArm[row])
      if selection.isTreated[row] { treated[arm] += 1 }
      if deaths.isDead[row] { dead[arm] += 1 }
      switch dispositions[row] {
      case .unknown: break
      case .ongoing: ongoing[arm] += 1
      case .completed: completed[arm] += 1
      case .discontinued: discontinued[arm] += 1
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
      return ArmEnrollment(
        randomized: counts[index], treated: treated[index], completed: completed[index],
        discontinued: discontinued[index], ongoing: ongoing[index], deaths: dead[index],
        target: arm.target, opened: opened, openedIsDeclared: arm.openedIsDeclared,
        randomizedBeforeOpening: opened.map { AccrualStep.count(accrual, before: $0) } ?? 0,
        accrual: steps, months: MonthCount.months(steps))
    }
  }
}

extension SiteEnrollment {
  fileprivate static func sites(_ selection: Selection) -> [SiteEnrollment] {
    let column = selection.study.subjects.site
    guard column.count == selection.enrolledArm.count else { return [] }
    var counts = [Int](repeating: 0, count: column.values.count)
    var latest = [Int32](repeating: DayColumn.missing, count: column.values.count)
    for row in selection.enrolledArm.indices where selection.enrolledArm[row] >= 0 {
      let code = Int(column.codes[row])
      guard counts.indices.contains(code) else { continue }
      counts[code] += 1
      latest[code] = max(latest[code], selection.randomized[row])
    }
    let last = DayColumn(latest)
    return counts.indices.filter { counts[$0] > 0 }.map { code in
      SiteEnrollment(
        site: column.values[code], randomized: counts[code], last: last[code])
    }
    .sorted { ($1.randomized, $0.site) < ($0.randomized, $1.site) }
  }
}
