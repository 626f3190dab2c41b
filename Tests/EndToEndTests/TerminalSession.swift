import Foundation
import Testing

/// A program in a private tmux: keys are typed and the screen is read; every wait is for text.
final class TerminalSession {
  static let tmux: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private let socket: String
  private let tmux: String
  private let home: TemporaryFolder

  /// Starts a shell of that size in which nothing but a `$` is the prompt, and in a home of its own.
  init(columns: Int, rows: Int, environment: [String: String] = [:]) throws {
    tmux = try #require(Self.tmux, "these tests need tmux")
    home = try TemporaryFolder()
    socket = "trialtop-\(UUID().uuidString)"
    var arguments = [
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-e",
      "LANG=C.UTF-8", "-e", "LC_ALL=C.UTF-8", "-e", "TERM=tmux-256color",
      "-e", "HOME=\(home.path)",
    ]
    for (name, value) in environment { arguments += ["-e", "\(name)=\(value)"] }
    arguments.append("exec env 'PS1=$ ' SWIFT_BACKTRACE=enable=no bash --norc --noprofile -i")
    try command(arguments)
    try command(["set-option", "-g", "status", "off"])
    try command(["set-option", "-g", "window-size", "manual"])
    try waitForPrompt()
  }

  deinit {
    _ = try? Program.run(tmux, ["-L", socket, "kill-server"])
  }

  @discardableResult
  func command(_ arguments: [String]) throws -> String {
    let result = try Program.run(
      tmux, ["-u", "-L", socket] + arguments, environment: ["TMUX": "", "LANG": "C.UTF-8"])
    try #require(result.status == 0, "tmux \(arguments): \(result.errors)")
    return result.text
  }

  /// What is on the screen.
  func screen() throws -> String {
    try command(["capture-pane", "-p"])
  }

  /// Types a line and Enter.
  func line(_ text: String) throws {
    try command(["send-keys", "-l", text])
    try command(["send-keys", "Enter"])
  }

  /// Presses keys by tmux's names.
  func press(_ keys: String...) throws {
    try command(["send-keys"] + keys)
  }

  func resize(columns: Int, rows: Int) throws {
    try command(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits until the screen satisfies the condition; fails with the screen after the limit.
  @discardableResult
  func wait(
    _ what: String, seconds: Double = 30, location: SourceLocation = #_sourceLocation,
    _ condition: (String) -> Bool
  ) throws -> String {
    let end = Date().addingTimeInterval(seconds)
    var last = ""
    while Date() < end {
      last = try screen()
      if condition(last) { return last }
      usleep(20_000)
    }
    Issue.record("never seen: \(what); the screen was\n\(last)", sourceLocation: location)
    throw Missing()
  }

  /// Presses `q` and waits for the shell and its word that the program ended well. A line typed
  /// before the shell is back might be read by the program.
  @discardableResult
  func quit(location: SourceLocation = #_sourceLocation) throws -> String {
    try press("q")
    try waitForPrompt(location: location)
    try line("echo ended-$?")
    return try waitFor("ended-0", location: location)
  }

  /// Waits until the last line that is not empty is the shell's prompt.
  func waitForPrompt(location: SourceLocation = #_sourceLocation) throws {
    try wait("the prompt", location: location) { screen in
      screen.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        .last { !$0.isEmpty } == "$"
    }
  }

  struct Missing: Error {}

  /// Waits until all of the texts are there at once, and none of the others: a screen may be seen
  /// half painted, so that looking at it once more for another text is not enough.
  @discardableResult
  func waitFor(
    _ texts: String..., without others: [String] = [], seconds: Double = 30,
    location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let what =
      texts.joined(separator: ", ")
      + others.map { " without " + $0 }.joined()
    return try wait(what, seconds: seconds, location: location) { screen in
      texts.allSatisfy { screen.contains($0) } && !others.contains { screen.contains($0) }
    }
  }
}
