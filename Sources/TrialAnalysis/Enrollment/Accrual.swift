public import TrialModel

/// How fast subjects came in from one day to another, both included.
public struct AccrualRate: Sendable, Equatable {
  /// Subjects randomized.
  public let count: Int
  /// The first day.
  public let from: Day
  /// The last day.
  public let to: Day

  /// The length in days.
  public var days: Int { to - from + 1 }
  /// Whether it is of a month or more: fewer days give no rate.
  public var isTelling: Bool { days >= 30 }
  /// Subjects per month of 30.4375 days.
  public var perMonth: Double { Double(count) / (Double(days) / TimeUnit.months.days) }

  /// That many subjects in that time; `nil` if it has no day.
  init?(_ count: Int, from: Day?, to: Day?) {
    guard let from, let to, to >= from else { return nil }
    self.count = count
    self.from = from
    self.to = to
  }
}

/// The last 90 days up to the cut-off, or fewer if the study opened later.
struct AccrualWindow {
  /// Its greatest length in days.
  static let length = 90

  private let first: Day?
  private let last: Day?

  init(opened: Day?, cutoff: Day?) {
    last = cutoff
    first = cutoff.map { cutoff in
      let first = cutoff + (1 - AccrualWindow.length)
      return opened.map { max($0, first) } ?? first
    }
  }

  /// The rate of those randomized in it; `nil` without a cut-off.
  func rate(_ count: Int) -> AccrualRate? { AccrualRate(count, from: first, to: last) }

  /// The part of it in which an arm was open.
  func narrowed(from opened: Day?, to closed: Day?) -> AccrualWindow {
    AccrualWindow(
      first: [first, opened].compactMap { $0 }.max(),
      last: last.map { last in closed.map { min(last, $0) } ?? last })
  }

  private init(first: Day?, last: Day?) {
    self.first = first
    self.last = last
  }

  /// Whether a day lies in it.
  func contains(_ day: Int32) -> Bool {
    guard let first, let last else { return false }
    return day >= first.number && day <= last.number
  }
}

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

extension MonthCount {
  /// The days of the month; `nil` beyond the years 1 to 9999.
  public var days: ClosedRange<Day>? { MonthCount.days(ofMonth: month) }

  /// The days of a month by its number, see `Day.monthNumber`.
  static func days(ofMonth number: Int) -> ClosedRange<Day>? {
    guard let first = Day(year: number / 12, month: number % 12 + 1, day: 1) else { return nil }
    let last = (28...31).last { (first + ($0 - 1)).monthNumber == number }
    return last.map { first...(first + ($0 - 1)) }
  }
}
