import Foundation
import Testing

/// The program on a real terminal, in tmux. Every wait is for text.
@Suite("On a terminal", .oneAtATime, .enabled(if: TerminalSession.tmux != nil))
struct TerminalTests {
  private func start(
    _ session: TerminalSession, _ folder: String, _ options: String = ""
  ) throws {
    try session.line("'\(Program.path)' \(options) '\(folder)'")
    try session.waitFor("live")
  }

  @Test("the study appears with its arms, and q gives the shell back")
  func startAndQuit() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, try folder.il2Study())
    try session.waitFor("HD IV", "LD IV", "33/156", "synthetic reconstruction", "2003-01-31")
    let after = try session.quit()
    #expect(!after.contains("HD IV"))
  }

  @Test("keys move between panels, zoom and go through the endpoints")
  func navigate() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, try folder.il2Study())
    try session.press("5", "z")
    try session.wait("the survival panel alone") { !$0.contains("Response") && $0.contains("OS") }
    try session.press("e")
    try session.waitFor("PFS")
    try session.press("Escape")
    try session.waitFor("Response")
    try session.press("?")
    try session.waitFor("Let the panel fill the screen")
    try session.press("Escape")
    try session.waitFor("Arms")
    try session.quit()
  }

  @Test("a row that is appended is counted")
  func append() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, study)
    try session.waitFor("400")
    try appendSubject(to: study)
    try session.waitFor("401")
    try session.waitFor("+1 patient")
    try session.quit()
  }

  @Test("a replay begins with two arms, opens the third and ends with everybody")
  func replay() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(
      columns: 120, rows: 40, environment: ["TMPDIR": folder.path])
    try session.line("'\(Program.path)' demo --replay --months-per-second 12 --no-pauses")
    var hasBeenStale = false
    func wait(_ what: String, _ condition: (String) -> Bool) throws {
      try session.wait(what, seconds: 90) { screen in
        hasBeenStale = hasBeenStale || screen.contains("STALE")
        return condition(screen)
      }
    }
    try wait("two arms") { $0.contains("B  LD IV") && !$0.contains("C  SC") }
    try wait("the third arm") { $0.contains("C  SC") && !$0.contains("400/400") }
    try wait("everybody") { $0.contains("400/400") }
    try wait("the end of the study") { $0.contains("cut-off 2003-01-31") && $0.contains("33/156") }
    #expect(!hasBeenStale)
    try session.quit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("a file that is replaced by renaming is read")
  func rename() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, study)
    let file = "\(study)/adsl.csv"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + newSubject(text)).write(toFile: "\(file).new", atomically: false, encoding: .utf8)
    #expect(Foundation.rename("\(file).new", file) == 0)
    try session.waitFor("401")
    try session.quit()
  }

  @Test("a file cut in half changes no number, and the screen says that it is stale")
  func cutInHalf() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, study)
    for file in ["adsl.csv", "adrs.csv", "adtte.csv", "adae.csv"] {
      let whole = try Data(contentsOf: URL(fileURLWithPath: "\(study)/\(file)"))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: "\(study)/\(file)"))
      try session.waitFor("STALE", "33/156", "19/150", "400")
      try whole.write(to: URL(fileURLWithPath: "\(study)/\(file)"))
      try session.wait("live again") { !$0.contains("STALE") }
    }
    try session.quit()
  }

  @Test("a file that goes on being written is not called live because it was asked for")
  func beingWritten() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, study)
    let path = "\(study)/adsl.csv"
    let row = newSubject(try String(contentsOfFile: path, encoding: .utf8))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    func write() throws { try handle.write(contentsOf: Data(row.utf8)) }
    try write()
    try session.waitFor("STALE", "adsl.csv is being written")
    try session.press("R")
    try session.waitFor("401", without: ["STALE"])
    try write()
    try session.waitFor("STALE", "adsl.csv is being written")
    try session.quit()
  }

  @Test("a table that goes away is missed, and comes back")
  func vanish() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, study)
    try FileManager.default.moveItem(atPath: "\(study)/adae.csv", toPath: "\(folder.path)/adae.csv")
    try session.waitFor("STALE")
    try FileManager.default.moveItem(atPath: "\(folder.path)/adae.csv", toPath: "\(study)/adae.csv")
    try session.wait("live again") { !$0.contains("STALE") }
    try session.quit()
  }

  @Test("an empty folder says what to put there, and shows data when it arrives")
  func emptyFolder() throws {
    let folder = try TemporaryFolder()
    let study = try folder.folder("coming")
    let session = try TerminalSession(columns: 120, rows: 40)
    try session.line("'\(Program.path)' '\(study)'")
    try session.waitFor("adsl")
    let source = try folder.il2Study()
    try FileManager.default.copyItem(atPath: "\(source)/adsl.csv", toPath: "\(study)/adsl.csv")
    try session.waitFor("400")
    try session.quit()
  }

  @Test("the screen follows the terminal's size: tabs at 80x24, one line when far too small")
  func resize() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, try folder.il2Study())
    try session.resize(columns: 80, rows: 24)
    try session.wait("tabs") { $0.contains(" ²Enrollment ³Response") && !$0.contains("randomized") }
    try session.resize(columns: 30, rows: 8)
    try session.waitFor("40x10")
    try session.resize(columns: 200, rows: 60)
    try session.wait("all panels") { $0.contains("Toxicity") && $0.contains("Survival") }
    // What the shell's screen looks like after so many sizes is tmux's affair.
    try session.press("q")
  }

  @Test("Ctrl-Z gives the shell back, and fg the screen")
  func suspend() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, try folder.il2Study())
    try session.press("C-z")
    try session.waitFor("Stopped")
    try session.waitForPrompt()
    try session.line("fg")
    try session.waitFor("33/156")
    try session.quit()
  }

  @Test(
    "the terminal is as before after any end",
    arguments: ["INT", "TERM", "HUP", "QUIT", "USR1", "USR2", "VTALRM", "XCPU", "SYS", "SEGV"])
  func signals(_ signal: String) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    let before = "\(folder.path)/before"
    try session.line(
      "stty -g > \(before); sh -c 'echo $$ > \(folder.path)/pid; exec \"$0\" \"$1\"' "
        + "'\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("live")
    let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
    try session.command(["run-shell", "kill -\(signal) \(pid.filter(\.isNumber))"])
    try session.waitForPrompt()
    try session.line("stty -g | cmp - \(before) && echo same-$((1+1))")
    let after = try session.waitFor("same-2")
    #expect(!after.contains("HD IV"))
    #expect(
      try session.command(["display-message", "-p", "#{mouse_any_flag}#{alternate_on}"])
        .hasPrefix("00"))
  }

  @Test("a terminal that takes no more output cannot keep the program from ending")
  func stopped() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try session.line(
      "sh -c 'echo $$ > \(folder.path)/pid; exec \"$0\" \"$1\"' "
        + "'\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("live")
    let text = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
    let pid = try #require(pid_t(text.filter(\.isNumber)))
    // The terminal stops its output; what is written then is waited for.
    try session.press("C-s", "m", "T", "T")
    kill(pid, SIGTERM)
    let end = Date().addingTimeInterval(30)
    while kill(pid, 0) == 0, Date() < end { usleep(20_000) }
    #expect(kill(pid, 0) != 0)
    // Keys that came too late for the program are the shell's: its line is emptied of them.
    try session.press("C-q", "C-u")
    try session.waitForPrompt()
    #expect(try session.command(["display-message", "-p", "#{mouse_any_flag}"]).hasPrefix("0"))
  }

  @Test("what kill -9 leaves behind is mended by reset")
  func killed() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40)
    try session.line(
      "sh -c 'echo $$ > \(folder.path)/pid; exec \"$0\" \"$1\"' "
        + "'\(Program.path)' '\(try folder.il2Study())'")
    try session.waitFor("live")
    let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
    try session.command(["run-shell", "kill -9 \(pid.filter(\.isNumber))"])
    try session.waitFor("Killed")
    try session.line("reset")
    try session.waitFor("$", without: ["HD IV"])
    try session.line("stty -a | tr '\\n;' '  '")
    let modes = try session.waitFor("icanon").split(whereSeparator: \.isWhitespace)
    for mode in ["icanon", "echo", "isig", "icrnl", "opost", "onlcr", "ixon"] {
      #expect(modes.contains(Substring(mode)), "\(mode) is off")
    }
    // tmux itself leaves no alternate screen on a reset.
    let mouse = try session.command(["display-message", "-p", "#{mouse_any_flag}"])
    #expect(mouse.hasPrefix("0"))
  }

  @Test("s saves a picture and a text, and says where")
  func save() throws {
    let folder = try TemporaryFolder()
    let pictures = try folder.folder("pictures")
    let session = try TerminalSession(columns: 120, rows: 40)
    try start(session, try folder.il2Study(), "--save-to '\(pictures)'")
    try session.press("s")
    try session.waitFor("Saved")
    let names = try FileManager.default.contentsOfDirectory(atPath: pictures).sorted()
    #expect(names.map { ($0 as NSString).pathExtension } == ["svg", "txt"])
    try session.quit()
  }

  @Test("ASCII alone is drawn where UTF-8 is not understood, and on request")
  func ascii() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    for (environment, option) in [(["LC_ALL": "C"], ""), ([:], "--ascii")] {
      let session = try TerminalSession(columns: 120, rows: 40, environment: environment)
      try start(session, study, option)
      let screen = try session.screen()
      #expect(screen.allSatisfy { $0.isASCII }, "\(screen.filter { !$0.isASCII })")
      try session.quit()
    }
  }

  @Test("NO_COLOR leaves the colours out")
  func noColor() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(columns: 120, rows: 40, environment: ["NO_COLOR": "1"])
    try start(session, try folder.il2Study())
    let painted = try session.command(["capture-pane", "-p", "-e"])
    let colors = painted.components(separatedBy: "\u{1B}[").dropFirst().flatMap { part in
      part.prefix { $0 != "m" }.split(separator: ";").compactMap { Int($0) }
    }.filter { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }
    #expect(colors == [])
    try session.quit()
  }

  private func newSubject(_ table: String) -> String {
    let lines = table.split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let model = lines.last { $0.contains("High-dose IV IL-2") } ?? ""
    var cells = model.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for (index, name) in header.enumerated() where name == "USUBJID" || name == "SUBJID" {
      cells[index] = "NEW-1"
    }
    return cells.joined(separator: ",") + "\n"
  }

  private func appendSubject(to study: String) throws {
    let path = "\(study)/adsl.csv"
    let row = newSubject(try String(contentsOfFile: path, encoding: .utf8))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(row.utf8))
    try handle.close()
  }
}
