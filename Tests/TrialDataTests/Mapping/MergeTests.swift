import TestSupport
import Testing
import TrialModel

@testable import TrialData

@Suite("Tables read in pieces")
struct MergeTests {
  @Test(
    "a table that is split anywhere gives the records and findings of one that is not",
    arguments: RandomRows.tables)
  func anywhere(rows: RandomRows) throws {
    var random = SplitMix(seed: 20_031_201)
    var differing: [String] = []
    for turn in 0..<Effort.rounds(60) {
      let text = rows.table(
        rows: turn % 10 == 9 ? 150 : Int.random(in: 1...25, using: &random), using: &random)
      let kept = try KeptRows(TextTable(bytes: text), role: rows.role)
      let whole = try kept.read(cuts: [])
      let count = kept.lines.count
      var splits = (0...min(count, 25)).map { [$0] }
      for _ in 0..<10 {
        splits.append(
          (0..<Int.random(in: 2...6, using: &random)).map { _ in
            Int.random(in: 0...count, using: &random)
          }.sorted())
      }
      splits.append(Array(0...count))
      for cuts in splits {
        let pieces = try kept.read(cuts: cuts)
        if pieces.study.comparable != whole.study.comparable {
          differing.append("study \(turn) \(cuts)")
        }
        if pieces.findings != whole.findings { differing.append("findings \(turn) \(cuts)") }
      }
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(5))")
  }

  @Test("the random tables do tell findings of every kind that depends on other rows")
  func kinds() throws {
    var random = SplitMix(seed: 7)
    var codes: Set<String> = []
    for rows in RandomRows.tables {
      for _ in 0..<30 {
        let kept = try KeptRows(
          TextTable(bytes: rows.table(rows: 40, using: &random)), role: rows.role)
        let read = try kept.read(cuts: [])
        codes.formUnion(read.findings.map(\.code))
        if read.findings.contains(where: { $0.count > 1 }) { codes.insert("counted") }
      }
    }
    #expect(
      codes.isSuperset(of: [
        "record-duplicate", "subject-duplicate", "control-character", "encoding-not-utf8",
        "date-partial", "row-cells", "responses-are-visits", "unit-mixed", "counted",
      ]), "\(codes.sorted())")
  }

  @Test("a file with its columns in another order is read by its own header")
  func otherHeader() throws {
    let subjects = try ReadStudy([
      .subjects: TextTable(text: "USUBJID,ARM\n1,A\n2,B\n")
    ]).draft
    func piece(_ text: String, isFirst: Bool) throws -> (
      TablePiece<AdverseEventsBuilder>, FindingLog
    ) {
      var piece = TablePiece(AdverseEventsBuilder(for: subjects), isFirst: isFirst)
      var told = FindingLog()
      _ = try TextTable(text: text).read(
        name: "adae.csv", into: &piece, findings: &told)
      return (piece, told)
    }
    let (first, _) = try piece(
      "USUBJID,AEDECOD,AETOXGR,AESER\n1,Rash,3,Y\n2,Fever,1,N\n", isFirst: true)
    let (second, told) = try piece(
      "AESER,AETOXGR,AEDECOD,AESEV,USUBJID\nN,2,Fever,MILD,1\nQ,,Cough,SEVERE,2\n", isFirst: false)
    var builder = first.builder
    var findings = FindingLog()
    builder.merge(second, told: told, findings: &findings)
    var draft = subjects
    builder.close(into: &draft, findings: &findings)
    let events = draft.study.adverseEvents
    #expect(events.subject == [0, 1, 0, 1])
    #expect((0..<4).map { events.term[$0] } == ["Rash", "Fever", "Fever", "Cough"])
    #expect(events.grade == [3, 1, 2, 0])
    #expect(events.facts.map { $0.contains(.serious) } == [true, false, false, false])
    #expect(findings.findings.contains { $0.code == "flag-unreadable" && $0.line == 3 })
  }

  @Test("subjects of two files keep the columns of both, found by their names")
  func attributes() throws {
    var draft = StudyDraft()
    var findings = FindingLog()
    func piece(_ text: String, isFirst: Bool) throws -> TablePiece<SubjectsBuilder> {
      var piece = TablePiece(SubjectsBuilder(for: draft), isFirst: isFirst)
      _ = try TextTable(text: text).read(
        name: "adsl.csv", into: &piece, findings: &findings)
      return piece
    }
    var builder = try piece("USUBJID,ARM,BMI\n1,A,20\n", isFirst: true).builder
    let second = try piece("ECOG,BMI,ARM,USUBJID\n0,21,B,2\n1,22,A,1\n", isFirst: false)
    builder.merge(second, told: FindingLog(), findings: &findings)
    builder.close(into: &draft, findings: &findings)
    let subjects = draft.study.subjects
    #expect(subjects.identifiers == ["1", "2"])
    #expect(subjects.plannedArm == [0, 1])
    #expect(subjects.others.map(\.name) == ["ARM", "BMI", "ECOG"])
    #expect(
      subjects.others.map { ($0.column[0] ?? "-") + ($0.column[1] ?? "-") } == ["AB", "2021", "-0"])
    #expect(findings.findings.map(\.code).contains("subject-duplicate"))
  }

  @Test("findings of a log that follows count like those of the same log")
  func logs() {
    for before in [0, 5, 20, 30] {
      for after in [0, 1, 19, 20, 45] {
        func add(_ range: Range<Int>, to log: inout FindingLog) {
          for line in range {
            log.add(
              .note, code: "odd", file: "a.csv", line: line, column: "X",
              problem: .cell(.dateUnreadable("\(line)")))
            log.add(
              .error, code: "rare", line: line / 7, problem: .file(.rowCells(line, header: 0)))
          }
        }
        var whole = FindingLog()
        add(0..<before + after, to: &whole)
        var first = FindingLog()
        var second = FindingLog()
        add(0..<before, to: &first)
        add(before..<before + after, to: &second)
        for finding in second.findings { first.append(finding) }
        #expect(first.findings == whole.findings)
      }
    }
  }
}

/// The rows of a table, and what reading them in one go or in pieces gives.
private struct KeptRows {
  let role: TableRole
  let header: [String]
  let lines: [Line]
  private let draft: StudyDraft

  /// A row that can be used, or the line of one that cannot.
  enum Line {
    case row(RowCopy)
    case unusable(Int)
  }

  private struct Keeper: RowConsumer {
    var header: [String] = []
    var lines: [Line] = []

    mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
      self.header = header
      return true
    }

    mutating func append(_ row: Row, findings: inout FindingLog) {
      lines.append(.row(RowCopy(row)))
    }
    mutating func passOver(_ row: Row) { lines.append(.unusable(row.line)) }
  }

  init(_ table: TextTable, role: TableRole) throws {
    self.role = role
    var keeper = Keeper()
    var findings = FindingLog()
    _ = try table.read(
      name: "table.csv", into: &keeper, findings: &findings)
    header = keeper.header
    lines = keeper.lines
    draft =
      role == .subjects
      ? StudyDraft()
      : try ReadStudy([
        .subjects: TextTable(
          text: "STUDYID,USUBJID,ARM,RANDDT,TRTSDT\nT,1,A,2001-01-01,2001-01-03\n"
            + "T,2,B,2001-02-01,\nT,3,A,2001-03-01,2001-03-01\n")
      ]).draft
  }

  /// Reads the rows in pieces that begin at those places, the first one at 0.
  func read(cuts: [Int]) throws -> (study: Study, findings: [Finding]) {
    var result: (Study, [Finding])?
    for builder in StudyTables.all {
      if let read = read(cuts, with: builder) { result = read }
    }
    return try #require(result)
  }

  private func read<Builder: TableBuilder>(
    _ cuts: [Int], with type: Builder.Type
  ) -> (Study, [Finding])? {
    guard Builder.Column.table.role == role else { return nil }
    var log = FindingLog()
    log.begin(file: "table.csv", header: header)
    var builder = Builder(for: draft)
    guard builder.begin(header: header, file: "table.csv", findings: &log) else {
      return (draft.study, log.findings)
    }
    let begun = builder
    let bounds = [0] + cuts + [lines.count]
    for (number, (start, end)) in zip(bounds, bounds.dropFirst()).enumerated() {
      var piece = TablePiece(number == 0 ? builder : begun, isFirst: number == 0)
      var told = FindingLog()
      told.begin(file: "table.csv", header: header)
      for line in lines[start..<end] {
        switch line {
        case .row(let row): row.withRow { piece.append($0, findings: &told) }
        case .unusable(let line):
          told.add(
            .error, code: "row-cells", file: "table.csv", line: line,
            problem: .file(.rowCells(line, header: 0)))
        }
      }
      if number > 0 {
        builder.merge(piece, told: told, findings: &log)
      } else {
        builder = piece.builder
        for finding in told.findings { log.append(finding) }
      }
    }
    var draft = draft
    builder.close(into: &draft, findings: &log)
    return (draft.study, log.findings)
  }
}

/// Random tables of one role, with everything in them that real ones have.
struct RandomRows: Sendable, CustomTestStringConvertible {
  let role: TableRole
  /// The columns that a table always has, and those that it may lack, with the cells in them; `~` is a
  /// byte that is no UTF-8.
  let always: [(String, [String])]
  let sometimes: [(String, [String])]

  var testDescription: String { role.rawValue }

  func table(rows: Int, using random: inout SplitMix) -> [UInt8] {
    let columns =
      (always + sometimes.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }).shuffled(
        using: &random)
    // Some tables are mostly right.
    let isClean = Bool.random(using: &random)
    var text = columns.map(\.0).joined(separator: ";") + "\n"
    for _ in 0..<rows {
      let cells = columns.map { column in
        let usual = column.1.prefix(2)
        return
          (isClean && Int.random(in: 0..<8, using: &random) > 0
          ? usual.randomElement(using: &random) : column.1.randomElement(using: &random)) ?? ""
      }
      let isCut = Int.random(in: 0..<12, using: &random) == 0
      text += (isCut ? ";" : "") + cells.joined(separator: ";") + "\n"
    }
    return text.utf8.map { $0 == UInt8(ascii: "~") ? 0xE9 : $0 }
  }

  private static let days = [
    "2001-05-01", "2001-06-01", "2001-07", "never", "", "1850-01-01", "03JAN2001",
  ]
  private static let subjects = ["1", "2", "3", "9", ""]
  private static let studies = ["T", "T", "U", ""]
  private static let evaluators = ["INVESTIGATOR", "BICR", "investigator", "", "Bi~cr"]

  static let tables: [RandomRows] = [
    RandomRows(
      role: .subjects,
      always: [("USUBJID", (1...30).map(String.init) + ["", "a\u{1}", "b~"])],
      sometimes: [
        ("STUDYID", studies), ("ARM", ["A", "B", "a", "Screen failure", "", "C\u{1}"]),
        ("ARMCD", ["HD", "LD", "hd", "", "X"]), ("TRT01PN", ["1", "2", "", "x"]),
        ("ACTARM", ["A", "B", "D", "", "Not treated"]), ("RANDDT", days), ("TRTSDT", days),
        ("DTHFL", ["Y", "N", "", "?"]), ("DTHDT", ["", "", "2001-09-01", "2001"]),
        ("SITEID", ["1", "2", "s~", "t\u{1}", ""]), ("AGE", ["50", "61", "200", "x", ""]),
        ("SEX", ["F", "M", ""]), ("EOSSTT", ["ONGOING", "COMPLETED", "odd", ""]),
        ("DCSREAS", ["", "Death", "u~"]), ("SAFFL", ["Y", "N", "", "Q"]),
        ("ITTFL", ["Y", "N", ""]), ("STRATA1", ["x", "y", ""]), ("BMI", ["20", "21", "", "v~"]),
        ("ARMNRS", ["", "", "Why"]),
      ]),
    RandomRows(
      role: .responses,
      always: [("USUBJID", subjects), ("AVALC", ["CR", "PR", "SD", "good", ""])],
      sometimes: [
        ("STUDYID", studies),
        ("PARAMCD", ["OVR", "BOR", "CBOR", "BORINV", "LSTA", "", "OVRINV", "BORIRC"]),
        ("ADT", days), ("RSEVAL", evaluators), ("PARCAT2", ["", "Central"]),
        ("RSEVALID", ["", "", "R1", "R2"]), ("RSACPTFL", ["Y", "Y", "", "?"]),
        ("ANL01FL", ["Y", "Y", "N", "?"]),
      ]),
    RandomRows(
      role: .timeToEvent,
      always: [("USUBJID", subjects), ("AVAL", ["1", "70", "0", "-1", "x", "1,234", ""])],
      sometimes: [
        ("STUDYID", studies), ("PARAMCD", ["OS", "PFS", "os", "", "TTP\u{1}", "A LONG NAME"]),
        ("PARAM", ["Overall", "Progression", ""]), ("AVALU", ["DAYS", "MONTHS", "kg", "", "days"]),
        ("CNSR", ["0", "1", "", "x", "2"]), ("EVENT", ["0", "1", "2", "Y", ""]),
        ("STARTDT", days), ("ADT", days), ("EVNTDESC", ["Death", "", "o\u{1}", "p~"]),
        ("CNSDTDSC", ["Alive", "", "q\u{1}", "p~"]),
      ]),
    RandomRows(
      role: .adverseEvents,
      always: [("USUBJID", subjects), ("AEDECOD", ["Rash", "Fever", "", "r\u{1}", "s~"])],
      sometimes: [
        ("STUDYID", studies), ("AETERM", ["rash", "", "t~", "hot"]),
        ("AEBODSYS", ["Skin", "General", "", "u~"]),
        ("ATOXGR", ["1", "3", "5", "x", "", "Severe", "Grade 2"]), ("AETOXGR", ["2", "", "9"]),
        ("AESEV", ["MILD", "SEVERE", "", "odd"]), ("AESER", ["Y", "N", "", "?"]),
        ("AREL", ["Related", "NONE", "", "perhaps"]), ("TRTEMFL", ["Y", "", "?"]),
        ("ASTDT", days), ("AENDT", days), ("AEOUT", ["FATAL", "RECOVERED", ""]),
        ("AEACN", ["DRUG WITHDRAWN", "NONE", ""]), ("AESDTH", ["Y", "", "?"]),
      ]),
    RandomRows(
      role: .tumorMeasurements,
      always: [("USUBJID", subjects), ("AVAL", ["40", "30", "0", "-1", "x", ""])],
      sometimes: [
        ("STUDYID", studies),
        ("PARAMCD", ["SDIAM", "SUMPROD", "LDIAM", "SDIAMINV", "", "Sum of diameters"]),
        ("PARAM", ["Sum", "", "v~"]), ("BASE", ["40", "", "0", "x"]), ("PCHG", ["10", "", "-150"]),
        ("ABLFL", ["Y", "", "?"]), ("ADT", days), ("TREVAL", evaluators),
        ("TREVALID", ["", "", "R1"]), ("TRACPTFL", ["Y", "Y", ""]), ("ANL01FL", ["Y", "Y", "?"]),
      ]),
  ]
}
