import Foundation
import TestSupport
import Testing
import TrialData
import TrialModel

/// What every front end reads of a folder.
struct DisclosureTests {
  private func load(_ tables: [String: String], _ body: (StudyLoader) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "disclosure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in tables {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try body(StudyLoader(directory: folder.path))
  }

  @Test("where everything may be shown it is what was read, with the findings of consistency")
  func everything() throws {
    let subjects = """
      USUBJID,ARM,AGE,RANDDT,TRTSDT,TRTEDT
      a,A,61,2000-01-01,2000-01-02,2000-05-01
      b,B,62,2000-01-01,2000-01-02,1999-12-01

      """
    try load(["adsl.csv": subjects]) { loader in
      let read = loader.load()
      let shown = loader.load(disclosing: .all)
      #expect(shown == read.addingConsistencyFindings())
      #expect(shown.study == read.study && shown.study?.subjects.count == 2)
      #expect(shown.findings.count > read.findings.count)
      let record = RawRecord(
        file: "adsl.csv", line: 2, cells: [RawRecord.Cell(column: "USUBJID", text: "a")])
      #expect(record.disclosed(.all) == record)
      let progress = LoadProgress(file: "adae.csv", bytes: 3, totalBytes: 4, rows: 1)
      #expect(progress.disclosed(.all) == progress)
      #expect(Disclosure.all.shown(file: "adae.csv") == "adae.csv")
    }
  }

  @Test("a folder without a study keeps its findings and the reason")
  func nothing() throws {
    try load([:]) { loader in
      let shown = loader.load(disclosing: .all)
      #expect(shown.study == nil && shown.missingReason != nil)
      #expect(shown.findings == loader.load().findings)
    }
  }

  @Test("a load that is interrupted shows nothing")
  func interrupted() throws {
    try load(["adsl.csv": "USUBJID,ARM\na,A\n"]) { loader in
      let control = LoadControl()
      control.interrupt()
      let shown = loader.load(disclosing: .all, control)
      #expect(shown.isInterrupted && shown.study == nil && shown.findings == [])
    }
  }
}
