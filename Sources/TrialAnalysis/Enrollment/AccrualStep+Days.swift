import TrialModel

extension AccrualStep {
  /// The steps of the accrual curve of subjects randomized on those days, in any order.
  static func steps(_ days: [Int32]) -> [AccrualStep] {
    guard let first = days.min(), let last = days.max() else { return [] }
    var steps: [AccrualStep] = []
    var total = 0
    let span = Int(last) - Int(first) + 1
    // Counting is faster than sorting unless a stray date stretches the calendar.
    if span <= 65_536 {
      var counts = [Int](repeating: 0, count: span)
      for day in days { counts[Int(day - first)] += 1 }
      for (offset, count) in counts.enumerated() where count > 0 {
        total += count
        steps.append(AccrualStep(day: Day(number: first + Int32(offset)), count: total))
      }
      return steps
    }
    for day in days.sorted() {
      total += 1
      if steps.last?.day.number == day { steps.removeLast() }
      steps.append(AccrualStep(day: Day(number: day), count: total))
    }
    return steps
  }

  /// Subjects on an accrual curve before a day.
  static func count(_ steps: [AccrualStep], before day: Day) -> Int {
    steps.last { $0.day < day }?.count ?? 0
  }
}

extension MonthCount {
  /// The randomizations in each month of an accrual curve that has any.
  static func months(_ steps: [AccrualStep]) -> [MonthCount] {
    var months: [MonthCount] = []
    var before = 0
    for step in steps {
      var count = step.count - before
      before = step.count
      let month = step.day.monthNumber
      if let last = months.last, last.month == month {
        count += last.count
        months.removeLast()
      }
      months.append(MonthCount(month: month, count: count))
    }
    return months
  }

  /// The randomizations in each month of those days, which are in order.
  static func months(sorted days: [Int32]) -> [MonthCount] {
    var months: [MonthCount] = []
    var before: Int32?
    for day in days {
      // Most days are followed by the same one or by one of the same month.
      let month = day == before ? months.last?.month : Day(number: day).monthNumber
      before = day
      guard let month else { continue }
      if let last = months.last, last.month == month {
        months[months.count - 1] = MonthCount(month: month, count: last.count + 1)
      } else {
        months.append(MonthCount(month: month, count: 1))
      }
    }
    return months
  }
}
