import Foundation
import Testing

/// `--linear`: plain lines instead of a screen.
@Suite("Plain lines", .oneAtATime)
struct LinearTests {
  /// The program writing to a file until the test ends it.
  private final class Running {
    let output: String
    private let folder: TemporaryFolder
    private let process: Int32

    init(_ arguments: String, in folder: TemporaryFolder) throws {
      self.folder = folder
      output = "\(folder.path)/out.txt"
      let script =
        "'\(Program.path)' \(arguments) > '\(output)' 2>&1 < /dev/null & echo $! > '\(folder.path)/pid'"
      _ = try Program.run("/bin/sh", ["-c", script], environment: ["TERM": "dumb"])
      let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
      process = try #require(Int32(pid.filter(\.isNumber)))
    }

    deinit { kill(process, SIGKILL) }

    var text: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }

    var isRunning: Bool { kill(process, 0) == 0 }

    func end() { kill(process, SIGTERM) }

    func waitFor(_ what: String, _ condition: (String) -> Bool) throws {
      for _ in 0..<1500 {
        if condition(text) { return }
        usleep(20_000)
      }
      Issue.record("never written: \(what); there was\n\(text)")
    }
  }

  @Test("every panel is printed once, and after a change what changed, under a line with the time")
  func changes() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let running = try Running("--linear '\(study)'", in: folder)
    try running.waitFor("all panels") { $0.contains("FINDINGS") }
    let first = running.text
    for heading in ["ARMS", "ENROLLMENT", "RESPONSE", "TOXICITY", "SURVIVAL"] {
      #expect(first.contains("\n\(heading)"))
    }
    let line = try #require(first.split(separator: "\n").first)
    #expect(
      line.contains(" live; ") && line.contains("cut-off 2003-01-31") && line.contains("ITT 400"))
    #expect(first.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    // The same bytes again are no change.
    let path = "\(study)/adsl.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    try table.write(toFile: path, atomically: true, encoding: .utf8)
    let rows = table.split(separator: "\n")
    let new = try #require(rows.last).replacing("IL2-RCC-", with: "IL2-NEW-")
    try (table + new + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    try running.waitFor("the new patient") { $0.contains("ITT 401") }
    let rest = running.text.dropFirst(first.count)
    #expect(rest.contains("\nENROLLMENT\n"))
    #expect(rest.split(separator: "\n").count { $0.contains(" live; ") } == 1)
    try String(table.prefix(table.count / 2)).write(toFile: path, atomically: true, encoding: .utf8)
    try running.waitFor("that it is stale") { $0.contains(" STALE: ") }
    running.end()
    for _ in 0..<200 where running.isRunning { usleep(20_000) }
    #expect(!running.isRunning)
  }

  @Test("--panel prints one panel alone; an empty folder is waited for")
  func panel() throws {
    let folder = try TemporaryFolder()
    let study = try folder.folder("coming")
    let running = try Running("'\(study)' --linear --panel response", in: folder)
    try running.waitFor("that there is nothing") { $0.contains(" waiting: ") }
    let source = try folder.il2Study()
    for name in ["adrs.csv", "study.toml", "adsl.csv"] {
      try FileManager.default.moveItem(atPath: "\(source)/\(name)", toPath: "\(study)/\(name)")
    }
    try running.waitFor("the response") { $0.contains("RESPONSE") && $0.contains("33/156") }
    #expect(!running.text.contains("ENROLLMENT"))
  }

  @Test("what is held back is told without keys, which there are none of, and what is cut as such")
  func heldBack() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let path = "\(study)/adsl.csv"
    let table = try String(contentsOfFile: path, encoding: .utf8)
    let lines = table.split(separator: "\n").map { "\($0)\n" }
    let running = try Running("--linear --panel arms '\(study)'", in: folder)
    try running.waitFor("the arms") { $0.contains(" live; ") }
    try lines.dropLast().joined().write(toFile: path, atomically: true, encoding: .utf8)
    try running.waitFor("what is lost") {
      $0.contains(
        " STALE: adsl.csv has \(lines.count - 2) rows, it had \(lines.count - 1). Numbers of ")
    }
    try table.write(toFile: path, atomically: true, encoding: .utf8)
    try running.waitFor("that it is live again") {
      $0.components(separatedBy: " live; ").count == 3
    }
    #expect(!running.text.contains("INCOMPLETE"))
    running.end()

    try String(table.dropLast(9)).write(toFile: path, atomically: true, encoding: .utf8)
    let other = try Running("--linear --panel arms '\(study)'", in: try TemporaryFolder())
    try other.waitFor("the arms") { $0.contains("ARMS") }
    let first = try #require(other.text.split(separator: "\n").first)
    #expect(first.contains(" INCOMPLETE: adsl.csv ends in the middle of line \(lines.count). "))
    #expect(first.contains("ITT ") && !first.contains("live"))
  }

  @Test("a command hears of alerts, of those that only time raises too")
  func alerts() throws {
    let folder = try TemporaryFolder()
    let study = try folder.il2Study()
    let settings = "\(study)/study.toml"
    try
      (String(contentsOfFile: settings, encoding: .utf8)
      + "\n[[alert]]\nwhen = \"lost rows\"\nname = \"rows; touch never\"\n"
      + "\n[[alert]]\nwhen = \"old data\"\nname = \"age\"\nhours = 0.0015\n")
      .write(toFile: settings, atomically: true, encoding: .utf8)
    let (command, told) = ("\(folder.path)/tell", "\(folder.path)/told")
    try "#!/bin/sh\nprintf '%s|' $# \"$@\" >> '\(told)'\nexit 3\n"
      .write(toFile: command, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
    let running = try Running(
      "--linear --panel arms --on-alert '\(command)' '\(study)'", in: folder)
    try running.waitFor("that the command failed") {
      $0.contains(" live; ") && $0.contains("failed with status 3\n")
    }
    let byTime = try String(contentsOfFile: told, encoding: .utf8)
    #expect(byTime.hasPrefix("2|age|") && byTime.contains(", the newest file, was written on "))
    try FileManager.default.removeItem(atPath: "\(study)/adae.csv")
    try running.waitFor("that it is stale") { $0.contains(" STALE: adae.csv is gone. ") }
    for _ in 0..<1500 where try !String(contentsOfFile: told, encoding: .utf8).contains("rows;") {
      usleep(20_000)
    }
    let all = try String(contentsOfFile: told, encoding: .utf8)
    #expect(all.hasPrefix(byTime + "2|rows; touch never|adae.csv is gone, it had "))
  }

  @Test("the options that do not fit are refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    for options in [["--panel", "arms"], ["--linear", "--panel", "nothing"]] {
      #expect(try Program.run([folder.path] + options).status == 64)
    }
  }
}
