import TrialModel

/// Two states of a study held against each other, the earlier one first.
struct StudyComparison {
  let old: SubjectIndex
  let new: SubjectIndex
  private let armOfNew: [Int?]
  private let armOfOld: [Int?]
  private var log: StudyChangeLog
  /// Rows of the same subject, known and counted in both states.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// Rows of the same subject, known in both states and counted in one of them, as a filter has it.
  private var crossings: [(old: Int, new: Int)] = []
  /// For every later row the earlier one, or one of the two below.
  private var oldRows: [Int32]
  private static let isNew: Int32 = -1
  private static let isNotCompared: Int32 = -2

  init(old: SubjectIndex, new: SubjectIndex, arms: [Arm]) {
    func places(_ study: Study) -> [Int?] {
      study.arms.map { arm in arms.firstIndex { $0.code == arm.code } }
    }
    self.old = old
    self.new = new
    armOfNew = places(new.study)
    armOfOld = places(old.study)
    log = StudyChangeLog(armCount: arms.count)
    oldRows = [Int32](repeating: Self.isNotCompared, count: new.study.subjects.count)
  }

  /// Whether all that is known of a subject of the later state is held against what was known.
  func isCompared(_ row: Int) -> Bool { oldRows[row] != Self.isNotCompared }

  /// The earlier row of a subject of the later state; `nil` if it was not known.
  func oldRow(of row: Int) -> Int? {
    oldRows.indices.contains(row) && oldRows[row] >= 0 ? Int(oldRows[row]) : nil
  }

  mutating func run() -> StudyChangeLog {
    match()
    for pair in pairs {
      compareSubject(pair.old, pair.new)
      compareDeath(pair.old, pair.new)
      compareResponse(pair.old, pair.new)
    }
    // Whom a filter lets in or keeps out was no other patient before: what happened is all the news.
    for pair in crossings {
      compareSubject(pair.old, pair.new)
      compareDeath(pair.old, pair.new)
    }
    compareAssessments()
    compareTumors()
    compareTimeCounts()
    compareTimes()
    compareEvents()
    return log
  }

  private func newArm(_ row: Int) -> Int? {
    let arm = Int(new.basis.everybody.enrolledArm[row])
    return arm < 0 ? nil : armOfNew[arm]
  }

  /// Notes a change of a subject of the later state; the detail is made only if it is kept.
  mutating func report(
    _ kind: StudyChangeKind, _ row: Int, grade: UInt8 = 0, day: Int32 = DayColumn.missing,
    _ detail: (StudyComparison) -> StudyChange.Detail
  ) {
    log.add(
      kind, new.study.subjects.identifiers[row], arm: newArm(row), grade: grade, day: day,
      detail: log.keeps(kind) ? detail(self) : nil)
  }

  /// Finds who is known in both states. A filter makes nobody vanish and nobody new.
  private mutating func match() {
    let (was, isThere) = (old.basis.everybody.isPresent, new.basis.everybody.isPresent)
    let (wasCounted, isCounted) = (old.basis.membership.isPresent, new.basis.membership.isPresent)
    var rowOfOld: [String: Int] = [:]
    let oldSubjects = old.study.subjects
    for row in 0..<oldSubjects.count where was[row] { rowOfOld[oldSubjects.identifiers[row]] = row }
    let newSubjects = new.study.subjects
    for row in 0..<newSubjects.count where isThere[row] {
      guard let before = rowOfOld.removeValue(forKey: newSubjects.identifiers[row]) else {
        guard isCounted[row] else { continue }
        oldRows[row] = Self.isNew
        addNew(row)
        continue
      }
      switch (wasCounted[before], isCounted[row]) {
      case (true, true):
        pairs.append((before, row))
        oldRows[row] = Int32(before)
      case (false, false): break
      default: crossings.append((before, row))
      }
    }
    // Those who are in the data still have dates by which they are not known yet.
    let randomized = newSubjects.randomized.numbers
    var later: [String: Int32] = [:]
    for row in 0..<newSubjects.count where !isThere[row] {
      later[newSubjects.identifiers[row]] = randomized[row]
    }
    for row in rowOfOld.values.sorted() where wasCounted[row] {
      let identifier = oldSubjects.identifiers[row]
      let arm = Int(old.basis.membership.enrolledArm[row])
      let day = old.basis.membership.randomized[row]
      let correction = later[identifier].map { later in
        StudyChange.Detail.subjectUnknownYet(from: DayColumn.day(day), to: DayColumn.day(later))
      }
      log.add(
        correction == nil ? .subjectVanished : .corrected, identifier,
        arm: arm < 0 ? nil : armOfOld[arm], day: day, detail: correction ?? .subjectGone)
    }
  }

  /// Whether records may be gone only because they are dated later than a cut-off in the past.
  var isCutting: Bool { new.basis.membership.knownBy.isCutting }

  /// A subject that was not known before: everything about it is new.
  private mutating func addNew(_ row: Int) {
    let isEnrolled = new.basis.membership.enrolledArm[row] >= 0
    let subjects = new.study.subjects
    let screened = new.known.day(subjects.screened.numbers[row])
    report(
      isEnrolled ? .randomized : .screened, row,
      day: isEnrolled ? new.basis.membership.randomized[row] : screened
    ) { isEnrolled ? $0.enrollment(row) : .screened }
    if new.basis.deaths.isDead[row] { addDeath(row) }
    if let best = new.known.bestResponse(row), best.isResponse { addResponse(best, row) }
    if new.known.progression(row).isThere { addProgression(row) }
  }

  private func enrollment(_ row: Int) -> StudyChange.Detail {
    let arm = Int(new.basis.everybody.enrolledArm[row])
    return .randomized(arm: new.study.arms[arm].short)
  }

  private mutating func compareSubject(_ before: Int, _ now: Int) {
    let wasEnrolled = old.basis.everybody.enrolledArm[before] >= 0
    let isEnrolled = new.basis.everybody.enrolledArm[now] >= 0
    if isEnrolled, !wasEnrolled {
      report(.randomized, now, day: new.basis.membership.randomized[now]) { $0.enrollment(now) }
    }
    for fact in SubjectFact.allCases {
      let (earlier, later) = (fact.value(old, before), fact.value(new, now))
      // Whether somebody is dead is compared apart, and the last day alive means nothing then.
      let isMoot =
        fact == .died && !new.basis.deaths.isDead[now]
        || fact == .lastAlive && new.basis.deaths.isDead[now]
      guard !isMoot, !fact.mayFollow(later, earlier) else { continue }
      report(.corrected, now) { _ in .fact(fact, from: earlier, to: later) }
    }
  }

  private mutating func compareDeath(_ before: Int, _ now: Int) {
    let (wasDead, isDead) = (old.basis.deaths.isDead[before], new.basis.deaths.isDead[now])
    if isDead, !wasDead { addDeath(now) }
    if wasDead, !isDead {
      report(.corrected, now) { .notDead($0.new.known.status(now)) }
    }
  }

  private mutating func addDeath(_ row: Int) {
    let day = new.known.died(row)
    report(.death, row, day: day) { _ in .died }
  }

  private mutating func addResponse(_ best: ResponseCategory, _ row: Int) {
    let day = new.known.firstResponse(row)
    report(.response, row, day: day) { _ in .response(best) }
  }

  private mutating func addProgression(_ row: Int) {
    let day = new.known.progression(row).day
    report(.progression, row, day: day) { _ in .progression }
  }

  private mutating func compareResponse(_ before: Int, _ now: Int) {
    if new.known.progression(now).isThere, !old.known.progression(before).isThere {
      addProgression(now)
    }
    let earlier = old.known.bestResponse(before) ?? .missing
    let later = new.known.bestResponse(now) ?? .missing
    guard earlier != later else { return }
    // A best response gets no worse with time, and a progression is not undone by it; one that stood in
    // for a record may be.
    let isProvisional =
      earlier == .missing || earlier == .notEvaluable
      || old.basis.best?.isDerivedInstead[before] ?? false
    if !isProvisional, later > earlier || earlier == .progressive {
      report(.corrected, now) { _ in .bestResponse(from: earlier, to: later) }
    }
    if later.isResponse, later < earlier {
      if earlier.isResponse {
        report(.deepened, now) { _ in .bestResponse(from: earlier, to: later) }
      } else {
        addResponse(later, now)
      }
    }
  }
}
