import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Time-to-event table")
struct TimeToEventTests {
  /// Loads three subjects in one arm with those lines of a time-to-event table.
  private func times(_ lines: String...) throws -> Loaded {
    try load([
      "adsl.csv":
        "STUDYID,USUBJID,ARM,RANDDT\nT,1,A,2001-01-01\nT,2,A,2001-01-01\nT,3,A,2001-01-01\n",
      "adtte.csv": lines.joined(separator: "\n") + "\n",
    ])
  }

  private func records(_ loaded: Loaded) throws -> TimeToEvent {
    try #require(loaded.study).timeToEvent
  }

  @Test("CNSR 0 is the event, and every other number is a censoring")
  func censoring() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,PARAM,AVAL,AVALU,CNSR", "1,OS,Overall Survival,10,DAYS,0",
      "2,OS,Overall Survival,20,DAYS,2", "3,OS,Overall Survival,30,DAYS,1.0")
    let times = try records(loaded)
    #expect(times.isCensored == [false, true, true])
    #expect(times.days == [10, 20, 30])
    #expect(times.endpoints == [Endpoint(code: "OS", name: "Overall Survival")])
    #expect(loaded.told.isEmpty)
  }

  @Test("a CNSR that says nothing or something else leaves the row out, as an error")
  func badCensoring() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,10,DAYS,", "2,OS,10,DAYS,Y", "3,OS,10,DAYS,-1",
      "1,PFS,10,DAYS,0.5", "2,PFS,10,DAYS,0")
    #expect(try records(loaded).count == 1)
    #expect(
      loaded.told == [
        "error censoring-missing adtte.csv:2 CNSR", "error censoring-unreadable adtte.csv:3 CNSR",
        "error censoring-unreadable adtte.csv:4 CNSR",
        "error censoring-unreadable adtte.csv:5 CNSR",
      ])
    #expect(
      loaded.findings[1].sentence
        == "adtte.csv:3: CNSR is \"Y\"; expected 0 for an event or 1 for censored. Row skipped.")
  }

  @Test(
    "an event column means the opposite of CNSR, which is told", arguments: ["EVENT", "status"])
  func eventColumn(name: String) throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,\(name)", "1,OS,10,DAYS,1", "2,OS,20,DAYS,0", "3,OS,30,DAYS,no")
    #expect(try records(loaded).isCensored == [false, true, true])
    #expect(loaded.told == ["note censoring-from-event adtte.csv:1 \(name)"])
  }

  @Test("a status of 1 and 2 means censored and event, as in R's lung")
  func oneAndTwo() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,status", "1,OS,10,DAYS,1", "2,OS,20,DAYS,2", "3,OS,30,DAYS,1")
    #expect(try records(loaded).isCensored == [true, false, true])
    #expect(loaded.codes == ["censoring-from-event"])
  }

  @Test("a 2 beside 0 and 1 is a competing event: neither, and an error")
  func competing() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,status", "1,OS,10,DAYS,1", "2,OS,20,DAYS,2", "3,OS,30,DAYS,0")
    let times = try records(loaded)
    #expect(times.subject == [0, 2])
    #expect(times.isCensored == [false, true])
    #expect(times.lines == [2, 4])
    #expect(loaded.told.last == "error censoring-unreadable adtte.csv:3 status")
  }

  @Test("a status of nothing but 1 could be all events or all censored, which is told")
  func onlyOnes() throws {
    let loaded = try times("USUBJID,PARAMCD,AVAL,AVALU,STATUS", "1,OS,10,DAYS,1", "2,OS,20,DAYS,1")
    #expect(try records(loaded).isCensored == [false, false])
    #expect(loaded.told.last == "warning event-coding-unclear adtte.csv:1 STATUS")
    let words = try times("USUBJID,PARAMCD,AVAL,AVALU,EVENT", "1,OS,10,DAYS,Y")
    #expect(words.codes == ["censoring-from-event"])
  }

  @Test(
    "times are turned into days",
    arguments: [
      ("DAYS", 10.0), ("Day", 10), ("WEEKS", 70), ("MONTHS", 304.375), ("months", 304.375),
      ("YEARS", 3652.5), ("Yr", 3652.5),
    ])
  func units(unit: String, days: Double) throws {
    let loaded = try times("USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,10,\(unit),0")
    #expect(try records(loaded).days == [days])
    #expect(loaded.told.isEmpty)
  }

  @Test("a parameter that counts something is no endpoint")
  func notTimes() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,TNE,3,COUNT,0", "1,OS,10,MONTHS,0", "2,TNE,4,COUNT,0",
      "2,PFS,7,DAYS,1")
    let times = try records(loaded)
    #expect(times.endpoints.map(\.code) == ["OS", "PFS"])
    #expect(times.endpoint == [0, 1])
    #expect(times.days == [304.375, 7])
    #expect(times.subject == [0, 1])
    #expect(times.lines == [3, 5])
    #expect(loaded.told == ["note endpoint-not-time adtte.csv:2 AVALU"])
  }

  @Test("an endpoint in two units is read row by row, and told")
  func mixedUnits() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,10,MONTHS,0", "2,OS,200,DAYS,0", "3,OS,5,,0",
      "1,PFS,4,MONTHS,0", "2,PFS,5,,0", "3,PFS,9,COUNT,0")
    let times = try records(loaded)
    #expect(times.days == [304.375, 200, 121.75, 152.1875])
    #expect(
      loaded.told == [
        "warning unit-mixed adtte.csv:2 AVALU", "warning unit-missing adtte.csv:5 AVALU",
        "error unit-unreadable adtte.csv:4 AVALU", "error unit-unreadable adtte.csv:7 AVALU",
      ])
  }

  @Test(
    "without a unit the dates tell it, and that is told",
    arguments: [
      ("182", "184", "days", 182.0), ("26", "26.2", "weeks", 182.0),
      ("5.98", "6.05", "months", 5.98 * 30.4375), ("0.498", "0.5", "years", 0.498 * 365.25),
    ])
  func unitFromDates(one: String, two: String, unit: String, days: Double) throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,CNSR,STARTDT,ADT", "1,OS,\(one),0,2014-01-02,2014-07-02",
      "2,OS,\(two),0,2014-01-02,2014-07-04", "3,OS,1,0,2014-01-02,2014-01-02")
    #expect(try records(loaded).days[0] == days)
    #expect(loaded.told == ["note unit-from-dates adtte.csv:2 AVAL"])
    #expect(loaded.findings[0].message == "OS has no unit; its dates say \(unit).")
  }

  @Test("without a unit and without dates days are assumed, which is a warning")
  func unitAssumed() throws {
    let loaded = try times("USUBJID,PARAMCD,AVAL,CNSR", "1,OS,12.5,0")
    #expect(try records(loaded).days == [12.5])
    #expect(loaded.told == ["warning unit-assumed adtte.csv:2 AVAL"])
    #expect(try times("USUBJID,PARAMCD,DAYS,CNSR", "1,OS,12.5,0").told.isEmpty)
  }

  @Test("dates that fit no unit tell none: days are assumed")
  func datesOfNoUnit() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,CNSR,STARTDT,ADT", "1,OS,7,0,2014-01-02,2014-06-18")
    #expect(try records(loaded).days == [7])
    #expect(loaded.told == ["warning unit-assumed adtte.csv:2 AVAL"])
  }

  @Test("a unit that the dates contradict is believed, and told")
  func contradictedUnit() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR,STARTDT,ADT", "1,OS,6,DAYS,0,2014-01-02,2014-07-02",
      "2,OS,12,DAYS,0,2014-01-02,2015-01-02")
    #expect(try records(loaded).days == [6, 12])
    #expect(loaded.told == ["warning unit-contradicted adtte.csv:2 AVALU"])
  }

  @Test("negative times are errors, times of zero are kept and told")
  func negativeAndZero() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,-3,DAYS,0", "2,OS,0,DAYS,1", "3,OS,-0.5,DAYS,1")
    #expect(try records(loaded).days == [0])
    #expect(
      loaded.told == [
        "error time-negative adtte.csv:2 AVAL", "note time-zero adtte.csv:3 AVAL",
        "error time-negative adtte.csv:4 AVAL",
      ])
    #expect(loaded.findings[0].message == "AVAL is \"-3\"; a time cannot be negative.")
  }

  @Test("a time that is missing, ambiguous or no number leaves the row out")
  func unreadableTimes() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,,DAYS,0", "2,OS,\"1,234\",DAYS,1", "3,OS,ten,DAYS,1",
      "1,PFS,\"12,5\",DAYS,0", "2,PFS,1e2,DAYS,0")
    #expect(try records(loaded).days == [12.5, 100])
    #expect(
      loaded.told == [
        "warning time-missing adtte.csv:2 AVAL", "error time-ambiguous adtte.csv:3 AVAL",
        "error time-unreadable adtte.csv:4 AVAL",
      ])
  }

  @Test("where semicolons part the cells 1,234 is a bit more than one")
  func semicolons() throws {
    let loaded = try times("USUBJID;PARAMCD;AVAL;AVALU;CNSR", "1;OS;1,234;MONTHS;0")
    #expect(try records(loaded).days == [1.234 * 30.4375])
    #expect(loaded.told.isEmpty)
  }

  @Test("a subject has one record of an endpoint: the first")
  func duplicates() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,OS,10,DAYS,0", "1,PFS,9,DAYS,0", "1,OS,11,DAYS,1")
    #expect(try records(loaded).days == [10, 9])
    #expect(loaded.told == ["error record-duplicate adtte.csv:4 PARAMCD"])
    #expect(loaded.findings[0].message == "Subject 1 has a second record of OS.")
  }

  @Test("unknown and missing subjects and missing endpoints are errors")
  func unknownSubjects() throws {
    let loaded = try times(
      "STUDYID,USUBJID,PARAMCD,AVAL,AVALU,CNSR", "T,9,OS,10,DAYS,0", "T,,OS,10,DAYS,0",
      "T,1,,10,DAYS,0", "U,2,OS,10,DAYS,0")
    #expect(try records(loaded).count == 0)
    #expect(try records(loaded).endpoints.isEmpty)
    #expect(
      loaded.told == [
        "error subject-unknown adtte.csv:2 USUBJID", "error subject-missing adtte.csv:3 USUBJID",
        "error parameter-missing adtte.csv:4 PARAMCD", "error study-second adtte.csv:5 STUDYID",
      ])
  }

  @Test("the code of an endpoint is known in upper and in lower case")
  func lowerCase() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR", "1,os,10,DAYS,0", "2,OS,9,DAYS,0", "1,dor,5,DAYS,0")
    #expect(try records(loaded).endpoints.map(\.code) == ["OS", "DOR"])
    #expect(try records(loaded).endpoint == [0, 0, 1])
    #expect(try records(loaded).endpoints[1].isAmongResponders)
    #expect(loaded.told.isEmpty)
  }

  @Test("PARAM names the endpoint where PARAMCD is not there")
  func parameterName() throws {
    let loaded = try times(
      "USUBJID,PARAM,AVAL,AVALU,CNSR", "1,Overall Survival,10,DAYS,0", "1,PFS,9,DAYS,0")
    #expect(try records(loaded).endpoints.map(\.code) == ["Overall Survival", "PFS"])
    #expect(loaded.told.isEmpty)
  }

  @Test("where nothing names the endpoint it is taken as overall survival, which is a warning")
  func noParameter() throws {
    let loaded = try times("id,days,event", "1,10,1", "2,20,0")
    #expect(try records(loaded).endpoints.map(\.code) == ["OS"])
    #expect(
      loaded.told == [
        "note censoring-from-event adtte.csv:1 event",
        "warning endpoint-assumed adtte.csv:1 PARAMCD",
      ])
  }

  @Test("a table without times or without censoring is not used")
  func missingColumns() throws {
    let noTime = try times("USUBJID,PARAMCD,CNSR", "1,OS,0")
    #expect(noTime.told == ["error column-missing adtte.csv:1 AVAL"])
    #expect(noTime.study?.hasTable(.timeToEvent) == false)
    let noCensoring = try times("USUBJID,PARAMCD,AVAL", "1,OS,10")
    #expect(noCensoring.told == ["error column-missing adtte.csv:1 CNSR"])
  }

  @Test("a column of parameters with a thousand values is something else")
  func tooManyEndpoints() throws {
    let rows = (0..<70_000).map { "1,P\($0),5,DAYS,0" }
    let loaded = try times("USUBJID,PARAMCD,AVAL,AVALU,CNSR", rows.joined(separator: "\n"))
    #expect(try records(loaded).endpoints.count == 1000)
    #expect(try records(loaded).count == 1000)
    #expect(loaded.findings("endpoint-too-many").reduce(0) { $0 + $1.count } == 69_000)
  }

  @Test("reasons and dates are kept, also where EVNTDESC says why a time is censored")
  func reasons() throws {
    let loaded = try times(
      "USUBJID,PARAMCD,AVAL,AVALU,CNSR,EVNTDESC,CNSDTDSC,STARTDT,ADT",
      "1,OS,10,DAYS,0,DEATH,,2001-01-01,2001-01-10", "2,OS,20,DAYS,1,,ALIVE,2001-01-01,2001-01-2x",
      "3,OS,30,DAYS,1,Lost,,2001-01,2001-01-30")
    let times = try records(loaded)
    #expect((0..<3).map { times.reason[$0] } == ["DEATH", "ALIVE", "Lost"])
    #expect(times.day[0] == Day(year: 2001, month: 1, day: 10))
    #expect(times.day[1] == nil)
    #expect(times.start[2] == nil)
    #expect(
      loaded.told == [
        "warning date-unreadable adtte.csv:3 ADT", "warning date-partial adtte.csv:4 STARTDT",
      ])
  }

  @Test("durations of response are known as such")
  func amongResponders() {
    #expect(Endpoint(code: "DOR", name: "").isAmongResponders)
    #expect(!Endpoint(code: "OS", name: "").isAmongResponders)
  }

  @Test("an endpoint that study.toml asks for and nobody has is told")
  func unknownEndpoint() throws {
    let loaded = try load([
      "adsl.csv": "USUBJID,ARM,RANDDT\n1,A,2001-01-01\n",
      "adtte.csv": "USUBJID,PARAMCD,AVAL,AVALU,CNSR\n1,OS,10,DAYS,0\n",
      "study.toml": "[survival]\nendpoints = [\"OS\", \"PFS\"]\n",
    ])
    #expect(loaded.told == ["warning endpoint-unknown study.toml endpoints"])
  }
}
