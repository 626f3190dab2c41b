import PlainText

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command that is run for every alert that is raised, with the alert's name and message as its
/// arguments: single lines, free of what steers terminals, that no program takes for options. No
/// shell ever sees them.
struct AlertCommand: Sendable {
  /// The program: a path, or a name that is looked for in PATH.
  let program: String
  /// Whether what it prints goes into a log.
  var hasLog = true

  /// Runs it on a thread of its own, so that one that hangs holds up nothing, and reports its failure.
  ///
  /// What it prints goes where the errors of this program go: into the log, if there is one.
  func run(name: String, message: String, failed: @escaping @Sendable (String) -> Void) {
    let isStarted = Worker.start {
      if let reason = outcome([program, PlainText.argument(name), PlainText.argument(message)]) {
        failed(reason)
      }
    }
    if !isStarted { failed("\(program) cannot be run: there is no thread for it.") }
  }

  /// Runs it to its end; why it failed, or `nil`.
  private func outcome(_ arguments: [String]) -> String? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if isatty(2) == 1 {
      // There is no log: the screen must stay as it is.
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, 2, 1)
    // The threads of this program block all signals, and it ignores SIGPIPE; a command does neither.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var heard = sigset_t()
    sigemptyset(&heard)
    sigaddset(&heard, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &heard)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))
    var argv = arguments.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, program, &actions, &attributes, &argv, environ)
    guard failure == 0 else {
      return "\(program) cannot be run: \(String(cString: strerror(failure)))"
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    if status & 0x7F != 0 { return "\(program) was ended by signal \(status & 0x7F)" }
    let code = status >> 8 & 0xFF
    let place = hasLog ? "; its output is in the log" : ""
    return code == 0 ? nil : "\(program) failed with status \(code)\(place)"
  }
}
