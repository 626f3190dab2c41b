import ArgumentParser

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
