import Dashboard
import UserFiles

/// The user's configuration file, read once at the start.
struct Configuration {
  /// What it asks for.
  let preferences: Preferences
  /// What could not be used, in one line each.
  let failures: [String]

  /// Reads `$XDG_CONFIG_HOME/trialtop/config.toml`; without one everything is as usual.
  init(_ environment: Environment) {
    guard let path = environment.configurationFile, let bytes = FileSystem.contents(of: path) else {
      preferences = Preferences()
      failures = []
      return
    }
    let file = ConfigurationFile(toml: String(decoding: bytes, as: UTF8.self))
    preferences = file.preferences
    failures = file.failures.map { "config.toml: \($0)" }
  }
}
