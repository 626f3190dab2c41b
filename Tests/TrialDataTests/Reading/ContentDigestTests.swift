import Foundation
import Testing
import TrialModel

@testable import TrialData

/// The digests of files, of the bytes that were counted.
@Suite("digests of what was read")
struct ContentDigestTests {
  /// Returns the SHA-256 of a file by `sha256sum`, in hexadecimal.
  private func sum(_ path: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [path]
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text.prefix(64), as: UTF8.self)
  }

  private func digest(of bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    return try sum(folder.write("bytes", bytes: bytes))
  }

  private let subjects = "STUDYID,USUBJID,ARM,RANDDT\nX,P1,A,2001-01-01\nX,P2,B,2001-01-02\n"

  @Test(
    "they are those of the standard, however the bytes come and wherever they are computed",
    arguments: [0, RunningDigest.fewestBytesApart])
  func vectors(_ expected: Int) {
    func digest(_ text: String, pieces size: Int) -> String {
      let digest = RunningDigest(expectedBytes: expected)
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        var piece = Array(rest.prefix(size))
        rest = rest.dropFirst(size)
        piece.withUnsafeMutableBytes { bytes in
          digest.add(UnsafeRawBufferPointer(bytes))
          // What is read next overwrites the buffer.
          bytes.initializeMemory(as: UInt8.self, repeating: 0xFF)
        }
      }
      return digest.digest().hexadecimal
    }
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(digest("", pieces: 1) == nothing)
    for size in [1, 2, 3] { #expect(digest("abc", pieces: size) == abc) }
    for size in [997, 65_536, 1_000_000] {
      #expect(digest(String(repeating: "a", count: 1_000_000), pieces: size) == million)
    }
    #expect(ContentDigest(0..<32).hexadecimal.hasPrefix("0001020304") == true)
    #expect(ContentDigest(0..<32).short == "00010203")
  }

  @Test("every file of a study has the digest that sha256sum gives, and so have all together")
  func study() throws {
    let directory = Fixtures.study("pharmaverse-oncology-csv")
    let study = try #require(StudyLoader(directory: directory).load().study)
    #expect(study.files.count >= 4)
    var lines = ""
    for file in study.files {
      let sum = try sum("\(directory)/\(file.name)")
      #expect(file.digest?.hexadecimal == sum, "\(file.name)")
      lines += "\(sum)  \(file.name)\n"
    }
    #expect(try study.digest?.hexadecimal == digest(of: Array(lines.utf8)))
    #expect(StudyLoader(directory: directory).load().study?.digest == study.digest)
  }

  @Test("study.toml counts among the files, and a file without a role does not")
  func whichFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("adsl.csv", subjects)
    let alone = try #require(StudyLoader(directory: folder.path).load().study?.digest)
    try folder.write("notes.csv", "x\n")
    #expect(StudyLoader(directory: folder.path).load().study?.digest == alone)
    try folder.write("study.toml", "[study]\nid = \"Y\"\n")
    let study = try #require(StudyLoader(directory: folder.path).load().study)
    #expect(study.files.map(\.name) == ["study.toml", "adsl.csv"])
    #expect(try study.files[0].digest?.hexadecimal == sum("\(folder.path)/study.toml"))
    #expect(study.digest != alone)
    try folder.write("adae.csv", bytes: [0, 1, 2])
    let again = try #require(StudyLoader(directory: folder.path).load().study)
    #expect(again.files == study.files && again.digest == study.digest)
  }

  @Test("a file that is rewritten or gone after the load keeps the digest of what was counted")
  func rewrittenAfterwards() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("adsl.csv", subjects)
    let before = try sum(path)
    let study = try #require(StudyLoader(directory: folder.path).load().study)
    try folder.write("adsl.csv", subjects.replacingOccurrences(of: "P2,B", with: "P2,A"))
    #expect(study.files.first?.digest?.hexadecimal == before)
    let again = try #require(StudyLoader(directory: folder.path).load().study)
    #expect(try again.files.first?.digest?.hexadecimal == sum(path))
    #expect(again.digest != study.digest)
  }

  /// Reads a table while `change` is made to the file before its first row.
  private func read(
    _ text: String, pieceSize: Int = DelimitedTable.pieceSize,
    longestRow: Int = DelimitedTable.longestRow, control: LoadControl? = nil,
    change: @escaping (_ folder: TemporaryFolder, _ path: String) -> Void = { _, _ in }
  ) throws -> (digest: ContentDigest?, outcome: TableOutcome, path: String, TemporaryFolder) {
    struct Changer: RowConsumer {
      var change: (() -> Void)?

      mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
        true
      }

      mutating func append(_ row: Row, findings: inout FindingLog) {
        change.take()?()
      }
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("table.csv", text)
    let file = try InputFile(path: path, isCounted: true)
    var table = DelimitedTable(
      file, name: "table.csv", pieceSize: pieceSize, longestRow: longestRow)
    var changer = Changer { change(folder, path) }
    var log = FindingLog()
    let outcome = try table.read(into: &changer, findings: &log, control: control)
    return (file.digest(control), outcome, path, folder)
  }

  private let rows = "a,b\n" + String(repeating: "1,2\n", count: 1000)

  @Test("a file that another replaces while it is read has the digest of the one that was read")
  func replacedMeanwhile() throws {
    let read = try read(rows, pieceSize: 64) { folder, _ in
      _ = try? folder.write("other", "a,b\n3,4\n")
      try? folder.rename("other", to: "table.csv")
    }
    #expect(read.outcome.rows == 1000)
    #expect(try read.digest?.hexadecimal == digest(of: Array(rows.utf8)))
  }

  @Test("a file that is written to while it is read has the digest of the bytes that were read")
  func changedMeanwhile() throws {
    // The first piece was read before the change, the others after it.
    let read = try read(rows, pieceSize: 64) { _, path in
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      handle.write(Data("x,y\n".utf8))
      handle.seekToEndOfFile()
      handle.write(Data("5,6\n".utf8))
      handle.closeFile()
    }
    #expect(read.outcome.defect == .changedWhileRead && read.outcome.rows == 1001)
    #expect(try read.digest?.hexadecimal == digest(of: Array((rows + "5,6\n").utf8)))
  }

  @Test("a file that is cut while it is read has the digest of the bytes that were read")
  func cutMeanwhile() throws {
    let read = try read(rows, pieceSize: 64) { _, path in
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      handle.truncateFile(atOffset: 100)
      handle.closeFile()
    }
    #expect(read.outcome.defect == .changedWhileRead && read.outcome.rows == 24)
    #expect(try read.digest?.hexadecimal == digest(of: Array(rows.utf8.prefix(100))))
  }

  @Test("of a file that is not read to its end the rest is read for the digest")
  func endedEarly() throws {
    let text = "a,b\n1,\"" + String(repeating: "2,3\n", count: 1000)
    let read = try read(text, pieceSize: 64, longestRow: 256)
    #expect(read.outcome.defect == .quoteUnclosed)
    #expect(try read.digest?.hexadecimal == sum(read.path))
    let folder = try TemporaryFolder()
    try folder.write("adsl.csv", subjects)
    let toml = "#" + String(repeating: "x", count: 3 * 1024 * 1024)
    let path = try folder.write("study.toml", toml)
    let study = try #require(StudyLoader(directory: folder.path).load().study)
    #expect(study.files.first?.role == .settings)
    #expect(try study.files.first?.digest?.hexadecimal == sum(path))
  }

  @Test("of a file on which reading was interrupted there is none, nor of one not counted")
  func none() throws {
    let control = LoadControl()
    let interrupted = try read(rows, pieceSize: 64, control: control) { _, _ in
      control.interrupt()
    }
    #expect(interrupted.outcome.isInterrupted && interrupted.digest == nil)
    let file = try InputFile(path: interrupted.path)
    _ = try file.contents()
    #expect(file.digest() == nil)
  }

  @Test("a table that ends in the middle is counted as it is, with the digest of just that")
  func incomplete() throws {
    let directory = Fixtures.broken("truncated")
    let loaded = StudyLoader(directory: directory).load()
    let study = try #require(loaded.study)
    #expect(loaded.incomplete.map(\.name) == ["adae.csv"])
    let file = try #require(study.files.first { $0.role == .adverseEvents })
    #expect(try file.digest?.hexadecimal == sum("\(directory)/adae.csv"))
  }

  @Test("a table of many pieces, whose digest is computed apart, has that of the whole file")
  func large() throws {
    let folder = try TemporaryFolder()
    var table = "USUBJID,AEDECOD,AESTDTC\n"
    for event in 0..<100_000 { table += "P\(event % 2 + 1),Term \(event),2001-02-03\n" }
    try folder.write("adsl.csv", subjects)
    let path = try folder.write("adae.csv", table)
    for _ in 0..<3 {
      let study = try #require(StudyLoader(directory: folder.path).load().study)
      let file = try #require(study.files.last)
      #expect(file.rows == 100_000 && file.bytes > 2 * RunningDigest.fewestBytesApart)
      #expect(try file.digest?.hexadecimal == sum(path))
    }
  }
}
