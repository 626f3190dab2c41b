import PlainText
import TrialModel

/// Cells as typed values; what cannot be read is recorded and becomes the value for "not recorded".
extension Row {
  /// The day in a cell, as `RawDay` stores it.
  @inline(__always)
  func day(_ column: Int, _ findings: inout FindingLog) -> Int32 {
    let field = self[column]
    let read = field.day
    if case .day(let day) = read, Row.plausibleDays.contains(day.number) { return day.number }
    if case .missing = read { return DayColumn.missing }
    return otherDay(read, field, column, &findings).stored
  }

  /// What is kept of a cell that holds no plain day, until all of its column is known.
  @inline(never)
  private func otherDay(
    _ read: ReadDay, _ field: Field, _ column: Int, _ findings: inout FindingLog
  ) -> RawDay {
    switch read {
    case .missing: return .missing
    case .numbered(let date): return .numbered(date)
    case .counted(let date): return .counted(date)
    case .partial(let day): return .partial(day)
    case .shortYear(let day): return .shortYear(day.number)
    case .day(let day):
      if day == Day(year: 9999, month: 12, day: 31) { return .never }
      findings.add(
        .warning, code: "date-implausible", row: self, column: column,
        problem: .cell(.dateImplausible(field.shown)))
    case .unreadable:
      findings.add(
        .warning, code: "date-unreadable", row: self, column: column,
        problem: .cell(.dateUnreadable(field.shown)))
      return .unreadable
    }
    return .missing
  }

  /// The study day in a cell, as `RawDay` stores it: 1 is the reference date, -1 the day before.
  func studyDay(_ column: Int, _ findings: inout FindingLog) -> Int32 {
    let field = self[column]
    if field.isMissing { return DayColumn.missing }
    let number = field.wholeNumber
    if let number, number != 0, abs(number) <= RawDay.longestStudyDay {
      return RawDay.studyDay(number).stored
    }
    findings.add(
      .warning, code: "study-day-unreadable", row: self, column: column,
      problem: .dates(.studyDayUnreadable(field.shown)))
    return DayColumn.missing
  }

  /// 1900-01-01 to 2100-12-31: days outside stand for "never" or "not known".
  static let plausibleDays: ClosedRange<Int32> = -25_567...47_846

  /// Says that the row is of another study than the subjects.
  @inline(never)
  func reportSecondStudy(
    _ field: Field, _ column: Int, than chosen: String, _ findings: inout FindingLog
  ) {
    findings.add(
      .error, code: "study-second", row: self, column: column,
      problem: .cell(.secondStudy(field.shown, chosen: chosen)))
  }

  /// The flag in a cell.
  @inline(__always)
  func flag(_ column: Int, _ findings: inout FindingLog) -> Flag {
    let field = self[column]
    if let flag = field.flag { return flag }
    findings.add(
      .warning, code: "flag-unreadable", row: self, column: column,
      problem: .cell(.flagUnreadable(field.shown)))
    return .unknown
  }

  /// The code of a cell's text, -1 for none; what is odd about a text is recorded when it is new.
  @inline(__always)
  func code(
    _ column: Int, in dictionary: inout TextDictionary, _ findings: inout FindingLog
  ) -> Int32 {
    let field = self[column]
    if field.isMissing { return -1 }
    let before = dictionary.count
    let code = dictionary.code(for: field)
    if dictionary.count > before { reportOddities(field, column, &findings) }
    return code
  }

  /// Says so if the cell holds characters that steer a terminal, or bytes that are no UTF-8.
  func reportOddities(_ field: Field, _ column: Int, _ findings: inout FindingLog) {
    findings.reportOddities(field, line: line, column: column)
  }
}

extension FindingLog {
  /// Says so if a cell of the row on that line holds characters that steer a terminal, or bytes that
  /// are no UTF-8.
  @inline(never)
  mutating func reportOddities(_ field: Field, line: Int, column: Int) {
    let bytes = UnsafeBufferPointer(start: field.start, count: field.count)
    guard bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return }
    if String(validating: bytes, as: UTF8.self) == nil {
      add(
        .warning, code: "encoding-not-utf8", line: line, column: column,
        problem: .cell(.notUTF8(field.shown)))
    }
    if field.text.unicodeScalars.contains(where: PlainText.steers) {
      add(
        .warning, code: "control-character", line: line, column: column,
        problem: .cell(.controlCharacters(field.shown)))
    }
  }
}
