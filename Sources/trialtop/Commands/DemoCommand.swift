import ArgumentParser
import TrialSimulation

/// `trialtop demo`: the founding study, synthetic, in a temporary folder.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the IL-2 study (a synthetic reconstruction) in a temporary folder.",
    discussion: """
      The folder is removed at the end. Its path is on the screen: change a file in it and watch.
      """)

  @OptionGroup var options: DashboardOptions

  func run() throws {
    let parent = try FileSystem.makeTemporaryDirectory(
      in: Environment().temporary, prefix: "trialtop-demo-")
    let directory = "\(parent)/il2"
    defer { FileSystem.removeDirectory(parent) }
    try SimulateCommand.write(IL2Study.files(), to: directory)
    let start = SessionStart(
      directory: directory, options: options,
      greeting: "The demo's folder is \(directory): change a file in it and watch.",
      cleanUp: { FileSystem.removeDirectory(parent) })
    try start.run()
  }
}
