import ArgumentParser
import Cells
import Dashboard
import Terminal
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

/// Everything a dashboard needs before its first frame, and in what order it is given back.
struct SessionStart {
  var directory: String
  var options: DashboardOptions
  /// Said in the footer at the start.
  var greeting: String?
  /// Whether the panels are arranged as they were left, and this is kept.
  var keepsLayouts = true
  /// Done at the very end, also when a signal ends the program.
  var cleanUp: () -> Void = {}

  func run() throws {
    if options.linear { return try runLinear() }
    let environment = Environment()
    Terminal.prepareLocale()
    let themes = ThemeLibrary(environment)
    let configuration = Configuration(environment)
    let store = StateStore(environment, keepsLayouts: keepsLayouts)
    let preferences = configuration.preferences
    let themeName = options.look.themeName(in: environment, preferences, themes)
    guard themes[themeName] != nil else {
      throw ValidationError(
        "There is no theme \"\(themeName)\". There are \(themes.names.joined(separator: ", ")).")
    }
    guard let signals = Signals.watch(), let events = Mailbox<WorkerEvent>(),
      let folder = FollowedFolder(
        directory, pollSeconds: options.poll, disclosing: .all),
      let analyses = Worker(), let lookups = Worker()
    else {
      throw FileFailure("opened", "a pipe")
    }
    let place = FileSystem.absolute(directory)
    let terminal: Terminal
    do {
      terminal = try Terminal(
        TerminalOptions(
          color: environment.refusesColor ? ColorDepth.none : nil,
          mouse: preferences.usesMouse && !options.noMouse, multiplexer: environment.multiplexer))
    } catch {
      // sysexits.h: a service that is needed is not there.
      FileSystem.say("Error: \(error)\n", to: 2)
      throw ExitCode(69)
    }
    // Without colours only a theme without them has fills that differ.
    let isMono = terminal.colorDepth == .none && options.look.theme == nil
    let shownTheme = isMono ? "mono" : themeName
    let look = Look(
      theme: themes[shownTheme] ?? .plain,
      glyphs: options.look.glyphs(isUTF8: Terminal.isUTF8Locale))
    var state = State(
      size: terminal.size, now: Clock.now, utcOffset: Clock.utcOffset, directory: place,
      version: Version.text, options: options.study.analysisOptions, themes: themes.themes,
      theme: shownTheme, preferences: preferences, layouts: store.layouts)
    state.glyphs = look.glyphs
    state.usesMouse = preferences.usesMouse && !options.noMouse
    var failures = configuration.failures
    if let theme = preferences.theme, themes[theme] == nil {
      failures.append("There is no theme \"\(theme)\" as the configuration wants it.")
    }
    failures += themes.failures.map { "Theme not read: \($0)" }
    if let text = failures.first {
      let others = failures.count == 1 ? "" : " (and \(failures.count - 1) more in the log)"
      state.message = Message(text + others, severity: .warning, expires: state.now + 60)
    } else if let greeting {
      state.message = Message(greeting, expires: state.now + 60)
    }
    if store.isFirstRun() { state.hint = state.keys.firstHint(look.glyphs) }
    let session = Session(
      directory: directory, state: state, terminal: terminal, folder: folder,
      workers: (analyses, lookups), events: events, signals: signals, themes: themes,
      themeWatch: environment.themesDirectory.map(FolderWatch.init), look: look,
      captures: CaptureWriter(directory: capturesDirectory(place, environment)), store: store,
      alertCommand: options.onAlert.map { AlertCommand(program: $0) })
    let log = ErrorLog(environment)
    if log != nil {
      for failure in failures { FileSystem.say("\(failure)\n", to: 2) }
    }
    let signal = session.run()
    terminal.close()
    log?.end()
    if let signal {
      cleanUp()
      Signals.die(of: signal)
    }
  }

  /// Plain lines instead of a screen.
  private func runLinear() throws {
    guard let signals = Signals.watch(),
      let folder = FollowedFolder(
        directory, pollSeconds: options.poll, disclosing: .all)
    else { throw FileFailure("opened", "a pipe") }
    let session = LinearSession(
      folder, options: options.study.analysisOptions,
      sections: options.panel.map { [$0] } ?? TextReport.Section.allCases,
      alertCommand: options.onAlert.map { AlertCommand(program: $0, hasLog: false) },
      signals: signals)
    if let signal = try session.run() {
      cleanUp()
      Signals.die(of: signal)
    }
  }

  /// The current folder, but never the data directory: then the user's home.
  private func capturesDirectory(_ data: String, _ environment: Environment) -> String {
    if let saveTo = options.saveTo { return saveTo }
    return FileSystem.absolute(".") == data ? environment.home ?? environment.temporary : "."
  }
}
