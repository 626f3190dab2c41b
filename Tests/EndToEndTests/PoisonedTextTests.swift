import Foundation
import Testing
import TrialSimulation

/// Every text that comes from outside, poisoned, and every command held to what it prints.
@Suite("Text from outside on its way out", .oneAtATime)
struct PoisonedTextTests {
  /// Clears a screen, sets a title, runs what is pasted, and turns the direction of text.
  private static let poison = "\u{1B}[2J\u{1B}]0;own\u{7}\u{9B}31m\u{202E}\u{2066}\r\u{8}-"

  /// A study in which every text of every table and of study.toml is poisoned.
  private func poisonedStudy(in folder: TemporaryFolder) throws -> String {
    let path = try folder.folder("study\(Self.poison)")
    for file in IL2Study.files() {
      var text = ""
      for (number, line) in file.text.split(separator: "\n").enumerated() {
        if file.name == "study.toml" {
          text += Self.poisoned(setting: String(line)) + "\n"
        } else {
          let cells = line.split(separator: ",", omittingEmptySubsequences: false)
          text +=
            cells.map { number == 0 ? String($0) : Self.poisoned(cell: String($0)) }
            .joined(separator: ",") + "\n"
        }
      }
      if file.name == "study.toml" {
        text += "[[alert]]\nwhen = \"old data\"\nhours = 0.0003\nname = \"--\\u001B[31mx\"\n"
      }
      try text.write(toFile: "\(path)/\(file.name)", atomically: false, encoding: .utf8)
    }
    return path
  }

  /// A cell with words in it gets the poison at its end; days, numbers and codes are left as they are,
  /// so that the study can still be read.
  private static func poisoned(cell: String) -> String {
    cell.contains(where: \.isLowercase) ? cell + poison : cell
  }

  /// A setting that is a text gets escapes of the same characters.
  private static func poisoned(setting line: String) -> String {
    let names = ["title", "label", "short"]
    guard names.contains(where: { line.hasPrefix("\($0) =") }), line.hasSuffix("\"") else {
      return line
    }
    return line.dropLast() + "\\u001B[2J\\u009B31m\\u202E\\r\""
  }

  /// The characters of a text that steer a terminal, ends of lines left out.
  private static func steering(in text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        true
      default: false
      }
    }.map { String($0.value, radix: 16) }
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
    #expect(read.status == 0 && read.text.contains("\u{FFFD}"), "\(read.errors)")
    for arguments in commands {
      let result = try Program.run(
        arguments, environment: ["XDG_CONFIG_HOME": "\(folder.path)/config", "TERM": "dumb"])
      for (name, text) in [("output", result.text), ("errors", result.errors)] {
        let steering = Self.steering(in: text)
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
    #expect(Self.steering(in: text).isEmpty)
  }
}
