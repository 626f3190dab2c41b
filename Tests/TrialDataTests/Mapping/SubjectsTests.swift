import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Subject table")
struct SubjectsTests {
  /// Loads a folder with nothing but a subject table, in lines.
  private func subjects(_ lines: String..., settings: String? = nil) throws -> Loaded {
    var files = ["adsl.csv": lines.joined(separator: "\n") + "\n"]
    files["study.toml"] = settings
    return try load(files)
  }

  private func arms(_ loaded: Loaded) throws -> [String] {
    let study = try #require(loaded.study)
    return study.subjects.plannedArm.map { $0 < 0 ? "-" : study.arms[Int($0)].code }
  }

  private func actualArms(_ loaded: Loaded) throws -> [String] {
    let study = try #require(loaded.study)
    return study.subjects.actualArm.map { $0 < 0 ? "-" : study.arms[Int($0)].code }
  }

  @Test(
    "a screen failure is in no arm, whatever it is called",
    arguments: [
      "Screen Failure", "SCREEN FAILURE", "Scrnfail", "NOTASSGN", "Not Assigned", "Not Treated",
      "NOTTRT", "Unplanned", "Screen failed", "Not randomized",
    ])
  func screenFailures(word: String) throws {
    let loaded = try subjects("USUBJID,ARM,RANDDT", "1,A,2001-01-01", "2,\(word),", "3,,")
    #expect(try arms(loaded) == ["A", "-", "-"])
    #expect(loaded.study?.arms.map(\.label) == ["A"])
    #expect(loaded.told.isEmpty)
  }

  @Test("a screen failure is known by its arm code too")
  func screenFailureByCode() throws {
    let loaded = try subjects("USUBJID,ARM,ARMCD,RANDDT", "1,A,A,2001-01-01", "2,None,SCRNFAIL,")
    #expect(try arms(loaded) == ["A", "-"])
  }

  @Test("without RANDDT the start of treatment stands in, and that is told")
  func proxy() throws {
    let loaded = try subjects(
      "USUBJID,ARM,TRTSDTM,RFSTDTC", "1,A,2001-01-02 08:30:00,2001-01-01", "2,A,,2001-01-05",
      "3,Screen Failure,,2001-01-09")
    let study = try #require(loaded.study)
    #expect(study.availableColumns.randomized == "TRTSDTM")
    #expect(study.availableColumns.randomizedIsProxy)
    #expect(study.subjects.randomized[0] == Day(year: 2001, month: 1, day: 2))
    #expect(study.subjects.randomized[1] == nil)
    #expect(study.arms[0].opened == Day(year: 2001, month: 1, day: 2))
    #expect(loaded.told == ["note randomization-proxy adsl.csv:1 TRTSDTM"])
  }

  @Test("the reference start stands in last, and not for screen failures")
  func referenceStart() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,RFSTDTC", "1,A,,2001-01-01", "2,Screen Failure,,2001-01-09")
    let study = try #require(loaded.study)
    #expect(study.availableColumns.randomized == "RFSTDTC")
    #expect(study.subjects.randomized[0] == Day(year: 2001, month: 1, day: 1))
    #expect(study.subjects.randomized[1] == nil)
    #expect(loaded.told == ["note randomization-proxy adsl.csv:1 RFSTDTC"])
  }

  @Test("with no date that could stand in, accrual has no time, and that is a warning")
  func undated() throws {
    let loaded = try subjects("USUBJID,ARM", "1,A")
    #expect(loaded.study?.availableColumns.randomized == nil)
    #expect(loaded.told == ["warning randomization-undated adsl.csv:1 RANDDT"])
  }

  @Test("where some of an arm have no day of randomization, they are counted")
  func someUndated() throws {
    let loaded = try subjects("USUBJID,ARM,RANDDT", "1,A,2001-01-01", "2,A,", "3,A,", "4,,")
    #expect(loaded.told == ["warning randomization-missing adsl.csv:3 RANDDT"])
    #expect(loaded.findings[0].message.hasPrefix("2 of those"))
  }

  @Test("without ITTFL the study says so, and flags keep what was not told apart from no")
  func flags() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,SAFFL", "1,A,2001-01-01,Y", "2,A,2001-01-01,N", "3,A,2001-01-01,",
      "4,A,2001-01-01,maybe")
    let study = try #require(loaded.study)
    #expect(!study.availableColumns.intentionToTreat)
    #expect(study.availableColumns.safety)
    #expect(study.subjects.safety == [.yes, .no, .unknown, .unknown])
    #expect(study.subjects.intentionToTreat == [.unknown, .unknown, .unknown, .unknown])
    #expect(loaded.told == ["warning flag-unreadable adsl.csv:5 SAFFL"])
  }

  @Test("identifiers are text: leading zeros stay, and none may come twice")
  func identifiers() throws {
    let loaded = try subjects(
      "SUBJID,ARM,RANDDT", "0123,A,2001-01-01", "123,B,2001-01-02", "0123,B,2001-01-03",
      ",A,2001-01-04")
    let study = try #require(loaded.study)
    #expect(study.subjects.identifiers == ["0123", "123"])
    #expect(try arms(loaded) == ["A", "B"])
    #expect(study.subjects.lines == [2, 3])
    #expect(
      loaded.told == [
        "error subject-duplicate adsl.csv:4 SUBJID", "error subject-missing adsl.csv:5 SUBJID",
      ])
    #expect(loaded.findings[0].message == "Subject 0123 is already on line 2.")
    #expect(study.files[0].rows == 4)
  }

  @Test("two studies are not pooled: the first one counts")
  func twoStudies() throws {
    let loaded = try load([
      "adsl.csv":
        "STUDYID,SUBJID,ARM,RANDDT\nS1,1,A,2001-01-01\nS2,1,B,2001-01-01\nS1,2,B,2001-01-02\n",
      "adae.csv": "STUDYID,SUBJID,AETERM,AESER\nS1,1,Rash,N\nS2,1,Fever,N\n,2,Cough,N\n",
    ])
    let study = try #require(loaded.study)
    #expect(study.identifier == "S1")
    #expect(study.subjects.identifiers == ["1", "2"])
    #expect(study.adverseEvents.term.values == ["Rash", "Cough"])
    #expect(
      loaded.told == [
        "error study-second adsl.csv:3 STUDYID", "error study-second adae.csv:3 STUDYID",
      ])
  }

  @Test("a subject whose planned arm is empty is in the arm that ARM or ARMCD names, which is told")
  func plannedArmFromOtherColumns() throws {
    let loaded = try subjects(
      "USUBJID,TRT01P,ARM,ACTARM,ARMCD,RANDDT", "1,Low dose,Low,x,LD,2001-01-01",
      "2,High dose,High,x,HD,2001-01-01", "3,,,High dose,LD,2001-01-01",
      "4,,High dose,x,,2001-01-01",
      "5,,Screen Failure,x,SCRNFAIL,", "6,,,,,")
    #expect(try arms(loaded) == ["LD", "HD", "LD", "HD", "-", "-"])
    #expect(
      loaded.told.filter { !$0.contains("arm-unplanned") } == [
        "warning arm-from-other-column adsl.csv:4 TRT01P",
        "warning arm-from-other-column adsl.csv:5 TRT01P",
      ])
    #expect(
      loaded.findings("arm-from-other-column").map(\.message) == [
        "TRT01P is empty; ARMCD is \"LD\".", "TRT01P is empty; ARM is \"High dose\".",
      ])
  }

  @Test("somebody randomized to no arm that is told is an error")
  func randomizedToNoArm() throws {
    let loaded = try subjects(
      "USUBJID,ARM,ARMNRS,ITTFL,RANDDT", "1,A,,Y,2001-01-01", "2,,,,2001-01-02", "3,,,Y,", "4,,,N,",
      "5,,Screen failure,N,")
    #expect(try arms(loaded) == ["A", "-", "-", "-", "-"])
    #expect(
      loaded.told == ["error arm-missing adsl.csv:3 ARM", "error arm-missing adsl.csv:4 ARM"])
  }

  @Test("ARMCD alone gives the arms")
  func armCodeAlone() throws {
    let loaded = try subjects("USUBJID,ARMCD,RANDDT", "1,A,2001-01-01", "2,SCRNFAIL,")
    #expect(try arms(loaded) == ["A", "-"])
    #expect(loaded.told.isEmpty)
  }

  @Test("without any column for the arm everybody is in one, and that is an error")
  func noArm() throws {
    let loaded = try subjects("USUBJID,RANDDT", "1,2001-01-01", "2,2001-01-02")
    #expect(try arms(loaded) == ["ALL", "ALL"])
    #expect(loaded.told == ["error column-missing adsl.csv:1 TRT01P"])
  }

  @Test("a treated subject whose actual arm is empty was given the planned one, and that is told")
  func actualArmMissing() throws {
    let loaded = try subjects(
      "USUBJID,TRT01P,TRT01A,SAFFL,RANDDT", "1,A,B,Y,2001-01-01", "2,B,,Y,2001-01-01",
      "3,B,,N,2001-01-01", "4,A,Not Treated,N,2001-01-01", "5,Screen Failure,,,")
    #expect(try actualArms(loaded) == ["B", "B", "-", "-", "-"])
    #expect(loaded.told == ["warning arm-actual-missing adsl.csv:3 TRT01A"])
  }

  @Test("without SAFFL a first day of treatment tells who was treated")
  func treatedByDate() throws {
    let loaded = try subjects(
      "USUBJID,TRT01P,TRT01A,TRTSDT,RANDDT", "1,A,,2001-01-02,2001-01-01", "2,A,,,2001-01-01")
    #expect(try actualArms(loaded) == ["A", "-"])
    #expect(loaded.codes == ["arm-actual-missing"])
  }

  @Test("without an actual arm everybody got the planned one")
  func noActualArm() throws {
    let loaded = try subjects("USUBJID,TRT01P,RANDDT", "1,A,2001-01-01", "2,B,2001-01-01")
    #expect(loaded.study?.availableColumns.actualArm == false)
    #expect(try actualArms(loaded) == ["A", "B"])
  }

  @Test("an actual arm that nobody was planned for is an arm of its own, and told")
  func unplannedArm() throws {
    let loaded = try subjects(
      "USUBJID,TRT01P,TRT01A,RANDDT", "1,A,C\u{1B}[2J,2001-01-01", "2,A,a,2001-01-01")
    #expect(loaded.study?.arms.count == 2)
    #expect(loaded.study?.subjects.actualArm == [1, 0])
    #expect(loaded.told == ["warning arm-unplanned adsl.csv:2 TRT01A"])
    #expect(loaded.findings[0].message.contains("\u{1B}") == false)
  }

  @Test("labels that differ in case are one arm")
  func armCase() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT", "1,Placebo,2001-01-01", "2,PLACEBO,2001-01-01", "3,placebo ,2001-01-01")
    #expect(try arms(loaded) == ["Placebo", "Placebo", "Placebo"])
  }

  @Test("a column with hundreds of values is no arm column")
  func tooManyArms() throws {
    let rows = (0..<40_000).map { "\($0),arm \($0),2001-01-01" }
    let loaded = try load(["adsl.csv": "USUBJID,ARM,RANDDT\n" + rows.joined(separator: "\n")])
    #expect(loaded.study?.arms.count == ArmList.mostArms)
    #expect(loaded.findings("arm-too-many").reduce(0) { $0 + $1.count } == 40_000 - 200)
    #expect(loaded.findings("arm-too-many").count == FindingLog.keptPerKind)
  }

  @Test("partial and unreadable dates are told and never completed")
  func dates() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,DTHDTC,LSTALVDT", "1,A,2001-01-01,2002-03,.",
      "2,A,2001-01-01,2002,soon",
      "3,A,2001-01-01,2002-03-04T10:00Z,2002-03-04")
    let study = try #require(loaded.study)
    #expect(study.subjects.died.numbers[0...1].allSatisfy { $0 == DayColumn.missing })
    #expect(
      (0...2).map { study.subjects.died.partial($0)?.description } == ["2002-03", "2002", nil])
    #expect(study.subjects.died[2] == Day(year: 2002, month: 3, day: 4))
    #expect(study.subjects.lastAlive[0] == nil)
    #expect(
      loaded.told == [
        "warning date-unreadable adsl.csv:3 LSTALVDT", "warning death-partial adsl.csv:2 DTHDTC",
        "warning death-partial adsl.csv:3 DTHDTC",
      ])
    #expect(
      loaded.findings[0].sentence
        == "adsl.csv:3: LSTALVDT is \"soon\"; expected a date such as 2003-01-31. Taken as missing."
    )
    #expect(
      loaded.findings[1].sentence
        == "adsl.csv:2: Subject 1 died in 2002-03; the day is not known. The death counts, but cannot be placed in time."
    )
  }

  @Test("a day of death is a death, even against DTHFL, which is told")
  func deaths() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,DTHFL,DTHDT", "1,A,2001-01-01,Y,2002-01-01", "2,A,2001-01-01,,2002-01-01",
      "3,A,2001-01-01,N,2002-01-01", "4,A,2001-01-01,Y,", "5,A,2001-01-01,,")
    #expect(loaded.study?.subjects.death == [.yes, .yes, .yes, .yes, .unknown])
    #expect(loaded.told == ["warning death-contradicted adsl.csv:4 DTHFL"])
  }

  @Test("dispositions are known words; a blank one is unknown, not ongoing")
  func dispositions() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,EOSSTT", "1,A,2001-01-01,Completed", "2,A,2001-01-01,ONGOING",
      "3,A,2001-01-01,DISCONTINUED", "4,A,2001-01-01,", "5,A,2001-01-01,ALIVE",
      "6,A,2001-01-01,Death")
    #expect(
      loaded.study?.subjects.disposition == [
        .completed, .ongoing, .discontinued, .unknown, .unknown, .discontinued,
      ])
    #expect(loaded.told == ["warning disposition-unknown adsl.csv:6 EOSSTT"])
  }

  @Test("in DCDECOD every reason is one for having left")
  func discontinuationReasons() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,DCDECOD", "1,A,2001-01-01,COMPLETED", "2,A,2001-01-01,ADVERSE EVENT",
      "3,A,,SCREEN FAILURE")
    #expect(loaded.study?.subjects.disposition == [.completed, .discontinued, .unknown])
    #expect(loaded.codes == ["randomization-missing"])
  }

  @Test("an age is years between 0 and 130")
  func ages() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT,AGE", "1,A,2001-01-01,63", "2,A,2001-01-01,\"62,5\"",
      "3,A,2001-01-01,>89",
      "4,A,2001-01-01,1958", "5,A,2001-01-01,")
    let ages = try #require(loaded.study).subjects.age
    #expect(ages[0] == 63)
    #expect(ages[1] == 62.5)
    #expect(ages[2...].filter { $0.isNaN }.count == 3)
    #expect(
      loaded.told == [
        "warning age-unreadable adsl.csv:4 AGE", "warning age-unreadable adsl.csv:5 AGE",
      ])
  }

  @Test("escape sequences and foreign encodings are told once for each text")
  func oddCharacters() throws {
    let folder = try TemporaryFolder()
    let text =
      "USUBJID,ARM,SITEID,RANDDT\n1\u{7},A\u{1B}[1m,S,2001-01-01\n2,A\u{1B}[1m,S,2001-01-01\n"
    try folder.write(
      "adsl.csv",
      bytes: Array(text.utf8) + Array("3,A\u{1B}[1m,K".utf8) + [0xF6]
        + Array("ln,2001-01-01\n".utf8))
    let loaded = StudyLoader(directory: folder.path).load()
    #expect(
      loaded.told == [
        "warning control-character adsl.csv:2 USUBJID", "warning control-character adsl.csv:2 ARM",
        "warning encoding-not-utf8 adsl.csv:4 SITEID",
      ])
    #expect(loaded.study?.subjects.site[2] == "Köln")
    #expect(loaded.findings.allSatisfy { !$0.sentence.unicodeScalars.contains { $0.value < 32 } })
  }

  @Test("a table of no standard is read by its plain names")
  func plainNames() throws {
    let loaded = try load([
      "patients.tsv": "record_id\tgroup\trandomized\tsite\tdied\n7\tX\t2001-01-01\tBern\tno\n"
    ])
    let study = try #require(loaded.study)
    #expect(study.subjects.identifiers == ["7"])
    #expect(study.arms.map(\.label) == ["X"])
    #expect(study.subjects.death == [.no])
    #expect(study.files[0].format == "tsv")
    #expect(study.latest?.column == "ADSL.randomized")
    #expect(loaded.told.isEmpty)
  }

  @Test("columns named in study.toml are read")
  func namedColumns() throws {
    let loaded = try subjects(
      "pat;gruppe;datum;alter", "7;X;2001-01-01;63,5",
      settings: """
        [columns.subjects]
        subject = "pat"
        arm = "gruppe"
        randomized = "Datum"
        age = "alter"
        """)
    #expect(loaded.study?.subjects.identifiers == ["7"])
    #expect(loaded.study?.subjects.age == [63.5])
    #expect(loaded.study?.availableColumns.randomized == "datum")
    #expect(loaded.told.isEmpty)
  }

  @Test("a declared opening and closing stay, whenever the first and the last patient came")
  func declaredOpening() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT", "1,A,2001-03-01", "2,A,2001-05-01", "3,B,2001-03-02",
      "4,C,2001-03-03", "5,C,2001-02-03",
      settings: """
        [[arm]]
        code = "A"
        opened = 2001-01-15
        closed = 2001-04-30

        [[arm]]
        code = "B"
        opened = 2001-04-15
        """)
    let arms = try #require(loaded.study?.arms)
    #expect(arms.map(\.code) == ["A", "B", "C"])
    #expect(
      arms.map { $0.opened?.description } == ["2001-01-15", "2001-04-15", "2001-02-03"])
    #expect(arms.map(\.openedIsDeclared) == [true, true, false])
    #expect(arms.map { $0.closed?.description } == ["2001-04-30", nil, nil])
  }

  @Test("an arm of study.toml in which nobody is gets a note, with the arm that was meant")
  func emptyArm() throws {
    let loaded = try subjects(
      "USUBJID,ARM,RANDDT", "1,HDIV,2001-01-01",
      settings: "[[arm]]\ncode = \"HDIW\"\n\n[[comparison]]\narms = [\"HDIW\", \"X\"]\n")
    #expect(
      loaded.told == ["error arm-unknown study.toml comparison", "note arm-empty study.toml code"])
    #expect(loaded.findings[1].remedy == "Did you mean \"HDIV\"?")
  }
}
