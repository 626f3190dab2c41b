import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel

@testable import trialtop

/// What both front ends follow a folder with, on real files, with threads and clocks.
@Suite("A followed folder", .oneAtATime)
struct FollowedFolderTests {
  /// An event loop that has nothing but the folder.
  private final class Loop {
    let folder: FollowedFolder
    private var waiting: [FollowedFolder.Report] = []

    init(_ directory: String, pollSeconds: Double? = nil) throws {
      folder = try #require(
        FollowedFolder(
          directory, pollSeconds: pollSeconds, disclosing: .all))
      folder.start(now: Clock.milliseconds)
    }

    func take(_ news: [FollowedFolder.Report]) { waiting += news }

    /// Waits for something that happens; what comes before it is passed over.
    func next<Found>(
      _ what: String, seconds: Double = 120, location: SourceLocation = #_sourceLocation,
      _ find: (FollowedFolder.Report) -> Found?
    ) throws -> Found {
      let end = Date().addingTimeInterval(seconds)
      repeat {
        while !waiting.isEmpty {
          if let found = find(waiting.removeFirst()) { return found }
        }
        var descriptors = folder.waits
        let now = Clock.milliseconds
        let due = folder.deadline(now: now).map { max(0, $0 - now) } ?? 1000
        _ = poll(&descriptors, nfds_t(descriptors.count), Int32(min(due, 1000)))
        waiting += folder.reports(now: Clock.milliseconds)
      } while Date() < end
      Issue.record("never heard: \(what)", sourceLocation: location)
      throw TerminalSession.Missing()
    }

    func nextShown() throws -> (subjects: Int, loss: StaleReason?) {
      try next("a study") {
        if case .show(let study, _, let loss, _) = $0 { (study.subjects.count, loss) } else { nil }
      }
    }

    func nextAlerts() throws -> [AlertState.Status] {
      try next("alerts") {
        if case .alerts(let states) = $0 { states.map(\.status) } else { nil }
      }
    }

    func nextKept() throws -> StaleReason {
      try next("what is kept") { if case .keep(let reason) = $0 { reason } else { nil } }
    }
  }

  private func table(_ subjects: Int) -> String {
    "STUDYID,USUBJID,ARM,RANDDT\n"
      + (0..<subjects).map { "X,P\($0),A,2001-01-01\n" }.joined()
  }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test("what comes in is shown, what goes is missed until a person takes it as it is")
  func cut() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/adsl.csv"
    let loop = try Loop(folder.path)
    let reason = try loop.next("that there is nothing") {
      if case .wait(let reason, let findings) = $0, findings != nil { reason } else { nil }
    }
    #expect(reason == .noStudy(.noSubjectTable))
    try write(table(3), to: path)
    #expect(try loop.nextShown() == (3, nil))
    try write(table(2), to: path)
    let lost = StaleReason.rowsLost(file: "adsl.csv", rows: 2, before: 3)
    #expect(try loop.nextKept() == lost)
    loop.take(loop.folder.reload(now: Clock.milliseconds))
    #expect(try loop.nextShown() == (2, lost))
    try write(table(3), to: path)
    #expect(try loop.nextShown() == (3, nil))
    try FileManager.default.removeItem(atPath: path)
    #expect(try loop.nextKept() == .noStudy(.noSubjectTable))
  }

  @Test("rows that a person has accepted as lost raise no alert any more")
  func acceptedLoss() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/adsl.csv"
    try write("[[alert]]\nwhen = \"lost rows\"\n", to: "\(folder.path)/study.toml")
    try write(table(3), to: path)
    let loop = try Loop(folder.path)
    #expect(try loop.nextAlerts() == [.quiet])
    try write(table(2), to: path)
    #expect(try loop.nextAlerts() == [.raised])
    loop.take(loop.folder.reload(now: Clock.milliseconds))
    #expect(try loop.nextAlerts() == [.quiet])
  }

  @Test("a folder that is listed now and then is followed as well")
  func polling() throws {
    let folder = try TemporaryFolder()
    try write(table(3), to: "\(folder.path)/adsl.csv")
    let loop = try Loop(folder.path, pollSeconds: 0.1)
    #expect(try loop.nextShown() == (3, nil))
    try write(table(4), to: "\(folder.path)/adsl.csv")
    #expect(try loop.nextShown() == (4, nil))
  }

  /// A folder whose events take a second or more to read.
  private func slowFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try write(table(3), to: "\(folder.path)/adsl.csv")
    let rows = String(repeating: "P1,Rash,1\n", count: 500_000)
    try write("USUBJID,AEDECOD,AETOXGR\n" + rows, to: "\(folder.path)/adae.csv")
    return folder
  }

  private func waitForLoad(_ loop: Loop) throws {
    try loop.next("progress") { if case .progress = $0 { () } else { nil } }
  }

  @Test("a change while the folder is read is read after it")
  func changeDuringLoad() throws {
    let folder = try slowFolder()
    let loop = try Loop(folder.path)
    try waitForLoad(loop)
    try write(table(5), to: "\(folder.path)/adsl.csv")
    while try loop.nextShown().subjects != 5 {}
  }

  @Test("a load that is stopped is not shown, and a reload is")
  func interrupted() throws {
    let folder = try slowFolder()
    let loop = try Loop(folder.path)
    try waitForLoad(loop)
    let news = loop.folder.interrupt(now: Clock.milliseconds)
    guard case .wait(.interrupted, findings: nil)? = news.first, news.count == 1 else {
      Issue.record("stopped, and not told")
      return
    }
    try write(table(4), to: "\(folder.path)/adsl.csv")
    #expect(try loop.nextShown() == (4, nil))
  }

  @Test("a folder that is read while a table is open is incomplete until the table is closed")
  func openAtStart() throws {
    let folder = try TemporaryFolder()
    try write(table(3), to: "\(folder.path)/adsl.csv")
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path)/adsl.csv"))
    try handle.seekToEnd()
    let loop = try Loop(folder.path)
    #expect(try loop.nextShown() == (3, .beingWritten(["adsl.csv"])))
    try handle.write(contentsOf: Data("X,P3,A,2001-01-01\n".utf8))
    try handle.close()
    #expect(try loop.nextShown() == (4, nil))
  }

  @Test("what a writer who pauses has written is not shown before the file is closed")
  func pausing() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/adsl.csv"
    try write(table(3), to: path)
    let loop = try Loop(folder.path)
    #expect(try loop.nextShown() == (3, nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("X,P3,A,2001-01-01\n".utf8))
    #expect(try loop.nextKept() == .beingWritten(["adsl.csv"]))
    // Another table comes in, and the writer has been quiet for longer than a file may be unknown to
    // be open.
    try write("USUBJID,AETERM\nP1,Rash\n", to: "\(folder.path)/adae.csv")
    let quiet = Clock.milliseconds + 3000
    while Clock.milliseconds < quiet {
      loop.take(loop.folder.reports(now: Clock.milliseconds))
      usleep(100_000)
    }
    try handle.write(contentsOf: Data("X,P4,A,2001-01-01\n".utf8))
    try handle.close()
    #expect(try loop.nextShown() == (5, nil))
  }

  @Test("what is written to memory alone is found when the folder is looked at")
  func mapped() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/adsl.csv"
    try write(table(3), to: path)
    let loop = try Loop(folder.path)
    #expect(try loop.nextShown() == (3, nil))
    let descriptor = open(path, O_RDWR)
    let size = table(3).utf8.count
    let memory = try #require(
      mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0))
    try #require(memory != MAP_FAILED)
    close(descriptor)
    memory.storeBytes(of: UInt8(ascii: "2"), toByteOffset: size - 2, as: UInt8.self)
    msync(memory, size, MS_SYNC)
    loop.folder.lookAgain(now: Clock.milliseconds)
    #expect(try loop.nextKept() == .beingWritten(["adsl.csv"]))
    munmap(memory, size)
    #expect(try loop.nextShown() == (3, nil))
  }

  @Test("a table that is open for writing is named, and no more once it is taken back")
  func written() throws {
    let folder = try TemporaryFolder()
    try write(table(3), to: "\(folder.path)/adsl.csv")
    let loop = try Loop(folder.path)
    #expect(try loop.nextShown() == (3, nil))
    let path = "\(folder.path)/adae.csv"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    defer { try? handle.close() }
    try handle.write(contentsOf: Data("USUBJID,AETERM\n".utf8))
    #expect(try loop.nextKept() == .beingWritten(["adae.csv"]))
    try FileManager.default.removeItem(atPath: path)
    #expect(try loop.nextShown() == (3, nil))
  }

  @Test("an alert is raised by time alone, without anything in the folder")
  func alertByTime() throws {
    let folder = try TemporaryFolder()
    try write(table(3), to: "\(folder.path)/adsl.csv")
    try write("[[alert]]\nwhen = \"old data\"\nhours = 0.0015\n", to: "\(folder.path)/study.toml")
    let loop = try Loop(folder.path)
    #expect(try loop.nextAlerts() == [.quiet])
    #expect(try loop.nextAlerts() == [.raised])
  }
}
