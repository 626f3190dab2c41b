import ArgumentParser
import Capture
import Cells
import Dashboard
import Terminal
import TrialAnalysis
import TrialData
import TrialModel

/// `trialtop capture DIR`: a picture without a terminal.
struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture", abstract: "Write a picture of a study; needs no terminal.")

  @Argument(help: ArgumentHelp("The folder of the study.", valueName: "dir"))
  var directory = "."

  @Option(
    help: ArgumentHelp(
      "One panel alone (\(PanelCatalog.ids.map(\.name).joined(separator: ", "))).",
      valueName: "panel"))
  var panel: String?

  @Option(help: ArgumentHelp("The survival endpoint, OS for example.", valueName: "code"))
  var endpoint: String?

  @Option(
    help: ArgumentHelp(
      "\(CaptureKind.allCases.map(\.rawValue).joined(separator: " or ")) (default: svg).",
      valueName: "format"), transform: ArgumentValues.format)
  var format = CaptureKind.svg

  @Option(
    help: ArgumentHelp("Columns and rows (default: 120x40).", valueName: "size"),
    transform: ArgumentValues.size)
  var size = Size(columns: 120, rows: 40)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup(title: "What is counted")
  var study: StudyOptions

  @OptionGroup(title: "Looks")
  var look: LookOptions

  func run() throws {
    let environment = Environment()
    let themes = ThemeLibrary(environment)
    let preferences = Configuration(environment).preferences
    let name = look.themeName(in: environment, preferences, themes)
    guard let theme = themes[name] else {
      throw ValidationError(
        "There is no theme \"\(name)\". There are \(themes.names.joined(separator: ", ")).")
    }
    let loader = StudyLoader(directory: directory, today: Clock.today)
    let loaded = loader.load(disclosing: .all)
    guard let study = loaded.study else { throw NoStudy(loaded) }
    let look = Look(theme: theme, glyphs: self.look.ascii ? .ascii : .unicode)
    let state = try state(study, loaded, loader.limit(of: loaded), preferences, look)
    let page = CaptureWriter.page(state, look)
    let data = try CaptureWriter.format(format, look).data(for: [page])
    if output == "-" {
      guard FileSystem.writeAll(data, to: 1) else { throw ExitCode.failure }
    } else {
      try FileSystem.write(data, to: output)
    }
  }

  /// The dashboard's state once the study is shown.
  private func state(
    _ study: Study, _ loaded: Loaded, _ limit: FreshnessLimit?, _ preferences: Preferences,
    _ look: Look
  ) throws -> State {
    let now = Clock.now
    let start = State(
      size: size, now: now, utcOffset: Clock.utcOffset, directory: FileSystem.absolute(directory),
      version: Version.text, options: self.study.analysisOptions, preferences: preferences)
    let directory = self.directory
    var runner = SyncRunner(Display(start, look), study: study) { file, line in
      Lookup.row(
        directory: directory, study.files.first { $0.name == file }, line: line, disclosing: .all)
    }
    var info = LoadedStudy(study, revision: 1, loadedAt: now)
    info.loss = loaded.state.reason
    info.limit = limit
    runner.send(.loaded(.study(info, findings: loaded.findings)))
    var state = runner.display.state
    if let analysis = state.analysis { try StudyOptions.check(analysis) }
    if let panel {
      try zoom(&state, panel)
      runner.display = Display(state, look)
      // What the panel shows is looked up once it is on the screen.
      runner.send(.input(.resize(size)))
      state = runner.display.state
    }
    if let endpoint { try show(&state, endpoint) }
    return state
  }

  private func zoom(_ state: inout State, _ panel: String) throws {
    guard let id = PanelCatalog.panel(named: panel.lowercased()) else {
      let names = PanelCatalog.ids.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no panel \"\(panel)\". There are \(names).")
    }
    state.view.focus = id
    state.view.isZoomed = true
  }

  private func show(_ state: inout State, _ endpoint: String) throws {
    let codes = state.analysis?.survival?.endpoints.map(\.endpoint.code) ?? []
    guard let index = codes.firstIndex(where: { $0.lowercased() == endpoint.lowercased() }) else {
      throw ValidationError(
        "There is no endpoint \"\(endpoint)\". There are \(codes.joined(separator: ", ")).")
    }
    state.view.endpoint = index
  }
}
