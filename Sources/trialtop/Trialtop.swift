import ArgumentParser

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
}
