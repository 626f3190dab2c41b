import Testing
import TrialModel

@testable import TrialData

@Suite("Following a load")
struct LoadControlTests {
  /// A folder whose events take several pieces to read.
  private func folder(events: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("adsl.csv", "USUBJID,ARM,RANDDT\nA1,A,2000-01-01\n")
    let rows = String(repeating: "A1,Rash,1\n", count: events)
    try folder.write("adae.csv", "USUBJID,AEDECOD,AETOXGR\n" + rows)
    return folder
  }

  @Test("at the end all bytes and rows of the tables are counted")
  func whole() throws {
    let folder = try folder(events: 200_000)
    try folder.write("study.toml", "[study]\nid = \"X\"\n")
    let control = LoadControl()
    #expect(control.progress == LoadProgress() && control.progress.fraction == 0)
    let loaded = StudyLoader(directory: folder.path).load(control)
    #expect(loaded.study?.adverseEvents.count == 200_000 && !loaded.isInterrupted)
    #expect(control.progress.rows == 200_001 && control.progress.file == nil)
    let bytes = 35 + 24 + 200_000 * 10
    #expect(control.progress.bytes == bytes && control.progress.totalBytes == bytes)
    #expect(control.progress.fraction == 1)
    let again = StudyLoader(directory: folder.path).load()
    #expect(again.study?.adverseEvents == loaded.study?.adverseEvents)
    #expect(again.findings == loaded.findings)
  }

  @Test("a load that is interrupted gives nothing, and says which listing it was of")
  func interrupted() throws {
    let folder = try folder(events: 10)
    let control = LoadControl()
    control.interrupt()
    let loaded = StudyLoader(directory: folder.path).load(control)
    #expect(loaded.isInterrupted && loaded.study == nil && loaded.findings.isEmpty)
    #expect(loaded.missingReason == .interrupted && loaded.incomplete.isEmpty)
    #expect(loaded.listing?.files.count == 2)
  }

  @Test("a table is left in the middle")
  func inTheMiddle() throws {
    /// Interrupts after a thousand rows.
    struct Interrupter: RowConsumer {
      let control: LoadControl
      var rows = 0

      mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
        true
      }

      mutating func append(_ row: Row, findings: inout FindingLog) {
        rows += 1
        if rows == 1000 { control.interrupt() }
      }
    }
    let folder = try folder(events: 100_000)
    let control = LoadControl()
    var builder = Interrupter(control: control)
    var findings = FindingLog()
    var table = DelimitedTable(
      try InputFile(path: "\(folder.path)/adae.csv"), name: "adae.csv", pieceSize: 16_384)
    let outcome = try table.read(into: &builder, findings: &findings, control: control)
    #expect(outcome.isInterrupted && (1000..<5000).contains(builder.rows))
    #expect(control.progress.rows == builder.rows)
  }
}
