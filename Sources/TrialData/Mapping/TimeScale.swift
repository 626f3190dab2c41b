import TrialModel

/// The evidence of the rows of one endpoint about the unit of its times.
struct TimeScale {
  /// The line of the first row; 0 if there is none.
  private(set) var line = 0
  /// The units in the file, as codes.
  private(set) var units: Set<Int32> = []
  private(set) var rowsWithoutUnit = 0
  private var lastUnit: Int32 = -1
  /// Days between the dates, over the time as written.
  private var ratios: [Double] = []

  /// More rows than this are not looked at for the dates.
  private static let enough = 200

  /// Takes one row in.
  mutating func note(line: Int32, unit: Int32, time: Double, start: Day?, day: Day?) {
    if self.line == 0 { self.line = Int(line) }
    if unit < 0 {
      rowsWithoutUnit += 1
    } else if unit != lastUnit {
      units.insert(unit)
      lastUnit = unit
    }
    // Short times are off by a day or two for other reasons.
    guard ratios.count < Self.enough, let start, let day, time > 0, day - start >= 30 else {
      return
    }
    ratios.append(Double(day - start + 1) / time)
  }

  /// How many days the dates are apart for one unit of the time, the median; `nil` without such dates.
  var daysInUnit: Double? {
    ratios.isEmpty ? nil : ratios.sorted()[ratios.count / 2]
  }

  /// The different units of time among those in the file.
  func distinct(_ meanings: [TimeUnit?]) -> [TimeUnit] {
    let told = units.sorted().compactMap { meanings[Int($0)] }
    return TimeUnit.allCases.filter { told.contains($0) }
  }
}

extension TimeUnit {
  /// The unit that files call so.
  init?(name: String) {
    switch name.uppercased() {
    case "DAYS", "DAY", "D", "DAY(S)": self = .days
    case "WEEKS", "WEEK", "WK", "WKS", "W", "WEEK(S)": self = .weeks
    case "MONTHS", "MONTH", "MO", "MOS", "MTHS", "MONTH(S)": self = .months
    case "YEARS", "YEAR", "YRS", "YR", "Y", "YEAR(S)": self = .years
    default: return nil
    }
  }
}
