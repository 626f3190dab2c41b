import ArgumentParser
import TrialAnalysis
import TrialModel
import TrialReport

/// The options of a dashboard on a terminal.
struct DashboardOptions: ParsableArguments {
  @OptionGroup(title: "What is counted")
  var study: StudyOptions

  @OptionGroup(title: "Looks")
  var look: LookOptions

  @Option(
    help: ArgumentHelp(
      "List the folder every so many seconds instead of relying on the kernel's notifications.",
      valueName: "seconds"))
  var poll: Double?

  @ArgumentParser.Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Option(
    name: .customLong("save-to"),
    help: ArgumentHelp(
      "Where the s key writes its pictures (default: the current folder).", valueName: "folder"))
  var saveTo: String?

  @Option(
    name: .customLong("on-alert"),
    help: ArgumentHelp(
      "Run a program for every alert of study.toml that is raised, with its name and its words.",
      valueName: "program"))
  var onAlert: String?

  @ArgumentParser.Flag(
    help: """
      Print plain lines instead of a screen, for screen readers and logs: the panels, and after \
      every change those that changed.
      """)
  var linear = false

  @Option(
    help: ArgumentHelp(
      "With --linear, this panel alone (\(Self.sections)).", valueName: "panel"),
    transform: ArgumentValues.section)
  var panel: TextReport.Section?

  private static var sections: String {
    TextReport.Section.allCases.map(\.rawValue).joined(separator: ", ")
  }

  func validate() throws {
    if panel != nil, !linear { throw ValidationError("--panel goes with --linear.") }
    if let poll, !(poll >= 0.1 && poll <= 86_400) {
      throw ValidationError("--poll takes 0.1 to 86400 seconds.")
    }
  }
}

/// `trialtop [DIR]`: the dashboard.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "Show a study's folder as a living screen (the default).")

  @Argument(help: ArgumentHelp("The folder of the study.", valueName: "dir"))
  var directory = "."

  @OptionGroup var options: DashboardOptions

  func run() throws {
    guard FileSystem.isDirectory(directory) else {
      throw ValidationError("There is no folder \"\(directory)\".")
    }
    try SessionStart(directory: directory, options: options).run()
  }
}
