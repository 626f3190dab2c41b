import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Dates that stand for none, or that cannot be")
struct ImpossibleDateTests {
  private func day(_ text: String) -> Day { StudyBuilder.day(text) }

  @Test(
    "the usual placeholders are missing, one finding a column",
    arguments: ["1900-01-01", "1960-01-01", "1970-01-01", "9999-12-31"])
  func usual(placeholder: String) throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTEDT,DTHDT\n1,A,2021-01-11,2021-05-01,\(placeholder)\n"
        + "2,A,2021-01-12,\(placeholder),\(placeholder)\n"
    ])
    let subjects = try #require(loaded.study).subjects
    #expect(subjects.died.numbers == [DayColumn.missing, DayColumn.missing])
    #expect(subjects.death == [.unknown, .unknown])
    #expect(subjects.treatmentEnd.numbers == [day("2021-05-01").number, DayColumn.missing])
    #expect(
      loaded.told == [
        "warning date-placeholder adsl.csv:1 TRTEDT", "warning date-placeholder adsl.csv:1 DTHDT",
      ])
    #expect(
      loaded.findings[1].message == "DTHDT is \(placeholder) in 2 cells, which stands for no date.")
  }

  @Test(
    "a day in three rows, more than ten years from all others, is a placeholder; in two it is none")
  func isolated() throws {
    func died(_ rows: Int) throws -> Loaded {
      try load([
        "adsl.csv": "USUBJID,ARM,RANDDT,LSTALVDT\n"
          + (0..<5).map { "\($0),A,2021-01-1\($0),\($0 < rows ? "2031-03-05" : "2021-03-01")\n" }
          .joined()
      ])
    }
    #expect(try died(3).told == ["warning date-placeholder adsl.csv:1 LSTALVDT"])
    #expect(try died(3).study?.latest?.day == day("2021-03-01"))
    #expect(try died(2).told == [])
  }

  @Test("a study in which everybody has one day, or two groups lie far apart, loses none")
  func noneLeft() throws {
    let same = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2020-01-01\n2,A,2020-01-01\n3,A,2020-01-01\n"
    ])
    #expect(same.told == [])
    let apart = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n"
        + (0..<7).map { "\($0),A,\($0 < 3 ? "1999-01-01" : "2020-01-01")\n" }.joined()
    ])
    #expect(apart.study?.subjects.randomized[0] == nil)
    #expect(apart.study?.subjects.randomized[6] == day("2020-01-01"))
    #expect(apart.codes == ["date-placeholder", "randomization-missing"])
  }

  @Test("a death before randomization is no date; a slip of the pen is a death all the same")
  func earlyDeath() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,DTHDT\n1,A,2021-01-11,2020-12-05\n2,A,2021-01-12,1999-09-09\n"
        + "3,A,2021-01-12,2021-01-12\n4,A,2021-01-12,2020-12\n"
    ])
    let subjects = try #require(loaded.study).subjects
    #expect(subjects.death == [.yes, .unknown, .yes, .yes])
    #expect(subjects.died.numbers.map { $0 == DayColumn.missing } == [true, true, false, true])
    #expect(
      loaded.codes == [
        "death-before-randomization", "death-before-randomization", "death-before-randomization",
      ])
    #expect(
      loaded.findings[2].sentence
        == "adsl.csv:5: Subject 4 died on 2020-12, before randomization on 2021-01-12. The death "
        + "counts, but cannot be placed in time; check both dates.")
    let flagged = try load([
      "adsl.csv":
        "USUBJID,ARM,RANDDT,DTHFL,DTHDT\n1,A,2021-01-11,,2020-12-05\n2,A,2021-01-12,Y,1999-09-09\n"
    ])
    #expect(flagged.study?.subjects.death == [.unknown, .yes])
  }

  @Test("dates after the day of loading are told and are not the end of the data")
  func ahead() throws {
    let files = [
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDT,TRTEDT,DTHDT\n1,A,2026-03-26,2026-03-27,2027-08-09,\n"
        + "2,A,2026-04-02,2026-04-03,2027-08-16,2027-05-01\n"
    ]
    let loaded = try load(files, on: "2026-11-30")
    let study = try #require(loaded.study)
    #expect(study.latest == LatestDate(day: day("2026-04-03"), column: "ADSL.TRTSDT"))
    #expect(study.ahead == LatestDate(day: day("2027-08-16"), column: "ADSL.TRTEDT"))
    #expect(study.subjects.death == [.unknown, .yes])
    #expect(study.subjects.died[1] == nil)
    #expect(
      loaded.told == [
        "warning date-after-loading adsl.csv:2 TRTEDT",
        "warning date-after-loading adsl.csv:3 DTHDT",
        "warning death-after-loading adsl.csv:3 DTHDT",
      ])
    #expect(
      loaded.findings("date-after-loading").first?.message
        == "TRTEDT has 2 dates after 2026-11-30, the day of loading; the latest is 2027-08-16.")
    #expect(try load(files, on: "2028-01-01").findings("date-after-loading").count == 0)
  }

  @Test("times without dates of their own end the data where they end")
  func impliedEnd() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2020-01-01\n2,A,2020-01-01\n",
      "adtte.csv": "USUBJID,PARAMCD,AVAL,AVALU,CNSR\n1,OS,3,DAYS,0\n2,OS,5,DAYS,1\n",
    ])
    #expect(
      loaded.study?.latest == LatestDate(day: day("2020-01-05"), column: "ADTTE.AVAL"))
  }

  @Test("a response table with study days alone is dated by them")
  func studyDays() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDT\n1,A,2021-01-11,2021-01-12\n2,A,2021-01-20,\n",
      "adrs.csv": "USUBJID,PARAMCD,AVALC,ADY\n1,OVRINV,SD,1\n1,OVRINV,CR,43\n2,OVRINV,PD,-1\n"
        + "2,OVRINV,PD,0\n2,OVRINV,PD,\n",
    ])
    let days = try #require(loaded.study).responses.day
    #expect(days[0] == day("2021-01-12"))
    #expect(days[1] == day("2021-02-23"))
    #expect(days[2] == day("2021-01-19"))
    #expect([days[3], days[4]] == [nil, nil])
    #expect(
      loaded.told == [
        "warning study-day-unreadable adrs.csv:5 ADY", "note study-days adrs.csv:1 ADY",
      ])
    #expect(
      loaded.findings[1].message
        == "There is no date; days are counted from TRTSDT, else RANDDT of the subject table, "
        + "which is day 1.")
  }

  @Test("study days are not used where there are dates")
  func datesFirst() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2021-01-11\n",
      "adrs.csv": "USUBJID,PARAMCD,AVALC,ADT,ADY\n1,OVRINV,SD,2021-03-01,9\n",
    ])
    #expect(loaded.study?.responses.day[0] == day("2021-03-01"))
    #expect(loaded.told == [])
  }
}
