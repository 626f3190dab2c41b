import Foundation
import Testing

/// From numbers to patients and through time, on a real terminal. Every wait is for text.
@Suite("Drilling down on a terminal", .oneAtATime, .enabled(if: TerminalSession.tmux != nil))
struct DrillDownTests {
  private func start(_ session: TerminalSession, _ folder: TemporaryFolder) throws {
    try session.line("'\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("live")
  }

  @Test(
    "Enter leads from a number to its patients, to one of them, to a row of a file, and Esc back")
  func drillDown() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, folder)
    try session.press("Down", "Down", "Right", "Enter")
    try session.wait("nine patients") {
      $0.contains("9 patients") && $0.components(separatedBy: "IL2-RCC-").count > 9
    }
    try session.press("Down", "Enter")
    try session.waitFor("best response", "treatment", "randomized", "adsl.csv:")
    try session.press("Enter")
    try session.waitFor("USUBJID")
    try session.press("Escape")
    try session.waitFor("best response")
    try session.press("Escape")
    try session.waitFor("9 patients")
    try session.press("Escape")
    try session.waitFor("Enrollment")
    try session.quit()
  }

  @Test("a list is searched while one types")
  func search() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 100, rows: 30)
    try start(session, folder)
    try session.press("7")
    try session.waitFor("431 patients")
    try session.press("/")
    try session.command(["send-keys", "-l", "0321"])
    try session.waitFor("1 of 431 patients")
    try session.press("Escape")
    try session.waitFor("431 patients")
    try session.quit()
  }

  @Test("the cut-off goes back and forth, the whole screen follows and says so")
  func timeTravel() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, folder)
    try session.press("{", "{")
    try session.waitFor("AS OF 1993-11-01", "ITT 118", without: ["33/156"])
    try session.press("]")
    try session.waitFor("AS OF 1993-11-30")
    try session.press("w")
    try session.waitFor("1993-11-01 → 1993-11-30", "randomized", "IL2-RCC-")
    try session.press("w", "\\")
    try session.wait("all of the data") { !$0.contains("AS OF") && $0.contains("33/156") }
    try session.quit()
  }

  @Test("a list that is open follows the folder")
  func listFollows() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try session.line("'\(Program.path)' '\(study)'")
    try session.waitFor("live")
    try session.press("Enter")
    try session.waitFor("156 patients")
    let file = "\(study)/adsl.csv"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let lines = text.split(separator: "\n")
    let source = try #require(lines.first { $0.contains(",HD,") })
    let number = try #require(source.firstMatch(of: /IL2-RCC-[0-9]+/)?.output)
    let new = source.replacing(number, with: "IL2-RCC-9999")
    try (text + new + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    try session.waitFor("157 patients")
    try session.press("Escape", "w")
    try session.waitFor("IL2-RCC-9999", "randomized")
    try session.quit()
  }
}
