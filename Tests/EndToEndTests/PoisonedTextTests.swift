import Foundation
import TestSupport
import Testing

/// Every text that comes from outside, poisoned, and every command held to what it prints.
@Suite("Text from outside on its way out", .oneAtATime)
struct PoisonedTextTests {
  private static let poison = PoisonedStudy.poison

  /// A study in which every text of every table and of study.toml is poisoned.
  private func poisonedStudy(in folder: TemporaryFolder) throws -> String {
    let path = try folder.folder("study\(Self.poison)")
    for file in PoisonedStudy.files() {
      try file.text.write(toFile: "\(path)/\(file.name)", atomically: false, encoding: .utf8)
    }
    return path
  }

  @Test("no command and no failure prints what steers a terminal")
  func commands() throws {
    let folder = try TemporaryFolder()
    let study = try poisonedStudy(in: folder)
    let themes = try folder.folder("config/trialtop/themes")
    try "name = \"\(Self.poison)\"".write(
      toFile: "\(themes)/night\(Self.poison).toml", atomically: false, encoding: .utf8)
    try "theme = \"\\u001B[2J\"\nnight\(Self.poison) = 3\n".write(
      toFile: "\(folder.path)/config/trialtop/config.toml", atomically: false, encoding: .utf8)
    let poison = Self.poison
    let commands: [[String]] = [
      ["report", study], ["report", study, "--format", "markdown"],
      ["report", study, "--format", "json"], ["check", study],
      ["check", study, "--format", "json"],
      ["capture", study, "--format", "txt"], ["capture", study], ["themes"], ["keys"],
      ["capture", study, "--endpoint", "nope"], ["capture", study, "--endpoint", poison],
      ["capture", study, "--panel", poison], ["capture", study, "--size", poison],
      ["capture", study, "--format", poison], ["capture", study, "--theme", "nope"],
      ["capture", study, "--theme", poison], ["capture", study, "--output", "/none/\(poison)"],
      ["report", study, "--filter", "arm=zzz"], ["report", study, "--filter", poison],
      ["report", study, "--filter", "arm=\(poison)"], ["report", study, "--as-of", poison],
      ["report", study, "--population", poison], ["report", study, "--cohort", poison],
      ["report", study, "--format", poison], ["report", study, poison],
      ["report", "\(study)/\(poison)"], ["check", "\(study)/\(poison)"], ["\(study)/\(poison)"],
      ["\(study)", "--theme", "nope"], [study, "--linear", "--panel", poison],
      ["help", poison], ["simulate", poison], ["simulate", "il2", "/none/\(poison)"],
      ["demo", "--poll", poison], [poison],
    ]
    // The poison is in what is printed, made harmless: the study was read.
    let read = try Program.run(["report", study])
    // Poison after a closing quote may leave a cell open, and the study incomplete.
    #expect(
      (0...1).contains(read.status) && read.text.contains("\u{FFFD}"), "\(read.errors)")
    for arguments in commands {
      let result = try Program.run(
        arguments, environment: ["XDG_CONFIG_HOME": "\(folder.path)/config", "TERM": "dumb"])
      for (name, text) in [("output", result.text), ("errors", result.errors)] {
        let steering = PoisonedStudy.steering(in: text)
        #expect(steering.isEmpty, "\(name) of \(arguments): \(steering.prefix(8))")
      }
    }
  }

  @Test("the command of an alert is given single lines that are no options")
  func alertArguments() throws {
    let folder = try TemporaryFolder()
    _ = try poisonedStudy(in: folder)
    let command = "\(folder.path)/tell"
    let told = "\(folder.path)/told"
    try """
    #!/bin/sh
    printf '%s\\n' "$#" "$@" > '\(told).part'
    mv '\(told).part' '\(told)'

    """.write(toFile: command, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
    guard TerminalSession.tmux != nil else { return }
    let session = try TerminalSession(columns: 120, rows: 40)
    try "exec '\(Program.path)' --on-alert '\(command)' \"$(echo '\(folder.path)'/study*)\"\n"
      .write(
        toFile: "\(folder.path)/start", atomically: false, encoding: .utf8)
    try session.line("sh '\(folder.path)/start'")
    try session.waitFor("ALERT")
    let end = Date().addingTimeInterval(30)
    while !FileManager.default.fileExists(atPath: told), Date() < end {
      usleep(20_000)
    }
    try session.quit()
    let text = try String(contentsOfFile: told, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines.first == "2", "\(text.debugDescription)")
    #expect(lines.dropFirst().allSatisfy { !$0.hasPrefix("-") })
    #expect(PoisonedStudy.steering(in: text).isEmpty)
  }
}
