import Foundation
import TestSupport
import Testing
import TrialModel
import TrialReport

@testable import TrialData

@Suite("Delimited tables")
struct DelimitedTableTests {
  @Test("quoted cells hold delimiters, doubled quotes and line ends")
  func quotes() throws {
    let table = try readTable("a,b\n\"1,2\",\"say \"\"ah\"\"\"\n\"x\ny\",\"\"\nlast,\"\"\"\"\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1,2", "say \"ah\""], ["x\ny", ""], ["last", "\""]])
    #expect(table.lines == [2, 3, 5])
    #expect(table.findings.isEmpty)
    #expect(table.outcome.defect == nil)
  }

  @Test(
    "lines end in LF, CRLF or CR, the last one also in nothing",
    arguments: ["\n", "\r\n", "\r"], [true, false])
  func lineEnds(lineEnd: String, isEnded: Bool) throws {
    let lines = ["a,b", "1,\"x\(lineEnd)y\"", "2,", "\"3\",\"z\""]
    let table = try readTable(lines.joined(separator: lineEnd) + (isEnded ? lineEnd : ""))
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1", "x\(lineEnd)y"], ["2", ""], ["3", "z"]])
    #expect(table.lines == [2, 4, 5])
    #expect(table.outcome.endsWithLineEnd == isEnded)
    #expect(table.outcome.defect == nil)
    #expect(table.findings.isEmpty)
  }

  @Test("a byte order mark is no part of the first name, quoted or not", arguments: ["a", "\"a\""])
  func byteOrderMark(first: String) throws {
    let table = try readTable("\u{FEFF}\(first),b\n1,2\n")
    #expect(table.header == ["a", "b"])
    #expect(table.findings.isEmpty)
  }

  @Test(
    "the delimiter is the one the header has most of",
    arguments: [
      ("a,b;c,d\n", ["a", "b;c", "d"]), ("a;b,c;d\n", ["a", "b,c", "d"]),
      ("a\tb,c\td\n", ["a", "b,c", "d"]), ("\"a;b;c;d\",e\n", ["a;b;c;d", "e"]), ("a\n", ["a"]),
      ("a\tb", ["a", "b"]),
    ])
  func delimiter(text: String, header: [String]) throws {
    #expect(try readTable(text).header == header)
  }

  @Test("a file called .tsv with one column is still parted by tabs")
  func oneColumn() throws {
    #expect(try readTable("a\n1,5\n", name: "table.TSV").rows == [["1,5"]])
  }

  @Test("blank lines and rows of nothing but delimiters are passed over, and counted as lines")
  func blankLines() throws {
    let table = try readTable("\n\na,b\n\n1,2\n   \n,,,,\n\"\",\n3,4\n\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1", "2"], ["3", "4"]])
    #expect(table.lines == [5, 9])
    #expect(table.outcome.rows == 2)
    #expect(table.findings.isEmpty)
  }

  @Test("a blank line in a table of one column is blank too")
  func blankLineInOneColumn() throws {
    #expect(try readTable("a\n1\n\n2\n").lines == [2, 4])
  }

  @Test("a row with too few or too many cells is skipped and told")
  func wrongCells() throws {
    let table = try readTable("a,b,c\n1,2\n1,2,3\n1,2,3,4\n4,5,6,,\n")
    #expect(table.rows == [["1", "2", "3"], ["4", "5", "6"]])
    #expect(table.told == ["error row-cells:2", "error row-cells:4"])
    #expect(
      table.findings.map(\.message) == [
        "The row has 2 cells; the header has 3.", "The row has 4 cells; the header has 3.",
      ])
    #expect(table.outcome.rows == 4)
    #expect(table.outcome.defect == nil)
  }

  @Test("a last row without line end and with too few cells means that the file is not whole")
  func cutRow() throws {
    let table = try readTable("a,b,c\n1,2,3\n4,5")
    #expect(table.rows == [["1", "2", "3"]])
    #expect(table.outcome.defect == .endsInLine(3))
    #expect(try readTable("a,b,c\n1,2,3\n4,5,6").outcome.defect == nil)
  }

  @Test("a stray quote is an ordinary character, and told with its line")
  func strayQuotes() throws {
    let table = try readTable("a,b\n1,x\n2,5\" x 6\"\n3,\"y\nz\"\n4,\"say \"ah\" twice\"\n")
    #expect(
      table.rows == [["1", "x"], ["2", "5\" x 6\""], ["3", "y\nz"], ["4", "say \"ah\" twice"]])
    #expect(table.lines == [2, 3, 4, 6])
    #expect(
      table.told == [
        "warning quote-stray:3", "warning quote-stray:3", "warning quote-stray:6",
        "warning quote-stray:6",
      ])
  }

  @Test("blanks around quotes are forgiven in silence")
  func blanksAroundQuotes() throws {
    let table = try readTable("a,b\n\"1\" , \"x, y\"\n\"2\"\t,z\n")
    #expect(table.rows == [["1", "x, y"], ["2", "z"]])
    #expect(table.findings.isEmpty)
  }

  @Test("a cell that swallowed the next line, because its quote was never closed, is not read")
  func swallowed() throws {
    let table = try readTable("a,b,c\nS1,\"abc,5\nS2,\"def\",6\nS3,x,7\n")
    #expect(table.rows == [["S3", "x", "7"]])
    #expect(table.lines == [4])
    #expect(table.told == ["warning quote-stray:3", "error quote-open:2"])
  }

  @Test("a quote that is open at the end means that the file is not whole")
  func openQuote() throws {
    let table = try readTable("a,b\n1,2\n3,\"x\n4,5\n")
    #expect(table.rows == [["1", "2"]])
    #expect(table.told == ["error quote-open:3"])
    #expect(table.outcome.defect == .endsInQuotes)
    let header = try readTable("\"a,b\n1,2\n")
    #expect(header.outcome.defect == .endsInQuotes)
    #expect(header.told == ["error quote-open:1"])
  }

  @Test("a header with an odd quote in it does not hide the delimiter")
  func oddHeader() throws {
    #expect(try readTable("a;size in \";b\n1;2;3\n").rows == [["1", "2", "3"]])
  }

  @Test("an empty file, one of blank lines and one of a mark alone say so")
  func empty() throws {
    for text in ["", "\n\n", "\u{FEFF}", " \n", "\r\n", ",,\n"] {
      let table = try readTable(text)
      #expect(table.outcome.defect == .empty)
      #expect(table.rows.isEmpty && table.header.isEmpty)
    }
  }

  @Test("a header alone is a table without rows", arguments: ["a,b\n", "a,b"])
  func headerOnly(text: String) throws {
    let table = try readTable(text)
    #expect(table.header == ["a", "b"])
    #expect(table.outcome.rows == 0)
    #expect(table.outcome.defect == nil)
    #expect(table.findings.isEmpty)
  }

  @Test("UTF-16 and binary files are not read")
  func notText() throws {
    let little: [UInt8] = [0xFF, 0xFE] + "a,b\n".utf8.flatMap { [$0, 0] }
    let big: [UInt8] = [0xFE, 0xFF] + "a,b\n".utf8.flatMap { [0, $0] }
    for bytes in [little, big] {
      let table = try readTable(bytes: bytes)
      #expect(table.told == ["error encoding-utf16:1"])
      #expect(!table.outcome.isUsable)
    }
    for bytes in [Array(little.dropFirst(2)), Array("a,b\n1,\0\n".utf8), [0x50, 0x4B, 3, 4, 0, 0]] {
      let table = try readTable(bytes: bytes)
      #expect(table.told == ["error file-binary:1"])
      #expect(!table.outcome.isUsable)
    }
  }

  @Test("Windows-1252 is read as such")
  func windows1252() throws {
    let table = try readTable(
      bytes: Array("a,b\nM".utf8) + [0xFC, 0x6C, 0x6C] + Array(",1\n".utf8))
    #expect(table.rows == [["Müll", "1"]])
  }

  @Test("rows longer than a piece are read whole, with as many cells as they have")
  func longRows() throws {
    let columns = 5000
    let header = (0..<columns).map { "c\($0)" }
    let cells = (0..<columns).map { $0 % 7 == 0 ? "\"\($0),\n\"" : "\($0)" }
    let text = header.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n"
    for pieceSize in [1, 64, 1000, 300_000] {
      let table = try readTable(bytes: Array(text.utf8), pieceSize: pieceSize)
      #expect(table.header == header)
      #expect(table.rows.first?.count == columns)
      #expect(table.rows.first?[4999] == "4999")
      #expect(table.findings.isEmpty)
    }
  }

  @Test("a row of nothing but delimiters, longer than a piece, is harmless")
  func manyDelimiters() throws {
    let text = "a,b\n" + String(repeating: ",", count: 700_000) + "\n1,2\n"
    let table = try readTable(text)
    #expect(table.rows == [["1", "2"]])
    #expect(table.findings.isEmpty)
    let words = "a,b\n" + String(repeating: "x,", count: 400_000) + "\n1,2\n"
    #expect(try readTable(words).told == ["error row-cells:2"])
  }

  @Test("a row beyond all reason ends the reading, and the file counts as not whole")
  func rowTooLong() throws {
    let text = "a,b\n1,2\n3,\"" + String(repeating: "x\n", count: 3000)
    let table = try readTable(bytes: Array(text.utf8), pieceSize: 512, longestRow: 4096)
    #expect(table.rows == [["1", "2"]])
    #expect(table.told == ["error row-too-long:3"])
    #expect(table.outcome.defect == .quoteUnclosed)
  }

  @Test("two thousand tables are read right in pieces of any size, with their lines")
  func pieces() throws {
    var random = SplitMix(seed: 5)
    let folder = try TemporaryFolder()
    var wrong: [String] = []
    for _ in 0..<Effort.rounds(2000) {
      let random = RandomTable(using: &random)
      let path = try folder.write("table.csv", bytes: random.bytes)
      for pieceSize in [1, 7, 63, 64, 65, 200, 4096] {
        let table = try readTable(path: path, pieceSize: pieceSize)
        if [table.header] + table.rows != random.rows || [1] + table.lines != random.lines
          || !table.findings.isEmpty || table.outcome.defect != nil
        {
          wrong.append("\(pieceSize): \(String(decoding: random.bytes, as: UTF8.self))")
        }
      }
    }
    #expect(wrong.first == nil)
  }

  @Test("garbage of every kind never traps and reads the same in pieces of any size")
  func garbage() throws {
    var random = SplitMix(seed: 6)
    let folder = try TemporaryFolder()
    let alphabets: [[UInt8]] = [
      Array("\"\",;\n\r a1\t".utf8), Array("\"\n,a".utf8), Array(UInt8(1)...255),
      Array("\",\n".utf8),
    ]
    var differing = 0
    for turn in 0..<Effort.rounds(1500) {
      let alphabet = alphabets[turn % alphabets.count]
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let path = try folder.write("table.csv", bytes: bytes)
      // The header's delimiter is looked for in the first piece, so that has to be the same.
      let whole = try readTable(path: path, pieceSize: 512)
      let parts = try readTable(path: path, pieceSize: 401)
      if whole.rows != parts.rows || whole.lines != parts.lines { differing += 1 }
      for pieceSize in [1, 16, 64, 100] { _ = try readTable(path: path, pieceSize: pieceSize) }
    }
    #expect(differing == 0)
  }

  @Test("a file that was written to while it was read counts as not whole")
  func changedMeanwhile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("table.csv", "a,b\n1,2\n")
    var table = DelimitedTable(try InputFile(path: path), name: "table.csv")
    try folder.write("table.csv.new", "")
    var builder = AppendingBuilder(path: path)
    var log = FindingLog()
    let outcome = try table.read(into: &builder, findings: &log)
    #expect(outcome.defect == .changedWhileRead)
  }

  @Test("so does a file of which a row was replaced by one as long, and no other")
  func rewrittenMeanwhile() throws {
    let folder = try TemporaryFolder()
    for replacement in [nil, "a,b\n1,2\n", "a,b\n3,4\n"] {
      let path = try folder.write("table.csv", "a,b\n1,2\n")
      // Written long ago: the clock of the file system need not have moved on since just now.
      let past = Date(timeIntervalSince1970: 1_000_000_000)
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
      var table = DelimitedTable(try InputFile(path: path), name: "table.csv")
      var builder = RewritingBuilder(path: path, replacement: replacement)
      var log = FindingLog()
      let outcome = try table.read(into: &builder, findings: &log)
      #expect(outcome.rows == 1)
      #expect(outcome.defect == (replacement == nil ? nil : .changedWhileRead))
    }
  }

  @Test("a file that is not there is a failure with the system's words")
  func noFile() {
    #expect(throws: ReadFailure(path: "/nowhere/x.csv", reason: "No such file or directory")) {
      _ = try InputFile(path: "/nowhere/x.csv")
    }
    #expect(throws: ReadFailure(path: "/", reason: "not a regular file")) {
      _ = try InputFile(path: "/")
    }
  }
}
