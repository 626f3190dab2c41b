#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps what is written to standard error off the screen: into a file while the screen is open.
struct ErrorLog {
  private let saved: Int32

  /// Sends standard error to `$XDG_STATE_HOME/trialtop/trialtop.log`, if there can be one.
  init?(_ environment: Environment) {
    guard let directory = environment.stateDirectory else { return nil }
    do {
      try FileSystem.makeDirectory(directory)
    } catch {
      return nil
    }
    let log = open(
      "\(directory)/trialtop.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard log >= 0 else { return nil }
    defer { close(log) }
    saved = fcntl(2, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0 else { return nil }
    dup2(log, 2)
  }

  /// Gives standard error back.
  func end() {
    dup2(saved, 2)
    close(saved)
  }
}
