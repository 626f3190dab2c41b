import ArgumentParser
import PlainText

/// `trialtop`: without a subcommand, the dashboard.
@main
struct Trialtop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trialtop",
    abstract: "Top for clinical trials: a study's folder as a living screen.",
    discussion: """
      Point it at the folder where the study's data lands (ADaM or plain CSV tables, see the README):
      it shows who is enrolled, who responded, what is toxic and who is alive, per arm, and follows
      the folder as it changes. The folder is never written to.
      """,
    version: Version.text,
    subcommands: [
      DashboardCommand.self, DemoCommand.self, ReportCommand.self, CheckCommand.self,
      CaptureCommand.self, SimulateCommand.self, ThemesCommand.self, KeysCommand.self,
      HelpCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)

  /// Runs a command; its failure is written to standard error, and nothing in it steers a
  /// terminal: words of the data, of file names and of arguments stand in such messages.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if !text.isEmpty {
        let descriptor: Int32 = code.isSuccess ? 1 : 2
        FileSystem.writeAll(
          Array(PlainText.lines(text + "\n", keepsTabs: true).utf8), to: descriptor)
      }
      exit(withError: code)
    }
  }
}

/// Which trialtop this is.
enum Version {
  static let text = "0.1.0"
}
