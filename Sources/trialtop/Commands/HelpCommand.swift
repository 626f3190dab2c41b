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

/// One section of the manual, as `trialtop help TOPIC` prints it.
struct ManualTopic: Equatable {
  /// The heading.
  let title: String
  /// What stands under it, as it is written.
  let text: String

  /// The word it is asked for by: the heading with hyphens for blanks.
  var name: String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  /// The line of the text after which it is for those who work on the program.
  private static let end = "<!-- The manual ends here. -->"

  /// The sections of a text in Markdown, in order; what stands before the first one is left out, and so
  /// is what follows the end of the manual.
  static func all(of markdown: String) -> [ManualTopic] {
    var topics: [ManualTopic] = []
    var title: String?
    var lines: [Substring] = []
    func endSection() {
      guard let title else { return }
      let text = lines.joined(separator: "\n")
      topics.append(ManualTopic(title: title, text: trimmed(text)))
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == Self.end { break }
      if line.hasPrefix("## ") {
        endSection()
        title = String(line.dropFirst(3))
        lines = []
      } else if !line.hasPrefix("```") {
        lines.append(line)
      }
    }
    endSection()
    return topics
  }

  /// The sections that a word means: the one of that name, else those with the word in the heading.
  static func matching(_ word: String, in topics: [ManualTopic]) -> [ManualTopic] {
    let word = word.lowercased()
    if let exact = topics.first(where: { $0.name == word }) { return [exact] }
    return topics.filter { topic in
      topic.name.split(separator: "-").contains { $0.hasPrefix(word) }
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == "\n" { text.removeFirst() }
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
