import Foundation

/// The built program, run as a user runs it.
enum Program {
  /// Where the build put it: beside the test bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let start = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    return start.appendingPathComponent("trialtop").path
  }()

  /// Nobody's configuration and memory: those of whoever runs the tests are neither read nor changed.
  private static let nobody = [
    "HOME": FileManager.default.temporaryDirectory.appending(path: "trialtop-nobody").path,
    "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "", "NO_COLOR": "",
  ]

  struct Result {
    var status: Int32
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// What could not be started.
  struct NotStarted: Error {
    var executable: String
  }

  /// Runs the program with those arguments to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in directory: String? = nil
  ) throws -> Result {
    try run(path, arguments, environment: environment, in: directory)
  }

  /// Runs any program to its end.
  ///
  /// With posix_spawn: Foundation's Process waits until nobody holds a socket of its own any more, and
  /// the server that tmux leaves behind holds it for ever. For the same reason output goes to files.
  static func run(
    _ executable: String, _ arguments: [String], environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> Result {
    if let directory {
      let script = ["-c", "cd \"$0\" && exec \"$@\"", directory, executable]
      return try run("/bin/sh", script + arguments, environment: environment)
    }
    let base = FileManager.default.temporaryDirectory
    let output = base.appendingPathComponent("trialtop-out-\(UUID().uuidString)")
    let errors = base.appendingPathComponent("trialtop-err-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors.path, O_WRONLY, 0)
    // The threads of a test block signals; a program that a person starts has none blocked.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let all = ProcessInfo.processInfo.environment.merging(nobody) { $1 }
      .merging(environment) { $1 }
    var argv = ([executable] + arguments).map { strdup($0) } + [nil]
    var envp = all.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process = pid_t()
    guard posix_spawn(&process, executable, &actions, &attributes, &argv, &envp) == 0 else {
      throw NotStarted(executable: executable)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return Result(
      status: code, output: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
