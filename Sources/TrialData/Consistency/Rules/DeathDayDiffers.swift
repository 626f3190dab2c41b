import TrialModel

extension ConsistencyRule {
  /// The day of death is not the day of the event of overall survival.
  ///
  /// Without a day of the event its origin and length tell it: the last day by either convention,
  /// the origin being day 0 or day 1. A length that is no whole number of days tells nothing.
  static let deathDayDiffers = ConsistencyRule(
    severity: .warning, code: "death-day-differs",
    remedy: "Correct the one that is wrong; the survival curve uses the time-to-event table."
  ) { data, log in
    let table = data.study.timeToEvent
    let (died, ended, origin) = (data[.died], data[.ended], data[.origin])
    for subject in 0..<data.subjectCount where died[subject] != DayColumn.missing {
      let row = Int(data.survival[subject])
      guard row >= 0, !table.isCensored[row] else { continue }
      var event = ended[row]
      if event == DayColumn.missing {
        let start = origin[row] == DayColumn.missing ? data[.randomized][subject] : origin[row]
        let days = table.days[row]
        guard start != DayColumn.missing, days >= 0, days < 100_000, days == days.rounded() else {
          continue
        }
        event = start + Int32(days)
        if event - 1 == died[subject] { continue }
      }
      if event == died[subject] { continue }
      log.add(
        .timeToEvent, row: row,
        "\(data.name(Int32(subject))) died on \(data.text(died[subject])) by the subject table, on "
          + "\(data.text(event)) by overall survival.")
    }
  }
}
