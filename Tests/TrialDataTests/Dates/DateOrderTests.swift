import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("How a folder writes its dates")
struct DateOrderTests {
  private func day(_ text: String) -> Day { StudyBuilder.day(text) }

  @Test("one cell that has one reading decides for the folder, and each column says so once")
  func folder() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDT\n1,A,22/02/2024,23/02/2024\n2,A,01/03/2024,\n",
      "adrs.csv": "USUBJID,PARAMCD,AVALC,ADT\n1,OVRINV,PD,01/05/2024\n1,OVRINV,CR,01/09/2024\n",
    ])
    let study = try #require(loaded.study)
    #expect(study.subjects.randomized[1] == day("2024-03-01"))
    #expect(study.responses.day[0] == day("2024-05-01"))
    #expect(study.responses.day[1] == day("2024-09-01"))
    #expect(
      loaded.told == [
        "note date-order adsl.csv:1 RANDDT", "note date-order adsl.csv:1 TRTSDT",
        "note date-order adrs.csv:1 ADT",
      ])
    #expect(
      loaded.findings[2].sentence
        == "adrs.csv:1: ADT is read as day, month, year, like RANDDT of adsl.csv, where 22/02/2024 "
        + "has no other reading. If it is not, write date_format = \"m/d/y\" under "
        + "[columns.responses] in study.toml.")
  }

  @Test("the deciding column may be in a table that is read later")
  func laterTable() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,01/03/2024\n",
      "adae.csv": "USUBJID,AEDECOD,AESER,ASTDT\n1,Rash,N,03/25/2024\n",
    ])
    #expect(loaded.study?.subjects.randomized[0] == day("2024-01-03"))
    #expect(loaded.study?.arms[0].opened == day("2024-01-03"))
    #expect(
      loaded.told == ["note date-order adsl.csv:1 RANDDT", "note date-order adae.csv:1 ASTDT"])
  }

  @Test("where nothing decides, the column is one error, and nothing is derived from it")
  func undecided() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,DTHDT,TRTSDT\n1,A,2024-02-01,02/03/2024,2024-02-02\n",
      "adrs.csv": "USUBJID,PARAMCD,AVALC,ADT\n1,OVRINV,PD,01/05/2024\n1,OVRINV,CR,01/09/2024\n"
        + "1,BOR,PD,01/05/2024\n",
    ])
    let study = try #require(loaded.study)
    #expect(study.responses.kind == [.best])
    #expect(study.responses.day[0] == nil)
    #expect(study.subjects.died[0] == nil)
    #expect(study.subjects.death == [.yes])
    #expect(
      loaded.told == [
        "error date-order-undecided adsl.csv:1 DTHDT", "error date-order-undecided adrs.csv:1 ADT",
        "error assessments-unused adrs.csv:1 ADT",
      ])
    #expect(
      loaded.findings[1].sentence
        == "adrs.csv:1: ADT has dates such as 01/05/2024: nothing shows whether the day or the "
        + "month comes first. Not read. Write date_format = \"d/m/y\" or date_format = \"m/d/y\" "
        + "under [columns.responses] in study.toml.")
  }

  @Test("a first dose that cannot be read is still a first dose")
  func unreadDose() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDT\n1,A,2024-02-01,02/03/2024\n2,A,2024-02-01,\n"
    ])
    let doses = try #require(loaded.study).subjects.treatmentStart
    #expect([doses.isFilled(0), doses.isFilled(1)] == [true, false])
    #expect(doses.interval(0) == nil)
  }

  @Test(
    "date_format decides, for a table before the folder",
    arguments: [
      ("date_format = \"d/m/y\"", "2024-05-01"), ("date_format = \"M/D/Y\"", "2024-01-05"),
      ("[columns.responses]\ndate_format = \"dd.mm.yyyy\"", "2024-05-01"),
      ("date_format = \"d/m/y\"\n[columns.responses]\ndate_format = \"mdy\"", "2024-01-05"),
    ])
  func declared(settings: String, expected: String) throws {
    let loaded = try load([
      "study.toml": settings + "\n",
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2024-02-01\n",
      "adrs.csv": "USUBJID,PARAMCD,AVALC,ADT\n1,OVRINV,PD,01/05/2024\n",
    ])
    #expect(loaded.study?.responses.day[0] == day(expected))
    #expect(loaded.told == [])
  }

  @Test("what a declared order cannot read is told with its line, a format that is none is too")
  func declaredWrong() throws {
    let loaded = try load([
      "study.toml": "date_format = \"d/m/y\"\n",
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,03/25/2024\n2,A,04/05/2024\n",
    ])
    #expect(loaded.study?.subjects.randomized[0] == nil)
    #expect(loaded.study?.subjects.randomized[1] == day("2024-05-04"))
    #expect(loaded.codes == ["date-unreadable", "randomization-missing"])
    let odd = try load([
      "study.toml": "date_format = \"y\"\n", "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2024-02-01\n",
    ])
    #expect(odd.told == ["error setting-type study.toml:1:15 date_format"])
  }

  @Test("columns that contradict each other are decided alone, and the others are asked for")
  func contradicting() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDT,TRTEDT\n1,A,22/02/2024,03/25/2024,04/05/2024\n"
        + "2,A,01/02/2024,03/04/2024,\n"
    ])
    let subjects = try #require(loaded.study).subjects
    #expect(subjects.randomized[1] == day("2024-02-01"))
    #expect(subjects.treatmentStart[1] == day("2024-03-04"))
    #expect(subjects.treatmentEnd[0] == nil)
    #expect(
      loaded.told == [
        "note date-order adsl.csv:1 RANDDT", "note date-order adsl.csv:1 TRTSDT",
        "error date-order-undecided adsl.csv:1 TRTEDT",
      ])
  }

  @Test("a column that contradicts itself is not read, and decides for no other")
  func mixed() throws {
    let loaded = try load([
      "adsl.csv":
        "USUBJID,ARM,RANDDT,TRTSDT\n1,A,22/02/2024,25/03/2024\n2,A,01/03/2024,03/26/2024\n"
    ])
    let subjects = try #require(loaded.study).subjects
    #expect(subjects.randomized[1] == day("2024-03-01"))
    #expect(subjects.treatmentStart.numbers.allSatisfy { $0 == DayColumn.missing })
    #expect(
      loaded.told == [
        "note date-order adsl.csv:1 RANDDT", "error date-order-mixed adsl.csv:1 TRTSDT",
      ])
  }

  @Test("numbers are days or seconds as SAS counts them, and the column says so once")
  func counted() throws {
    let loaded = try load(
      [
        "adsl.csv": "USUBJID,ARM,RANDDT,TRTSDTM\n1,A,23428,2024265600\n2,A,23435,\n",
        "adae.csv": "USUBJID,AEDECOD,AESER,ASTDT\n1,Rash,N,01MAR2024\n",
      ], on: "2024-06-01")
    let subjects = try #require(loaded.study).subjects
    #expect(subjects.randomized[0] == day("2024-02-22"))
    #expect(subjects.treatmentStart[0] == day("2024-02-23"))
    #expect(loaded.study?.adverseEvents.start[0] == day("2024-03-01"))
    #expect(
      loaded.told == [
        "note date-numbers adsl.csv:1 RANDDT", "note date-numbers adsl.csv:1 TRTSDTM",
      ])
  }

  @Test("years of two digits are those of 1969 to 2068, and the column says so once")
  func shortYears() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,22-Feb-24\n2,A,23-FEB-99\n3,A,24FEB68\n"
    ])
    let subjects = try #require(loaded.study).subjects
    #expect(
      (0..<3).map { subjects.randomized[$0] }
        == [day("2024-02-22"), day("1999-02-23"), day("2068-02-24")])
    #expect(loaded.told == ["note date-year-short adsl.csv:1 RANDDT"])
  }

  @Test("nothing is derived from a column of dates in a form that is not known")
  func unknownForm() throws {
    func visits(_ other: String) throws -> Loaded {
      try load([
        "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2024-02-01\n",
        "adrs.csv": "USUBJID,PARAMCD,AVALC,ADT\n1,OVRINV,PD,first visit\n1,OVRINV,CR,\(other)\n",
      ])
    }
    let unread = try visits("visit 2")
    #expect(unread.study?.responses.isUnread == true)
    #expect(unread.codes == ["date-unreadable", "date-unreadable", "assessments-unused"])
    let read = try visits("2024-05-01")
    #expect(read.study?.responses.count == 2)
    #expect(read.codes == ["date-unreadable"])
  }

  @Test("numbers that SAS would put after the day of loading are asked for")
  func spreadsheet() throws {
    let files = ["adsl.csv": "USUBJID,ARM,RANDDT\n1,A,45344\n"]
    let loaded = try load(files, on: "2024-06-01")
    #expect(loaded.study?.subjects.randomized[0] == nil)
    let finding = try #require(loaded.findings("date-numbers-undecided").first)
    #expect(
      finding.remedy
        == "Not read. Write date_format = \"excel\" under [columns.subjects] in study.toml.")
    let declared = try load(
      files.merging(["study.toml": "date_format = \"excel\"\n"]) { $1 }, on: "2024-06-01")
    #expect(declared.study?.subjects.randomized[0] == day("2024-02-22"))
    #expect(declared.told == [])
  }

  @Test("a table of any order, cut anywhere, is read as it is in one go")
  func manyRows() throws {
    let rows = (0..<2000).map { row in
      "\(row),A," + (row % 28 < 9 ? "0" : "") + "\(row % 28 + 1)/03/2024"
    }
    let loaded = try load(["adsl.csv": "USUBJID,ARM,RANDDT\n" + rows.joined(separator: "\n")])
    let first = day("2024-03-01")
    let subjects = try #require(loaded.study).subjects
    #expect((0..<2000).allSatisfy { subjects.randomized[$0] == first + $0 % 28 })
    #expect(loaded.told == ["note date-order adsl.csv:1 RANDDT"])
  }
}
