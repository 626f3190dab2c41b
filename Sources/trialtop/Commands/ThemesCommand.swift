import ArgumentParser
import Cells
import Dashboard
import PlainText
import Terminal

/// `trialtop themes`: the themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, on a terminal with a sample: the bundled ones and your own.")

  func run() throws {
    let environment = Environment()
    let library = ThemeLibrary(environment)
    let width = library.names.map { TextWidth.columns(of: $0) }.max() ?? 0
    Terminal.prepareLocale()
    let glyphs: GlyphSet = Terminal.isUTF8Locale ? .unicode : .ascii
    var text = ""
    for theme in library.themes {
      let line = TextFit.padded(theme.name, to: width + 2) + theme.summary + "\n"
      text += PlainText.lines(line)
      guard environment.isWritingToTerminal else { continue }
      let sample = ThemeSample.spans(Look(theme: theme, glyphs: glyphs))
      text += "  " + StyledText.line(sample, depth: environment.colorDepth) + "\n\n"
    }
    FileSystem.writeAll(Array(text.utf8), to: 1)
    for failure in library.failures { FileSystem.say("\(failure)\n", to: 2) }
    if !library.failures.isEmpty { throw ExitCode.failure }
  }
}

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
