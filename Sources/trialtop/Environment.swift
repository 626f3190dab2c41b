#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program takes from its environment, read once.
struct Environment {
  /// Whether NO_COLOR asks for no colour (no-color.org: set and not empty).
  let refusesColor: Bool
  /// The folder of the user's themes.
  let themesDirectory: String?
  /// The user's configuration.
  let configurationFile: String?
  /// The folder of the log, and of what is kept from run to run.
  let stateDirectory: String?
  /// The user's home.
  let home: String?
  /// Where temporary files go.
  let temporary: String

  init() {
    func value(_ name: String) -> String? {
      guard let text = getenv(name), text.pointee != 0 else { return nil }
      return String(cString: text)
    }
    refusesColor = value("NO_COLOR") != nil
    home = value("HOME")
    let configuration = value("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
    configurationFile = configuration.map { "\($0)/trialtop/config.toml" }
    themesDirectory = configuration.map { "\($0)/trialtop/themes" }
    let state = value("XDG_STATE_HOME") ?? home.map { "\($0)/.local/state" }
    stateDirectory = state.map { "\($0)/trialtop" }
    temporary = value("TMPDIR") ?? "/tmp"
  }
}
