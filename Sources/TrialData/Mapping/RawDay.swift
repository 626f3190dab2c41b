import TrialModel

/// A cell of a column of days as it is kept until the whole folder is read: a day, or what the column
/// has to be known for.
///
/// In 4 bytes, in the place of the day itself: reading a row costs the same whatever the cell holds, and
/// pieces of a table are joined without a look at it.
enum RawDay: Equatable {
  case missing
  /// A day, by its number.
  case day(Int32)
  case numbered(NumberedDate)
  case counted(CountedDate)
  case partial(PartialDay)
  /// A day counted from the reference date of the subject, which is day 1; there is no day 0.
  case studyDay(Int)
  /// 9999-12-31.
  case never
  /// A day, by its number, whose year has two digits.
  case shortYear(Int32)
  /// Something that is no date.
  case unreadable

  /// What is stored of a cell is below if it is a day, and this or above if it is not yet one.
  static let leastUnsettled: Int32 = 1 << 28
  /// Study days run from minus this to this.
  static let longestStudyDay = 100_000

  /// Added so that no day since 1969 is negative.
  private static let yearDays: Int32 = 366

  private enum Tag: Int32 {
    case numbered = 1
    case counted, partial, studyDay, never, shortYear, unreadable
  }

  /// The cell that is stored as that number.
  init(stored: Int32) {
    guard stored >= RawDay.leastUnsettled else {
      self = stored == DayColumn.missing ? .missing : .day(stored)
      return
    }
    let value = stored % RawDay.leastUnsettled
    switch Tag(rawValue: stored / RawDay.leastUnsettled) {
    case .numbered:
      let date = NumberedDate(
        first: Int(value >> 5 & 31), second: Int(value & 31), year: Int(value >> 10) + 1900)
      self = date.map { .numbered($0) } ?? .missing
    case .counted:
      self = .counted(CountedDate(days: value >> 1, isSeconds: value & 1 == 1))
    case .partial: self = PartialDay(code: value).map { .partial($0) } ?? .missing
    case .studyDay: self = .studyDay(Int(value) - RawDay.longestStudyDay)
    case .never: self = .never
    case .shortYear: self = .shortYear(value - RawDay.yearDays)
    case .unreadable: self = .unreadable
    case nil: self = .missing
    }
  }

  /// The number that the cell is stored as.
  var stored: Int32 {
    func tagged(_ tag: Tag, _ value: Int) -> Int32 {
      tag.rawValue * RawDay.leastUnsettled + Int32(value)
    }
    return switch self {
    case .missing: DayColumn.missing
    case .day(let number): number
    case .numbered(let date):
      tagged(.numbered, (date.year - 1900) << 10 | date.first << 5 | date.second)
    case .counted(let date): tagged(.counted, Int(date.days) << 1 | (date.isSeconds ? 1 : 0))
    case .partial(let day): tagged(.partial, Int(day.code))
    case .studyDay(let day): tagged(.studyDay, day + RawDay.longestStudyDay)
    case .never: tagged(.never, 0)
    case .shortYear(let number): tagged(.shortYear, Int(number + RawDay.yearDays))
    case .unreadable: tagged(.unreadable, 0)
    }
  }
}
