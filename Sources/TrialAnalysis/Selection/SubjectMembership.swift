import TrialModel

/// The subjects of a study as known on the cut-off, and the arm each counts in: computed once an
/// analysis, read by every panel.
///
/// An arm is an index into `Study.arms`, -1 for a subject who does not count.
struct SubjectMembership {
  /// The study.
  var study: Study
  /// What is known.
  let knownBy: KnownBy
  /// When the arms were open.
  let windows: ArmWindows
  /// The day of randomization of every subject, as in `DayColumn`.
  let randomized: [Int32]
  /// Whether the subject is known at all: neither screened nor randomized after the cut-off.
  private(set) var isPresent: [Bool]
  /// Whether the subject is known and was never randomized.
  private(set) var isScreenFailure: [Bool]
  /// The planned arm of every subject of the ITT population.
  private(set) var enrolledArm: [Int16]
  /// The actual arm of every subject of the safety population.
  private(set) var safetyArm: [Int16]
  /// The planned arm of every subject of the per-protocol population.
  private(set) var perProtocolArm: [Int16]
  /// Whether the subject has been treated, whatever the arm.
  private(set) var isTreated: [Bool]
  /// The first and the last day of randomization of all, filtered out or not: filters do not move the
  /// calendar that rates are counted by.
  let randomizedDays: ClosedRange<Int32>?
  /// Whether the filter leaves the subject out; empty without a filter.
  private(set) var isFilteredOut: [Bool] = []

  init(_ study: Study, knownBy: KnownBy) {
    let subjects = study.subjects
    let count = subjects.count
    let randomized = subjects.randomized.numbers
    let screened = subjects.screened.numbers
    let treatmentStart = subjects.treatmentStart.numbers
    let planned = subjects.plannedArm
    let actual = subjects.actualArm
    let intentionToTreat = subjects.intentionToTreat
    let safety = subjects.safety
    let perProtocol = subjects.perProtocol
    let available = study.availableColumns

    var isPresent = [Bool](repeating: false, count: count)
    var isScreenFailure = isPresent
    var isTreated = [Bool](repeating: false, count: count)
    var enrolledArm = [Int16](repeating: -1, count: count)
    var safetyArm = [Int16](repeating: -1, count: count)
    var perProtocolArm = [Int16](repeating: -1, count: count)
    var days: ClosedRange<Int32>?
    for row in 0..<count {
      if knownBy.excludes(randomized[row]) || knownBy.excludes(screened[row]) { continue }
      isPresent[row] = true
      isScreenFailure[row] = planned[row] < 0
      let plannedArm = Int(planned[row]) < study.arms.count ? planned[row] : -1
      if plannedArm >= 0, !available.intentionToTreat || intentionToTreat[row] == .yes {
        enrolledArm[row] = plannedArm
        if available.perProtocol, perProtocol[row] == .yes { perProtocolArm[row] = plannedArm }
        let day = randomized[row]
        if day != DayColumn.missing {
          days = min(days?.lowerBound ?? day, day)...max(days?.upperBound ?? day, day)
        }
      }
      // Whoever is first treated after the cut-off has not been treated yet, whatever the flag.
      if knownBy.excludes(treatmentStart[row]) { continue }
      let isSafety =
        available.safety
        ? safety[row] == .yes
        : available.treatmentStart
          ? subjects.treatmentStart.isFilled(row) : enrolledArm[row] >= 0
      guard isSafety else { continue }
      isTreated[row] = true
      let actualArm = Int(actual[row]) < study.arms.count ? actual[row] : -1
      safetyArm[row] = available.actualArm ? actualArm : plannedArm
    }
    self.study = study
    self.knownBy = knownBy
    windows = ArmWindows(study)
    self.randomized = randomized
    self.isPresent = isPresent
    self.isScreenFailure = isScreenFailure
    self.enrolledArm = enrolledArm
    self.safetyArm = safetyArm
    self.perProtocolArm = perProtocolArm
    self.isTreated = isTreated
    randomizedDays = days
  }

  /// The same with only some of the subjects counting, anywhere.
  ///
  /// Arms open and close as before. A target is one for all subjects, so that of a part is not known.
  func keeping(_ isKept: [Bool]) -> SubjectMembership {
    var membership = self
    membership.isFilteredOut = isKept.map { !$0 }
    for row in isKept.indices where !isKept[row] {
      membership.isPresent[row] = false
      membership.isScreenFailure[row] = false
      membership.enrolledArm[row] = -1
      membership.safetyArm[row] = -1
      membership.perProtocolArm[row] = -1
      membership.isTreated[row] = false
    }
    membership.study.settings.target = nil
    membership.study.settings.plannedCompletion = nil
    membership.study.settings.siteTargets = [:]
    for arm in membership.study.arms.indices { membership.study.arms[arm].target = nil }
    return membership
  }

  /// The number of subjects that count in each arm.
  func counts(_ arms: [Int16]) -> [Int] {
    var counts = [Int](repeating: 0, count: study.arms.count)
    for arm in arms where arm >= 0 { counts[Int(arm)] += 1 }
    return counts
  }
}

/// Where a subject stands to the days on which all of some arms were open to randomization.
public enum CohortPlace: Sendable, Hashable, CaseIterable {
  /// Randomized on one of them, or in a study without such days.
  case inside
  /// Randomized before all of the arms were open.
  case earlier
  /// Randomized after one of the arms had closed.
  case later
  /// Without a day of randomization in a study that has such days.
  case undated
}
