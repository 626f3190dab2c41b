import Foundation
import Testing

/// What makes the program easy to live with, on a real terminal in tmux. Every wait is for text.
@Suite("Comfort on a terminal", .oneAtATime, .enabled(if: TerminalSession.tmux != nil))
struct ComfortTests {
  /// A session whose configuration and memory are its own.
  private func session(_ folder: TemporaryFolder, columns: Int = 120, rows: Int = 40) throws
    -> TerminalSession
  {
    try TerminalSession(
      columns: columns, rows: rows,
      environment: [
        "XDG_CONFIG_HOME": "\(folder.path)/config", "XDG_STATE_HOME": "\(folder.path)/state",
      ])
  }

  private func start(_ session: TerminalSession, _ study: String) throws {
    try session.line("'\(Program.path)' '\(study)'")
    try session.waitFor("live")
  }

  @Test("a filter is typed, completed and applied, and an error is pointed at")
  func filter() throws {
    let folder = try TemporaryFolder()
    let session = try session(folder)
    try start(session, try folder.il2Study())
    try session.press("F")
    try session.waitFor("no filter counts all 400 patients")
    try session.command(["send-keys", "-l", "sxe=F"])
    try session.press("Enter")
    try session.waitFor("Did you mean \"sex\"?", "^", without: ["FILTER"])
    try session.press("C-u")
    try session.command(["send-keys", "-l", "treate"])
    try session.press("Tab")
    try session.waitFor("❯ treated")
    try session.press("C-u")
    try session.command(["send-keys", "-l", "sex=F"])
    try session.waitFor("keeps")
    try session.press("Enter")
    try session.waitFor("FILTER sex=F")
    try session.quit()
  }

  @Test("the palette finds a theme by a few letters and uses it, at 40x12 too")
  func palette() throws {
    let folder = try TemporaryFolder()
    for (columns, rows) in [(120, 40), (40, 12)] {
      let session = try session(folder, columns: columns, rows: rows)
      try start(session, try folder.il2Study())
      try session.press(":")
      try session.waitFor("Commands")
      try session.command(["send-keys", "-l", "thpaper"])
      try session.waitFor("Theme: paper")
      try session.press("Enter")
      try session.waitFor("Theme paper")
      try session.quit()
    }
  }

  @Test("a key of the configuration works, a clash is said with its line, and keys lists both")
  func remapped() throws {
    let folder = try TemporaryFolder()
    let configuration = try folder.folder("config/trialtop")
    try "theme = \"paper\"\n[keys]\nzoom = \"F5\"\nsave = \"q\"\n".write(
      toFile: "\(configuration)/config.toml", atomically: true, encoding: .utf8)
    let session = try session(folder)
    try start(session, try folder.il2Study())
    try session.waitFor("line 4: q already means quit; save stays as it was.")
    try session.press("F5")
    try session.wait("the arms alone") { $0.contains("Randomized, of target") }
    try session.press("z", "Escape")
    try session.waitFor("Toxicity")
    try session.quit()
    try session.line("'\(Program.path)' keys | grep '^F5'")
    try session.waitFor("Let the panel fill the screen")
  }

  @Test("a theme that is saved is drawn at once, a broken one is named by line and changes nothing")
  func savedTheme() throws {
    let folder = try TemporaryFolder()
    let session = try session(folder)
    try start(session, try folder.il2Study())
    // The folder of themes is made while the program runs.
    let themes = try folder.folder("config/trialtop/themes")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let dusk = try String(contentsOf: root.appending(path: "themes/dusk.toml"), encoding: .utf8)
    try dusk.write(toFile: "\(themes)/default.toml", atomically: true, encoding: .utf8)
    try session.waitFor("Theme default was read again")
    let dark = try colors(session)
    try (dusk + "\nnonsense\n").write(
      toFile: "\(themes)/default.toml", atomically: false, encoding: .utf8)
    try session.waitFor("Theme not read: default.toml", "live")
    #expect(try colors(session) == dark)
    try session.quit()
  }

  @Test("the list of themes shows each at once; Escape goes back, Enter keeps")
  func themePicker() throws {
    let folder = try TemporaryFolder()
    let session = try session(folder)
    try start(session, try folder.il2Study())
    let usual = try colors(session)
    try session.press("t")
    try session.waitFor("paper", "okabe-ito", "mono")
    try session.press("Down", "Down")
    try wait("other colours") { try colors(session).isDisjoint(with: usual) }
    try session.press("Escape")
    try wait("the usual colours") { try colors(session) == usual }
    try session.press("t")
    try session.waitFor("okabe-ito")
    try session.press("Down", "Down", "Enter")
    try session.waitFor("Theme paper", without: ["okabe-ito"])
    #expect(try colors(session).isDisjoint(with: usual))
    try session.quit()
  }

  @Test(
    "a click on a number lists its patients, one on a panel goes there, one on a key presses it")
  func clicks() throws {
    let folder = try TemporaryFolder()
    let session = try session(folder)
    try start(session, try folder.il2Study())
    try click("156", session)
    try session.waitFor("156 patients", without: ["Enrollment"])
    try session.press("Escape")
    try session.waitFor("Enrollment")
    try click("Survival", session)
    try session.waitFor("┏ ⁵Survival")
    try click("zoom", session)
    try session.waitFor("[survival]", without: ["Enrollment"])
    try session.quit()
  }

  /// Clicks on the first place of a text, as a terminal reports it.
  private func click(_ text: String, _ session: TerminalSession) throws {
    let lines = try session.waitFor(text).split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let before = try #require(lines[row].firstRange(of: text)).lowerBound
    let column = lines[row][..<before].count
    for end in ["M", "m"] {
      try session.command(
        ["send-keys", "-l", "\u{1B}[<0;\(column + 1);\(row + 1)\(end)"])
    }
  }

  /// The backgrounds of the header, as the terminal received them.
  private func colors(_ session: TerminalSession) throws -> Set<String> {
    let painted = try session.command(["capture-pane", "-p", "-e", "-S", "0", "-E", "0"])
    let codes = painted.components(separatedBy: "\u{1B}[").dropFirst().map {
      $0.prefix { $0 != "m" }
    }
    return Set(codes.filter { $0.contains("48;") }.map(String.init))
  }

  private func wait(_ what: String, _ condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(30)
    while Date() < end {
      if try condition() { return }
      usleep(20_000)
    }
    Issue.record("never seen: \(what)")
  }

  @Test("the hint of the first run is there once")
  func hint() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try session(folder)
    try start(session, study)
    try session.waitFor("Enter on a number lists its patients")
    try session.press("Right")
    try session.wait("the keys") { !$0.contains("lists its patients") && $0.contains("Tab panel") }
    try session.quit()
    try start(session, study)
    try session.waitFor("Tab panel", without: ["lists its patients"])
    try session.quit()
  }

  @Test("the layout of a study is as it was left")
  func layout() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let session = try session(folder)
    try start(session, study)
    try session.press("L")
    try session.waitFor("Layout safety")
    try session.quit()
    try session.line("cat '\(folder.path)/state/trialtop/layouts.toml'")
    try session.waitFor("preset = \"safety\"")
    try session.line("clear")
    try start(session, study)
    try session.wait("the safety layout") { $0.contains("Changes") && !$0.contains("Survival") }
    try session.waitFor("Layout safety")
    try session.quit()
    // The demo shows a study of the same name: it begins as always, and leaves the layouts alone.
    try session.line("clear")
    try session.line("'\(Program.path)' demo")
    try session.waitFor("live", "Survival")
    try session.press("LL")
    try session.waitFor("Layout efficacy")
    try session.quit()
    try session.line("clear; cat '\(folder.path)/state/trialtop/layouts.toml'")
    try session.waitFor("preset = \"safety\"", without: ["efficacy"])
  }
}
