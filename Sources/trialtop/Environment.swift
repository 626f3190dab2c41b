import Dashboard
import Terminal
import TrialModel
import UserFiles

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
  /// The name of the terminal; empty if there is none.
  let terminalType: String
  /// What stands between this program and the terminal.
  let multiplexer: Multiplexer?
  /// Whether standard output is a terminal.
  let isWritingToTerminal: Bool
  /// The colours that lines on standard output may have.
  let colorDepth: ColorDepth
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
    terminalType = value("TERM") ?? ""
    multiplexer = Multiplexer(
      type: terminalType, hasTmux: value("TMUX") != nil, hasScreen: value("STY") != nil)
    isWritingToTerminal = isatty(1) == 1
    colorDepth =
      refusesColor
      ? .none : ColorDepth(type: terminalType, colorTerm: value("COLORTERM") ?? "")
    home = value("HOME")
    let configuration = value("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
    configurationFile = configuration.map { "\($0)/trialtop/config.toml" }
    themesDirectory = configuration.map { "\($0)/trialtop/themes" }
    let state = value("XDG_STATE_HOME") ?? home.map { "\($0)/.local/state" }
    stateDirectory = state.map { "\($0)/trialtop" }
    temporary = value("TMPDIR") ?? "/tmp"
  }
}

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

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The only place that asks what time it is.
enum Clock {
  /// Seconds since 1970.
  static var now: Int64 {
    Int64(time(nil))
  }

  /// The day of loading: that of `SOURCE_DATE_EPOCH`, in seconds since 1970, if it is set, else today's.
  static var today: Day {
    if let epoch = getenv("SOURCE_DATE_EPOCH"), let time = Int64(String(cString: epoch)) {
      return Day(time: time, utcOffset: 0)
    }
    return Day(time: now, utcOffset: utcOffset)
  }

  /// Milliseconds on a clock that never goes back, and that goes on while the machine sleeps.
  static var milliseconds: Int64 {
    var moment = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_BOOTTIME, &moment)
    #else
      clock_gettime(CLOCK_MONOTONIC, &moment)
    #endif
    return Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
  }

  /// Seconds that local time is ahead of UTC.
  static var utcOffset: Int64 {
    var moment = time(nil)
    var local = tm()
    localtime_r(&moment, &local)
    return Int64(local.tm_gmtoff)
  }
}
