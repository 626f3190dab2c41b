import Testing
import TrialModel

@testable import TrialData

@Suite("Dates in cells")
struct FieldDayTests {
  private static let second = Day(year: 2014, month: 7, day: 2)

  @Test(
    "every form of 2 July 2014",
    arguments: [
      "2014-07-02", "2014-07-02T11:45", "2014-07-02T11:45Z", "2014-07-02T11:45:30.5+02:00",
      "2014-07-02 23:59:59", "2014-07-02 11:45:30 PM", "2014-07-02T", "\"2014-07-02\"",
      " 2014-07-02 ",
      "2014/07/02", "2014/07/02 11:45", "2014-7-2", "2014/7/2", "20140702", "02JUL2014", "2jul2014",
      "02-Jul-2014", "02 JUL 2014", "02/Jul/2014", "02JUL2014:11:45:00", "02-JUL-2014 11:45",
    ])
  func forms(text: String) throws {
    #expect(withField(text, \.day) == .day(try #require(Self.second)))
  }

  @Test("nothing is a missing date", arguments: ["", ".", "NA", "NULL", ".A", "\"\""])
  func missing(text: String) {
    #expect(withField(text, \.day) == .missing)
  }

  @Test(
    "a date without its day or month stays partial",
    arguments: [
      ("2014", "2014"), ("2014-07", "2014-07"), ("2014---15", "2014"), ("2014-UN-UN", "2014"),
      ("2014-07-UN", "2014-07"), ("2014-un", "2014"), ("2014-UNK", "2014"),
      ("2014-07--", "2014-07"), ("1928", "1928"), ("JUL2014", "2014-07"), ("UNJUL2014", "2014-07"),
      ("UN-JUL-2014", "2014-07"), ("un unk 2014", "2014"), ("--JUL2014", "2014-07"),
      ("07/2014", "2014-07"), ("UN/07/2014", "2014-07"), ("XX/XX/2014", "2014"),
    ])
  func partial(text: String, meaning: String) {
    guard case .partial(let day) = withField(text, \.day) else {
      Issue.record("\(text) is no partial date")
      return
    }
    #expect(day.description == meaning)
  }

  @Test(
    "a date of which only the column shows the order is left to it",
    arguments: [
      "02/07/2014", "2/7/2014", "02-07-2014", "02.07.2014", "02/07/2014 11:45", "2.7.2014T11:45",
    ])
  func numbered(text: String) throws {
    let date = try #require(NumberedDate(first: 2, second: 7, year: 2014))
    #expect(withField(text, \.day) == .numbered(date))
    #expect(date.day(.dayMonthYear) == Self.second)
    #expect(date.day(.monthDayYear) == Day(year: 2014, month: 2, day: 7))
    #expect(date.onlyOrder == nil)
  }

  @Test(
    "a year of two digits is known as such beside a month in letters",
    arguments: ["02JUL14", "2-Jul-14", "02 Jul 14", "02JUL14:11:45:00"])
  func shortYear(text: String) throws {
    #expect(withField(text, \.day) == .shortYear(try #require(Self.second)))
  }

  @Test(
    "a number of days or seconds is left to its column",
    arguments: [
      ("19906", 19906, false), ("19906.0", 19906, false), ("41822.75", 41822, false),
      ("1719878400", 19906, true), ("1719964799", 19906, true),
    ])
  func counted(text: String, days: Int32, isSeconds: Bool) {
    let date = CountedDate(days: days, isSeconds: isSeconds)
    #expect(withField(text, \.day) == .counted(date))
    #expect(date.day(.sas) == Day(number: days - 3653))
    #expect(date.day(.unix) == Day(number: days))
  }

  @Test(
    "what is no date, or could be two, is not guessed",
    arguments: [
      "2014-02-30", "2014-13-01", "2014-00-10", "2014-01-00", "0000-01-01", "20140230",
      "2014/02/30",
      "30FEB2014", "32/01/2014", "13/13/2014", "30/02/2014", "02/07-2014", "02/07/14", "1/2/20145",
      "02JUL145", "30FEB14", "199066", "12345678901", "19906x", "19906.",
      "Y", "unknown", "2014-07-02 to 2014-08-01", "2014-07-02x", "2014-07-023", "02JUI2014",
      "2014-13", "13/2014", "2014-07-x2",
      "--07-02", "02JUL20145", "999-01-01", "2014-07-02\u{1B}",
    ])
  func unreadable(text: String) {
    #expect(withField(text, \.day) == .unreadable)
  }

  @Test("every day from 1890 to 2110 is read back from what it prints")
  func everyDay() {
    var wrong = 0
    for number in Int32(-29_220)...51_500 {
      let day = Day(number: number)
      if withField("\(day)", \.day) != .day(day) { wrong += 1 }
      let plain = "\(day)".filter { $0 != "-" }
      if withField(plain, \.day) != .day(day) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("a cell is stored in four bytes, whatever it holds")
  func stored() throws {
    let dates: [RawDay] = [
      .missing, .never, .unreadable, .shortYear(-365), .shortYear(36_159), .day(-25_567), .day(0),
      .day(47_846), .studyDay(1), .studyDay(-100_000),
      .studyDay(100_000), .partial(try #require(PartialDay(year: 1900))),
      .partial(try #require(PartialDay(year: 2100, month: 12))),
      .numbered(try #require(NumberedDate(first: 31, second: 12, year: 2100))),
      .numbered(try #require(NumberedDate(first: 1, second: 31, year: 1900))),
      .counted(CountedDate(days: 10_000, isSeconds: false)),
      .counted(CountedDate(days: 115_740, isSeconds: true)),
    ]
    for date in dates { #expect(RawDay(stored: date.stored) == date) }
  }

  @Test("days that stand for never are told and taken as missing")
  func implausible() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,EOSDT\n1,A,2001-02-03,9999-12-31\n2,A,2001-02-04,1800-01-01\n"
    ])
    #expect(
      loaded.told == [
        "warning date-implausible adsl.csv:3 EOSDT", "warning date-placeholder adsl.csv:1 EOSDT",
      ])
    #expect(loaded.study?.subjects.studyEnd[0] == nil)
    #expect(loaded.study?.latest?.day == Day(year: 2001, month: 2, day: 4))
  }
}
