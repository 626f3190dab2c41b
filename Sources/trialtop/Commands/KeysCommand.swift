import ArgumentParser
import Dashboard

/// `trialtop keys`: the keys of the dashboard.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of the dashboard, and the names that a configuration has for them.")

  @Flag(help: "As a Markdown table.")
  var markdown = false

  func run() {
    let configuration = Configuration(Environment())
    let keys = configuration.preferences.keys
    FileSystem.say(markdown ? keys.markdownTable : keys.listing)
    for failure in configuration.failures { FileSystem.say("\(failure)\n", to: 2) }
  }
}
