import TrialData

/// Two states of a study held against each other, the earlier one first.
struct StudyComparison {
  let old: SubjectIndex
  let new: SubjectIndex
  private let armOfNew: [Int?]
  private let armOfOld: [Int?]
  private var log: StudyChangeLog
  /// Rows of the same subject, known in both states.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// The earlier row of every later one, -1 where there is none.
  private var oldRows: [Int32]

  init(old: SubjectIndex, new: SubjectIndex, arms: [Arm]) {
    func places(_ study: Study) -> [Int?] {
      study.arms.map { arm in arms.firstIndex { $0.code == arm.code } }
    }
    self.old = old
    self.new = new
    armOfNew = places(new.study)
    armOfOld = places(old.study)
    log = StudyChangeLog(armCount: arms.count)
    oldRows = [Int32](repeating: -1, count: new.study.subjects.count)
  }

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
    compareAssessments()
    compareTumors()
    compareTimeCounts()
    compareTimes()
    compareEvents()
    return log
  }

  private func newArm(_ row: Int) -> Int? {
    let arm = Int(new.basis.selection.enrolledArm[row])
    return arm < 0 ? nil : armOfNew[arm]
  }

  /// Notes a change of a subject of the later state; the words are made only if it is kept.
  mutating func tell(
    _ kind: StudyChangeKind, _ row: Int, grade: UInt8 = 0, day: Int32 = DayColumn.missing,
    _ words: (StudyComparison) -> String
  ) {
    let text = log.keeps(kind) ? words(self) : ""
    log.add(
      kind, new.study.subjects.identifiers[row], arm: newArm(row), grade: grade, day: day,
      words: text)
  }

  private mutating func match() {
    var rowOfOld: [String: Int] = [:]
    let oldSubjects = old.study.subjects
    for row in 0..<oldSubjects.count where old.basis.selection.isPresent[row] {
      rowOfOld[oldSubjects.identifiers[row]] = row
    }
    let newSubjects = new.study.subjects
    for row in 0..<newSubjects.count where new.basis.selection.isPresent[row] {
      if let before = rowOfOld.removeValue(forKey: newSubjects.identifiers[row]) {
        pairs.append((before, row))
        oldRows[row] = Int32(before)
      } else {
        addNew(row)
      }
    }
    for row in rowOfOld.values.sorted() {
      let arm = Int(old.basis.selection.enrolledArm[row])
      log.add(
        .subjectVanished, oldSubjects.identifiers[row], arm: arm < 0 ? nil : armOfOld[arm],
        day: old.basis.selection.randomized[row], words: "no longer in the data")
    }
  }

  /// A subject that was not known before: everything about it is new.
  private mutating func addNew(_ row: Int) {
    let isEnrolled = new.basis.selection.enrolledArm[row] >= 0
    let subjects = new.study.subjects
    let screened = new.known.day(subjects.screened.numbers(rows: subjects.count)[row])
    tell(
      isEnrolled ? .randomized : .screened, row,
      day: isEnrolled ? new.basis.selection.randomized[row] : screened
    ) { isEnrolled ? $0.enrollmentWords(row) : "screened" + $0.on(screened) }
    if new.basis.deaths.isDead[row] { addDeath(row) }
    if let best = new.known.bestResponse(row), best.isResponse { addResponse(best, row) }
    if new.known.progression(row).isThere { addProgression(row) }
  }

  private func enrollmentWords(_ row: Int) -> String {
    let arm = Int(new.basis.selection.enrolledArm[row])
    return "randomized to \(new.study.arms[arm].short)"
      + on(new.basis.selection.randomized[row])
  }

  private func on(_ day: Int32) -> String {
    day == DayColumn.missing ? "" : " on \(Day(number: day))"
  }

  private mutating func compareSubject(_ before: Int, _ now: Int) {
    let wasEnrolled = old.basis.selection.enrolledArm[before] >= 0
    let isEnrolled = new.basis.selection.enrolledArm[now] >= 0
    if isEnrolled, !wasEnrolled {
      tell(.randomized, now, day: new.basis.selection.randomized[now]) { $0.enrollmentWords(now) }
    }
    for fact in SubjectFact.allCases {
      let (earlier, later) = (fact.value(old, before), fact.value(new, now))
      guard !fact.mayFollow(later, earlier) else { continue }
      tell(.corrected, now) { _ in "\(fact.name) \(earlier.text) -> \(later.text)" }
    }
  }

  private mutating func compareDeath(_ before: Int, _ now: Int) {
    let (wasDead, isDead) = (old.basis.deaths.isDead[before], new.basis.deaths.isDead[now])
    if isDead, !wasDead { addDeath(now) }
    if wasDead, !isDead {
      tell(.corrected, now) { "dead -> \($0.new.known.status(now).text)" }
    }
  }

  private mutating func addDeath(_ row: Int) {
    let day = new.known.died(row)
    tell(.death, row, day: day) { "died" + $0.on(day) }
  }

  private mutating func addResponse(_ best: ResponseCategory, _ row: Int) {
    let day = new.known.firstResponse(row)
    tell(.response, row, day: day) { best.code + $0.on(day) }
  }

  private mutating func addProgression(_ row: Int) {
    let day = new.known.progression(row).day
    tell(.progression, row, day: day) { "PD" + $0.on(day) }
  }

  private mutating func compareResponse(_ before: Int, _ now: Int) {
    if new.known.progression(now).isThere, !old.known.progression(before).isThere {
      addProgression(now)
    }
    let earlier = old.known.bestResponse(before) ?? .missing
    let later = new.known.bestResponse(now) ?? .missing
    guard earlier != later else { return }
    if later.isResponse, later < earlier {
      if earlier.isResponse {
        tell(.deepened, now) { _ in "best response \(earlier.code) -> \(later.code)" }
      } else {
        addResponse(later, now)
      }
      return
    }
    // A best response gets no worse with time; one that stood in for a record may.
    let isProvisional =
      earlier == .missing || earlier == .notEvaluable
      || old.basis.best?.isDerivedInstead[before] ?? false
    guard later > earlier, !isProvisional else { return }
    tell(.corrected, now) { _ in "best response \(earlier.code) -> \(later.code)" }
  }
}
