import Foundation
import Testing
import TrialModel

@testable import TrialData

@Suite("Rows as they stand in the file")
struct SourceRowsTests {
  private func source(_ folder: TemporaryFolder, _ name: String) throws -> SourceFile {
    let stamp = try #require(FileStamp(path: "\(folder.path)/\(name)"))
    return SourceFile(
      name: name, role: name == "study.toml" ? .settings : .adverseEvents, format: "csv", rows: 0,
      bytes: stamp.bytes, modified: stamp.modified / 1_000_000_000)
  }

  private func rows(_ text: String, _ lines: [Int], name: String = "adae.csv") throws -> SourceRows
  {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    return try SourceRows(directory: folder.path, file: try source(folder, name), lines: lines)
  }

  private func short(_ record: RawRecord?) -> String? {
    record.map { record in
      "\(record.line): " + record.cells.map { "\($0.column)=\($0.text)" }.joined(separator: " ")
    }
  }

  @Test("rows come in the order asked for, with the names of their columns")
  func order() throws {
    let read = try rows("A,B\n1,2\n3,4\n5,6\n", [4, 2, 4])
    #expect(read.records.map(short) == ["4: A=5 B=6", "2: A=1 B=2", "4: A=5 B=6"])
    #expect(read.records.allSatisfy { $0?.file == "adae.csv" })
    #expect(!read.isChanged)
  }

  @Test("a line on which no row begins has none: the header, an empty line, one inside quotes")
  func noRow() throws {
    let read = try rows("A,B\n1,\"x\ny\"\n\n5,6\n", [0, 1, 2, 3, 4, 5, 6, -1])
    #expect(
      read.records.map(short)
        == [nil, nil, "2: A=1 B=x\ny", nil, nil, "5: A=5 B=6", nil, nil])
  }

  @Test("a row with too few or too many cells is there, and so is one that swallowed others")
  func unusable() throws {
    let read = try rows("A,B\n1\n3,4,5\n\"6,7\n8,\"9\n10,11\"\n", [2, 3, 4, 6])
    #expect(read.records.map(short).prefix(2) == ["2: A=1", "3: A=3 B=4 =5"])
    #expect(read.records[2] != nil)
    let whole = try rows("A,B\n1,2\n3", [3])
    #expect(whole.records.map(short) == ["3: A=3"])
  }

  @Test("the text is what is written: doubled quotes once, Windows-1252 read, controls kept")
  func texts() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "adae.csv",
      bytes: Array("A,B\n\"say \"\"no\"\"\",".utf8) + [0xE9, 0x1B] + Array("[2J\n".utf8))
    let read = try SourceRows(
      directory: folder.path, file: try source(folder, "adae.csv"), lines: [2])
    #expect(read.records[0]?.cells.map(\.text) == ["say \"no\"", "é\u{1B}[2J"])
  }

  @Test("a long text is cut")
  func long() throws {
    let read = try rows("A\n\(String(repeating: "é", count: 5000))\n", [2])
    #expect(read.records[0]?.cells[0].text == String(repeating: "é", count: SourceRows.longestText))
  }

  @Test("a file of another size, of another second or replaced says that it has changed")
  func changed() throws {
    let folder = try TemporaryFolder()
    try folder.write("adae.csv", "A\n1\n")
    let file = try source(folder, "adae.csv")
    var other = file
    other.bytes += 1
    #expect(try SourceRows(directory: folder.path, file: other, lines: [2]).isChanged)
    other = file
    other.modified -= 1
    #expect(try SourceRows(directory: folder.path, file: other, lines: [2]).isChanged)
    try folder.write("adae.csv", "A\n1\n2\n")
    let read = try SourceRows(directory: folder.path, file: file, lines: [3])
    #expect(read.isChanged)
    #expect(read.records.map(short) == ["3: A=2"])
  }

  @Test("a file that is gone is a failure, one that is no text has no rows")
  func gone() throws {
    let folder = try TemporaryFolder()
    try folder.write("adae.csv", bytes: [0x41, 0x0A, 0x00, 0x0A])
    let file = try source(folder, "adae.csv")
    #expect(
      try SourceRows(directory: folder.path, file: file, lines: [2]).records == [nil])
    try folder.remove("adae.csv")
    #expect(throws: ReadFailure.self) {
      try SourceRows(directory: folder.path, file: file, lines: [2])
    }
  }

  @Test("a line of study.toml is one cell")
  func settings() throws {
    let read = try rows("[study]\nid = \"X\"\n", [2, 3], name: "study.toml")
    #expect(read.records.map(short) == ["2: =id = \"X\"", nil])
  }

  @Test("rows are found beyond the first piece of a file, and the lines are those of the loader")
  func large() throws {
    var text = "USUBJID,AEDECOD\n"
    for number in 0..<60_000 { text += "S\(number),\"Line \(number)\nand more\"\n" }
    let folder = try TemporaryFolder()
    try folder.write("adae.csv", text)
    let file = try source(folder, "adae.csv")
    let read = try SourceRows(
      directory: folder.path, file: file, lines: [2, 80_000, 120_000, 120_001, 120_002])
    #expect(
      read.records.map { $0?.cells[0].text } == ["S0", "S39999", "S59999", nil, nil])
  }

  @Test("what the loader says of a line is found on it")
  func loaderLines() throws {
    let folder = try TemporaryFolder()
    try folder.write("adsl.csv", "USUBJID,ARM\n1,A\n2,B\n")
    try folder.write("adae.csv", "USUBJID,AEDECOD\n1,Rash\n9,Rash\n2,\"Dry\nmouth\"\n2,Cough\n")
    let loaded = StudyLoader(directory: folder.path).load()
    let study = try #require(loaded.study)
    let file = try #require(study.files.first { $0.role == .adverseEvents })
    let finding = try #require(loaded.findings.first { $0.code == "subject-unknown" })
    let lines = study.adverseEvents.lines.map(Int.init) + [finding.line]
    let read = try SourceRows(directory: folder.path, file: file, lines: lines)
    #expect(!read.isChanged)
    #expect(
      read.records.map { $0?.cells[1].text } == ["Rash", "Dry\nmouth", "Cough", "Rash"])
    #expect(read.records.last??.cells[0].text == "9")
  }
}
