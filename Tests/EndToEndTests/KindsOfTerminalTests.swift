import Foundation
import Testing

/// The program on terminals of many kinds, and on none.
@Suite("Kinds of terminals", .oneAtATime)
struct KindsOfTerminalTests {
  @Test(
    "on an old terminal everything is there, and keys work",
    .enabled(if: TerminalSession.tmux != nil),
    arguments: ["vt100", "linux", "screen", "xterm", "xterm-16color"])
  func old(_ type: String) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    let known = try Program.run("/usr/bin/infocmp", [type]).status == 0
    guard known else { return }
    try session.line("TERM=\(type) '\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("33/156", "HD IV", "Toxicity", "Survival", "live")
    // Bars are told apart even without colours, by fill.
    if type == "vt100" { try session.waitFor("█", "▓", "▒") }
    try session.press("Down", "Down")
    try session.waitFor("▌C")
    try session.press("5", "z")
    try session.wait("survival alone") { !$0.contains("Response") && $0.contains("OS") }
    try session.press("Escape")
    try session.waitFor("Response")
    try session.press("y")
    try session.wait("a word on the clipboard") {
      $0.contains("Copied") || $0.contains("takes no text for its clipboard")
    }
    let after = try session.quit()
    #expect(!after.contains("52;c") && !after.contains("HD IV"))
  }

  @Test(
    "a terminal that cannot show a screen gets a sentence and no garbage",
    .enabled(if: TerminalSession.tmux != nil), arguments: ["dumb", "nonsense", "''"])
  func refused(_ type: String) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 20)
    try session.line("clear; TERM=\(type) '\(Program.path)' '\(try folder.il2Study())'; echo st-$?")
    // A sentence may be broken anywhere by the edge of the screen.
    let screen = try session.waitFor("st-69").replacing("\n", with: "")
    #expect(screen.contains("trialtop report DIR") && screen.contains("--linear"))
    #expect(try session.command(["display-message", "-p", "#{alternate_on}"]).hasPrefix("0"))
  }

  @Test(
    "m gives the mouse back to the terminal and takes it again",
    .enabled(if: TerminalSession.tmux != nil))
  func mouse() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    func flag() throws -> String {
      String(try session.command(["display-message", "-p", "#{mouse_any_flag}"]).prefix(1))
    }
    try session.line("'\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("33/156")
    #expect(try flag() == "1")
    try session.press("m")
    try session.waitFor("selects text now")
    #expect(try flag() == "0")
    try session.press("m")
    try session.waitFor("work here again")
    #expect(try flag() == "1")
    try session.quit()
    #expect(try flag() == "0")
  }
}
