import Testing
import TrialModel

@testable import TrialData

@Suite("Days")
struct DayTests {
  @Test("every day from 1600 to 2400 follows the one before it, by counting on the fingers")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = try #require(Day(year: 1600, month: 1, day: 1)).number
    var wrong = 0
    for year in 1600...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for month in 1...12 {
        for day in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
          let made = Day(year: year, month: month, day: day)
          let back = Day(number: number).components
          if made?.number != number || back != (year, month, day) { wrong += 1 }
          number += 1
        }
      }
    }
    #expect(wrong == 0)
    #expect(number - 1 == Day(year: 2400, month: 12, day: 31)?.number)
  }

  @Test(
    "known days have their number, by the Julian day less 2440587.5",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (1858, 11, 17, -40_587), (1960, 1, 1, -3653),
      (2000, 2, 29, 11_016), (2003, 1, 31, 12_083), (1582, 10, 15, -141_427), (1, 1, 1, -719_162),
      (9999, 12, 31, 2_932_896),
    ])
  func knownDays(year: Int, month: Int, day: Int, number: Int32) {
    #expect(Day(year: year, month: month, day: day)?.number == number)
    #expect(Day(number: number).components == (year, month, day))
  }

  @Test(
    "a date that no calendar has is no day",
    arguments: [
      (2001, 2, 29), (1900, 2, 29), (2100, 2, 29), (2004, 2, 30), (2004, 4, 31), (2004, 6, 31),
      (2004, 9, 31), (2004, 11, 31), (2004, 1, 32), (2004, 1, 0), (2004, 0, 1), (2004, 13, 1),
      (2004, 1, -1), (0, 1, 1), (-4, 1, 1), (10_000, 1, 1), (2004, -1, 1),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("a day is written as in ISO 8601, padded")
  func formatting() throws {
    #expect("\(try #require(Day(year: 1991, month: 3, day: 1)))" == "1991-03-01")
    #expect("\(try #require(Day(year: 33, month: 12, day: 31)))" == "0033-12-31")
    #expect(try #require(Day(year: 1991, month: 3, day: 1)).month == "1991-03")
  }

  @Test("days are subtracted, added and compared by number")
  func arithmetic() throws {
    let start = try #require(Day(year: 2003, month: 12, day: 30))
    let end = try #require(Day(year: 2004, month: 3, day: 1))
    #expect(end - start == 62)
    #expect(start - end == -62)
    #expect(start + 62 == end)
    #expect(start < end)
    #expect(end.monthNumber - start.monthNumber == 3)
    #expect(Day(number: .max) + 1 == Day(number: .max))
  }

  @Test("plausible days run from 1900 to 2100")
  func plausible() {
    #expect(Day(year: 1900, month: 1, day: 1)?.number == Row.plausibleDays.lowerBound)
    #expect(Day(year: 2100, month: 12, day: 31)?.number == Row.plausibleDays.upperBound)
  }
}
