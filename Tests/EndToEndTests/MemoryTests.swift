import Foundation
import TestSupport
import Testing

/// The memory of a dashboard that is left open for months.
@Suite(
  "Memory of a dashboard", .oneAtATime,
  .enabled(if: Effort.isLong && TerminalSession.tmux != nil))
struct MemoryTests {
  /// Returns the resident memory of a process in kB.
  private func residentMemory(_ process: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(Int(line.filter(\.isNumber)))
  }

  @Test("two thousand rewrites of study.toml leave the memory as it is")
  func rewrites() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let settings = "\(study)/study.toml"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    let session = try TerminalSession(columns: 120, rows: 40)
    let number = "\(folder.path)/pid"
    try session.line("sh -c 'echo $$ > \(number); exec \"$0\" \"$1\"' '\(Program.path)' '\(study)'")
    try session.waitFor("live")
    let process = try String(contentsOfFile: number, encoding: .utf8).filter(\.isNumber)
    var early = 0
    for turn in 1...2000 {
      try text.replacing(/title = .*/, with: "title = \"Rewritten \(turn).\"").write(
        toFile: settings, atomically: turn % 2 == 0, encoding: .utf8)
      try session.waitFor("Rewritten \(turn).")
      // By then everything that is made once has been made.
      if turn == 400 { early = try residentMemory(process) }
    }
    let late = try residentMemory(process)
    // A leak of 13 kB each time would be 20 MB.
    #expect(late - early < 4_000, "\(early) kB, then \(late) kB")
    try session.quit()
  }
}
