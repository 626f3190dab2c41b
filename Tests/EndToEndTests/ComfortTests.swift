import Foundation
import Testing

/// What makes the program easy to live with, on a real terminal in tmux. Every wait is for text.
@Suite("Comfort on a terminal", .serialized, .enabled(if: TerminalSession.tmux != nil))
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
    let painted = try session.command(["capture-pane", "-p", "-e"])
    try (dusk + "\nnonsense\n").write(
      toFile: "\(themes)/default.toml", atomically: false, encoding: .utf8)
    try session.waitFor("Theme not read: default.toml", "live")
    func colors(_ text: String) -> Set<String> {
      Set(
        text.components(separatedBy: "\u{1B}[").dropFirst().map { String($0.prefix { $0 != "m" }) })
    }
    #expect(
      colors(painted).isSubset(of: colors(try session.command(["capture-pane", "-p", "-e"]))))
    try session.quit()
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
    try session.quit()
  }
}
