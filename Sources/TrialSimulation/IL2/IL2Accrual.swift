import TrialModel

/// The accrual: the day and the arm of every randomization.
enum IL2Accrual {
  /// Randomizations in one calendar year, from `firstMonth` on.
  private struct Year {
    let year: Int
    let firstMonth: Int
    let counts: [Int]

    init(_ year: Int, from firstMonth: Int = 1, _ counts: [Int]) {
      self.year = year
      self.firstMonth = firstMonth
      self.counts = counts
    }
  }

  /// Monthly randomizations: a slow first year, fewer in August and December, more with three arms.
  ///
  /// The months to October 1993 hold the 117 patients of two arms; those from November on the 283 of
  /// three. The months are invented.
  private static let years = [
    Year(1991, from: 3, [1, 1, 2, 3, 3, 1, 3, 4, 4, 2]),
    Year(1992, [4, 3, 4, 4, 4, 4, 3, 2, 5, 4, 4, 2]),
    Year(1993, [5, 5, 5, 6, 5, 5, 5, 3, 6, 5, 5, 3]),
    Year(1994, [5, 5, 6, 6, 6, 5, 5, 2, 6, 6, 5, 3]),
    Year(1995, [5, 5, 6, 5, 5, 5, 4, 2, 6, 5, 5, 3]),
    Year(1996, [5, 4, 5, 5, 5, 5, 4, 2, 5, 5, 5, 2]),
    Year(1997, [4, 5, 5, 4, 4, 4, 4, 2, 5, 4, 4, 2]),
    Year(1998, [4, 4, 4, 4, 4, 3, 3, 2, 4, 4, 4, 2]),
    Year(1999, [4, 4, 4, 3, 2, 1]),
  ]

  /// Returns all 400 randomizations in order of day.
  static func randomizations() -> [IL2Randomization] {
    var random = SplitMix64(seed: 1991)
    let days = randomizationDays(&random)
    let early = alternating([.highEarly, .lowEarly], &random)
    var later = alternating([.highConcurrent, .lowConcurrent, .subcutaneous], &random)
    // The third arm opens with its own first patient.
    if let first = later.firstIndex(of: .subcutaneous) { later.swapAt(0, first) }
    return zip(days, early + later).enumerated().map { order, pair in
      IL2Randomization(order: order, day: pair.0, group: pair.1)
    }
  }

  /// Returns the days of all randomizations, ascending.
  private static func randomizationDays(_ random: inout SplitMix64) -> [Day] {
    var days: [Day] = []
    for year in years {
      for (index, count) in year.counts.enumerated() {
        let weekdays = weekdays(ofMonth: year.firstMonth + index, year: year.year)
        for place in 0..<count {
          // One patient in each of `count` equal stretches of the month.
          let offset = random.below(weekdays.count)
          let day = weekdays[(place * weekdays.count + offset) / count]
          let isOpening = weekdays[0] == IL2Date.subcutaneousOpened.day && place == 0
          days.append(isOpening ? weekdays[0] : day)
        }
      }
    }
    return days
  }

  private static func weekdays(ofMonth month: Int, year: Int) -> [Day] {
    (1...31).compactMap { Day(year: year, month: month, day: $0) }.filter(isWeekday)
  }

  /// Returns whether the day is Monday to Friday; 1970-01-01 was a Thursday.
  private static func isWeekday(_ day: Day) -> Bool {
    (Int(day.number) + 3) % 7 < 5
  }

  /// Returns the groups of all subjects in mixed order: at any time each group is near its share.
  private static func alternating(
    _ groups: [IL2Group], _ random: inout SplitMix64
  ) -> [IL2Group] {
    var keyed: [(key: Int, group: IL2Group)] = []
    for group in groups {
      let size = group.composition.size
      for place in 0..<size {
        // Up to one and a half places early or late, so that the next arm cannot be predicted.
        let key = (1000 * place + random.below(3000)) * 1000 / size
        keyed.append((key, group))
      }
    }
    // Equal keys keep the order above, which makes the sort the same everywhere.
    return keyed.enumerated()
      .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      .map(\.element.group)
  }
}

/// One randomization: its day and the group, and so the arm, of the subject.
struct IL2Randomization {
  /// Position in the study, from 0 to 399.
  let order: Int
  let day: Day
  let group: IL2Group

  var arm: IL2Arm { group.arm }
}
