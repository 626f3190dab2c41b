import TrialModel

extension SubjectsBuilder {
  /// More days than this between death and randomization are no slip of the pen.
  private static let longestSlip = 3653

  /// Decides who has died: a day of death is a death, be it partial or not read.
  ///
  /// A day before randomization or after the day of loading is none. Where the table has no flag of
  /// deaths, one that is off by less than ten years is still a death, on a day that is not known.
  mutating func decideDeaths(loaded: Day?, _ findings: inout FindingLog) {
    for row in subjects.lines.indices where subjects.died.isFilled(row) {
      if takeEarlyDeathAway(row, &findings) { continue }
      let subject = subjects.identifiers[row].shown
      func report(
        _ code: String, _ column: SubjectColumn, _ problem: Finding.Problem
      ) {
        findings.add(
          .warning, code: code, line: Int(subjects.lines[row]), column: columns[column],
          problem: problem)
      }
      if subjects.death[row] == .no {
        report(
          "death-contradicted", .death,
          .subjects(.deathContradicted(dayColumn: columns.name(.deathDate))))
      }
      subjects.death[row] = .yes
      if let partial = subjects.died.partial(row) {
        report("death-partial", .deathDate, .dates(.deathPartial(subject: subject, partial)))
      }
      if let loaded, let died = subjects.died[row], died > loaded {
        report(
          "death-after-loading", .deathDate, .dates(.deathAfterLoading(subject: subject, died)))
        subjects.died.clear(row)
      }
    }
  }

  /// Takes a death before randomization away; returns whether it did.
  private mutating func takeEarlyDeathAway(_ row: Int, _ findings: inout FindingLog) -> Bool {
    guard let randomized = subjects.randomized[row], let died = subjects.died.interval(row),
      died.upperBound < randomized.number
    else { return false }
    let isSlip = Int(randomized.number) - Int(died.upperBound) <= Self.longestSlip
    let written = subjects.died[row].map { "\($0)" } ?? subjects.died.partial(row).map { "\($0)" }
    if !columns.has(.death), isSlip { subjects.death[row] = .yes }
    findings.add(
      .error, code: "death-before-randomization", line: Int(subjects.lines[row]),
      column: columns[.deathDate],
      problem: .dates(
        .deathBeforeRandomization(
          subject: subjects.identifiers[row].shown, written ?? "", randomized: randomized,
          isDead: subjects.death[row] == .yes)))
    subjects.died.clear(row)
    return true
  }
}
