import ArgumentParser
import Dashboard

/// `trialtop keys`: the keys of the dashboard.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys of the dashboard.")

  @Flag(help: "As a Markdown table.")
  var markdown = false

  func run() {
    let keys = KeyMap.standard
    FileSystem.writeAll(Array((markdown ? keys.markdownTable : keys.listing).utf8), to: 1)
  }
}
