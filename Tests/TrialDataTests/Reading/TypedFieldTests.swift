import Testing
import TrialModel

@testable import TrialData

@Suite("Cells that are numbers or days")
struct TypedFieldTests {
  @Test(
    "a number is read as text in its shortest decimals",
    arguments: [
      (3.0, "3"), (-2, "-2"), (0.1, "0.1"), (101.5, "101.5"), (20140102, "20140102"),
      (1e300, "1e+300"), (.nan, ""),
    ])
  func numberText(number: Double, text: String) {
    #expect(Field(number: number).text == text)
    #expect(Field(number: number).shown == text)
  }

  @Test("a number is a number, and no number is a missing cell")
  func number() {
    #expect(Field(number: 0.1).number == 0.1)
    #expect(Field(number: 0.1).number(hasDecimalCommas: false) == .number(0.1))
    #expect(Field(number: 7).wholeNumber == 7)
    #expect(!Field(number: 0).isMissing)
    #expect(Field(number: .nan).isMissing)
    #expect(Field(number: .nan).number(hasDecimalCommas: false) == .missing)
    #expect(Field(number: .infinity).number(hasDecimalCommas: false) == .unreadable)
    #expect(Field(day: Day(number: 0)).number(hasDecimalCommas: false) == .unreadable)
  }

  @Test("a day is a day, and is read as text as 2003-01-31")
  func day() throws {
    let day = try #require(Day(year: 2003, month: 1, day: 31))
    #expect(Field(day: day).day == .day(day))
    #expect(Field(day: day).text == "2003-01-31")
    #expect(!Field(day: day).isMissing)
    #expect(Field(number: 20_030_131).day == .day(day))
    #expect(Field(number: 37_652).day == .counted(CountedDate(days: 37_652, isSeconds: false)))
    #expect(Field(number: .nan).day == .missing)
  }

  @Test("1 and 0 are yes and no; other numbers and days are no flags")
  func flags() {
    #expect(Field(number: 1).flag == .yes)
    #expect(Field(number: 0).flag == .no)
    #expect(Field(number: .nan).flag == .unknown)
    #expect(Field(number: 2).flag == nil)
    #expect(Field(day: Day(number: 1)).flag == nil)
  }

  @Test("a number has the code of its text, in whatever form it comes first")
  func dictionary() {
    var texts = TextDictionary()
    let first = texts.code(for: Field(number: 3))
    #expect(withField("3") { texts.code(for: $0) } == first)
    let second = withField("2003-01-31") { texts.code(for: $0) }
    #expect(texts.existingCode(for: Field(number: 3)) == first)
    #expect(texts.existingCode(for: Field(number: 4)) == nil)
    let day = Day(year: 2003, month: 1, day: 31)
    #expect(day.map { texts.code(for: Field(day: $0)) } == second)
    #expect(texts.values == ["3", "2003-01-31"])
  }

  @Test("a format of typed cells gives the study that the text gives, and the same findings")
  func study() throws {
    func day(_ text: String) throws -> TypedCell { .day(try #require(text.asDay)) }
    let typed = try ReadStudy([
      .subjects: TypedTable(
        header: ["USUBJID", "ARM", "RANDDT", "AGE", "SAFFL", "SITEID", "ITTFL"],
        rows: [
          [
            .number(1), .text("A"), try day("2001-01-02"), .number(61.5), .text("Y"), .number(7),
            .number(1),
          ],
          [
            .number(2), .text("B"), try day("2001-02-03"), .number(.nan), .text("N"), .number(8),
            .number(0),
          ],
          [
            .text("X 3"), .text("B"), .number(.nan), .number(200), .text(""), .text("7"),
            .text("?"),
          ],
        ]),
      .timeToEvent: TypedTable(
        header: ["USUBJID", "PARAMCD", "AVAL", "AVALU", "CNSR", "ADT"],
        rows: [
          [
            .number(1), .text("OS"), .number(12.25), .text("MONTHS"), .number(0),
            .number(20_020_103),
          ],
          [
            .number(2), .text("OS"), .number(-1), .text("MONTHS"), .number(1),
            try day("2001-03-03"),
          ],
          [
            .number(9), .text("OS"), .number(3), .text("MONTHS"), .number(1), try day("2001-03-03"),
          ],
        ]),
      .adverseEvents: TypedTable(
        header: ["USUBJID", "AEDECOD", "AETOXGR", "AESER", "ASTDT"],
        rows: [
          [.number(1), .text("Rash"), .number(3), .text("N"), try day("2001-01-09")],
          [.text("2"), .text("Rash"), .text("3"), .number(1), .number(41)],
        ]),
    ])
    let written = try ReadStudy([
      .subjects: TextTable(
        text: """
          USUBJID,ARM,RANDDT,AGE,SAFFL,SITEID,ITTFL
          1,A,2001-01-02,61.5,Y,7,1
          2,B,2001-02-03,,N,8,0
          X 3,B,,200,,7,?

          """),
      .timeToEvent: TextTable(
        text: """
          USUBJID,PARAMCD,AVAL,AVALU,CNSR,ADT
          1,OS,12.25,MONTHS,0,20020103
          2,OS,-1,MONTHS,1,2001-03-03
          9,OS,3,MONTHS,1,2001-03-03

          """),
      .adverseEvents: TextTable(
        text: """
          USUBJID,AEDECOD,AETOXGR,AESER,ASTDT
          1,Rash,3,N,2001-01-09
          2,Rash,3,1,41

          """),
    ])
    #expect(typed.study.comparable == written.study.comparable)
    #expect(typed.findings == written.findings)
    #expect(typed.study.subjects.identifiers == ["1", "2", "X 3"])
    #expect(typed.study.adverseEvents.count == 2)
    #expect(typed.findings.contains { $0.code == "subject-unknown" && $0.line == 4 })
  }

  @Test("a row of fewer fields than the header has empty cells for the rest")
  func shortRow() throws {
    let table = TypedTable(
      header: ["USUBJID", "ARM", "RANDDT"], rows: [[.text("P1"), .text("A")], [.text("P2")]])
    let folder = try TemporaryFolder()
    let file = try InputFile(path: folder.write("adsl.typed", "x"))
    var builder = SubjectsBuilder(for: StudyDraft())
    var findings = FindingLog()
    let outcome = try table.read(
      file, name: "adsl.typed", into: &builder, findings: &findings, control: nil)
    var draft = StudyDraft()
    builder.close(into: &draft, findings: &findings)
    #expect(outcome.rows == 2)
    #expect(draft.study.subjects.identifiers == ["P1", "P2"])
    #expect(draft.study.subjects.plannedArm == [0, -1])
    #expect(draft.study.subjects.randomized.numbers == [DayColumn.missing, DayColumn.missing])
    #expect(findings.findings.allSatisfy { $0.file == "adsl.typed" })
  }
}
