import ArgumentParser
import BundledThemes

/// `trialtop help [COMMAND|TOPIC]`: how a command is used, or a section of the manual.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show how a command is used, or a section of the manual.")

  @Argument(
    help: ArgumentHelp(
      "A command, or a topic of the manual; without one, everything there is is listed.",
      valueName: "topic"))
  var topic: String?

  func run() throws {
    let topics = ManualTopic.all(of: BundledManual.markdown)
    guard let topic else {
      let names = topics.map { "  \($0.name)" }.joined(separator: "\n")
      let text =
        Trialtop.helpMessage() + "\n\nTOPICS (trialtop help TOPIC):\n" + names + "\n"
      FileSystem.writeAll(Array(text.utf8), to: 1)
      return
    }
    let commands = Trialtop.configuration.subcommands
    if let command = commands.first(where: { $0.configuration.commandName == topic }) {
      throw CleanExit.helpRequest(command)
    }
    let found = ManualTopic.matching(topic, in: topics)
    guard !found.isEmpty else {
      throw ValidationError(
        "There is no command and no topic \"\(topic)\". Topics are "
          + topics.map(\.name).joined(separator: ", ") + ".")
    }
    let text = found.map { "\($0.title)\n\n\($0.text)\n" }.joined(separator: "\n")
    FileSystem.writeAll(Array(text.utf8), to: 1)
  }
}
