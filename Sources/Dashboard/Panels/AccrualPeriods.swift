import TrialAnalysis
import TrialModel

/// Calendar periods of equal length, as many as there is room for: months, quarters, years.
struct AccrualPeriods: Equatable {
  /// The months in each.
  let length: Int
  /// The number of the first one, counted from year 0.
  private let first: Int
  /// How many there are.
  let count: Int

  /// The shortest periods of which no more than `room` hold all of the months.
  init(_ months: ClosedRange<Int>, room: Int) {
    let room = max(1, room)
    func number(_ length: Int) -> Int {
      months.upperBound / length - months.lowerBound / length + 1
    }
    var length = [1, 3, 6, 12, 24, 60, 120].first { number($0) <= room } ?? 240
    while number(length) > room, length < 100_000 { length *= 2 }
    self.length = length
    first = months.lowerBound / length
    count = number(length)
  }

  /// What one of them is called: `quarter`.
  var noun: String {
    switch length {
    case 1: "month"
    case 3: "quarter"
    case 6: "half-year"
    case 12: "year"
    default: "\(length / 12) years"
    }
  }

  /// Counts of months summed by period; months outside are left out.
  func counts(_ months: [MonthCount]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for month in months where counts.indices.contains(month.month / length - first) {
      counts[month.month / length - first] += month.count
    }
    return counts
  }

  /// The first month of a period, as months since year 0.
  func firstMonth(_ period: Int) -> Int { (first + period) * length }

  /// A period's name: `1991-03`, `1991 Q1`, `1991`.
  func name(_ period: Int) -> String {
    let month = firstMonth(period)
    let year = month / 12
    switch length {
    case 1: return AccrualPeriods.day(month)?.month ?? "\(year)"
    case 3: return "\(year) Q\(month % 12 / 3 + 1)"
    case 6: return "\(year) H\(month % 12 / 6 + 1)"
    case 12: return "\(year)"
    default: return "\(year)-\(year + length / 12 - 1)"
    }
  }

  /// The years under the periods that begin them; over less than two years, every name.
  var labels: [String] {
    let spansYears = count * length >= 24
    return (0..<count).map { period in
      guard spansYears, length < 12 else { return name(period) }
      let month = firstMonth(period)
      return month % 12 == 0 ? "\(month / 12)" : ""
    }
  }

  /// Those randomized in a period.
  func query(_ period: Int, arm: Int? = nil) -> SubjectQuery {
    let month = firstMonth(period)
    guard length > 1 else { return SubjectQuery(.month(month), arm: arm) }
    guard let from = AccrualPeriods.day(month), let next = AccrualPeriods.day(month + length),
      next > from
    else { return SubjectQuery(.randomized, arm: arm) }
    return SubjectQuery(.randomized, arm: arm, randomizedIn: from...next + (-1))
  }

  /// The first day of a month.
  private static func day(_ month: Int) -> Day? {
    Day(year: month / 12, month: month % 12 + 1, day: 1)
  }
}
