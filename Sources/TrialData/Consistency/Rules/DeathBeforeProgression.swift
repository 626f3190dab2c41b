import TrialModel

extension ConsistencyRule {
  /// The event of progression-free survival comes after the end of overall survival.
  ///
  /// Days are compared, else times: whole ones exactly, others to within three days, because times
  /// given in rounded months differ by as much.
  static let deathBeforeProgression = ConsistencyRule(
    severity: .warning, code: "death-before-progression",
    remedy: "Progression-free survival cannot be longer than survival; check both records."
  ) { data, log in
    let table = data.study.timeToEvent
    let ended = data[.ended]
    for subject in 0..<data.subjectCount {
      let (first, last) = (Int(data.progression[subject]), Int(data.survival[subject]))
      guard first >= 0, last >= 0, !table.isCensored[first] else { continue }
      let excess: Double
      if ended[first] != DayColumn.missing, ended[last] != DayColumn.missing {
        excess = Double(Int(ended[first]) - Int(ended[last]))
      } else {
        let (progressed, survived) = (table.days[first], table.days[last])
        let isWhole = progressed == progressed.rounded() && survived == survived.rounded()
        excess = progressed - survived - (isWhole ? 0 : 3)
      }
      guard excess > 0 else { continue }
      log.add(
        .timeToEvent, row: first,
        "\(data.name(Int32(subject))) has the event of progression-free survival after "
          + (table.isCensored[last] ? "the end of overall survival." : "its death."))
    }
  }
}
