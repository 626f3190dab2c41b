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
      "2014", "2014-07", "2014---15", "2014-UN-UN", "2014-07-UN", "2014-un", "2014-UNK",
      "2014-07--",
      "1928",
    ])
  func partial(text: String) {
    #expect(withField(text, \.day) == .partial)
  }

  @Test(
    "what is no date, or could be two, is not guessed",
    arguments: [
      "2014-02-30", "2014-13-01", "2014-00-10", "2014-01-00", "0000-01-01", "20140230",
      "2014/02/30",
      "30FEB2014", "02/07/2014", "07-02-2014", "02.07.2014", "02JUL14", "19906", "41822",
      "1404259200",
      "Y", "unknown", "2014-07-02 to 2014-08-01", "2014-07-02x", "2014-07-023", "02JUI2014",
      "JUL2014",
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

  @Test("days that stand for never are told and taken as missing")
  func implausible() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,EOSDT\n1,A,2001-02-03,9999-12-31\n2,A,2001-02-04,1800-01-01\n"
    ])
    #expect(
      loaded.told == [
        "warning date-implausible adsl.csv:2 EOSDT", "warning date-implausible adsl.csv:3 EOSDT",
      ])
    #expect(loaded.study?.subjects.studyEnd[0] == nil)
    #expect(loaded.study?.latest?.day == Day(year: 2001, month: 2, day: 4))
  }
}
