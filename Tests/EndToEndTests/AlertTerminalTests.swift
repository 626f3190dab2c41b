import Foundation
import Testing

/// Alerts from the file to the bell, on a real terminal.
@Suite("Alerts on a terminal", .oneAtATime, .enabled(if: TerminalSession.tmux != nil))
struct AlertTerminalTests {
  private func append(_ text: String, to path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  private func fatalEvent(_ table: String) -> String {
    let lines = table.split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    var cells = (lines.last ?? "").split(separator: ",", omittingEmptySubsequences: false)
      .map(String.init)
    let values = [
      "AEDECOD": "Cardiac arrest $(touch never)", "AETOXGR": "5", "AESER": "Y",
      "AEREL": "RELATED", "AEOUT": "FATAL",
    ]
    for (index, name) in header.enumerated() { cells[index] = values[String(name)] ?? cells[index] }
    return cells.joined(separator: ",") + "\n"
  }

  @Test("a fatal related event that is appended raises an alert, and a command hears of it")
  func fatal() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    try append(
      "\n[[alert]]\nwhen = \"related event\"\nname = \"SUSAR\"\n", to: "\(study)/study.toml")
    let command = "\(folder.path)/tell"
    try "#!/bin/sh\nprintf '%s|' $# \"$@\" >> '\(folder.path)/told'\necho said\nexit 3\n"
      .write(toFile: command, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
    let session = try TerminalSession(
      columns: 120, rows: 40, environment: ["XDG_STATE_HOME": "\(folder.path)/state"])
    try session.line("'\(Program.path)' --on-alert '\(command)' '\(study)'")
    try session.waitFor("live", without: ["ALERT"])
    let table = "\(study)/adae.csv"
    try append(fatalEvent(try String(contentsOfFile: table, encoding: .utf8)), to: table)
    try session.waitFor("ALERT: SUSAR")
    try session.waitFor("failed with status 3")
    try session.press("w")
    try session.waitFor("fatal related Cardiac arrest")
    try session.press("!")
    try session.wait("an alert that is acknowledged") {
      $0.contains("acknowledged") && !$0.contains("ALERT")
    }
    try session.quit()
    let told = try String(contentsOfFile: "\(folder.path)/told", encoding: .utf8)
    #expect(told.hasPrefix("2|SUSAR|New: ") && told.contains("Cardiac arrest $(touch never)"))
    let log = try String(
      contentsOfFile: "\(folder.path)/state/trialtop/trialtop.log", encoding: .utf8)
    #expect(log.contains("said"))
  }

  @Test("rows that vanish raise an alert while the numbers stay")
  func lostRows() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    try append("\n[[alert]]\nwhen = \"lost rows\"\n", to: "\(study)/study.toml")
    let session = try TerminalSession(columns: 120, rows: 40)
    try session.line("'\(Program.path)' '\(study)'")
    try session.waitFor("live")
    let table = "\(study)/adae.csv"
    let whole = try String(contentsOfFile: table, encoding: .utf8)
    let half = whole.split(separator: "\n").prefix(500).joined(separator: "\n") + "\n"
    try half.write(toFile: table, atomically: false, encoding: .utf8)
    try session.waitFor("ALERT", "STALE", "33/156")
    try whole.write(toFile: table, atomically: false, encoding: .utf8)
    try session.wait("live again") { $0.contains("live") && $0.contains("ALERT") }
    try session.press("w")
    try session.waitFor("no longer")
    try session.quit()
  }
}
