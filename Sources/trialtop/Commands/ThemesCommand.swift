import ArgumentParser
import Dashboard

/// `trialtop themes`: the themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes: the bundled ones and your own.")

  func run() throws {
    let library = ThemeLibrary(Environment())
    let width = library.names.map(\.count).max() ?? 0
    var text = ""
    for name in library.names {
      let padding = String(repeating: " ", count: width + 2 - name.count)
      text += name + padding + (library[name]?.summary ?? "") + "\n"
    }
    FileSystem.writeAll(Array(text.utf8), to: 1)
    for failure in library.failures { FileSystem.writeAll(Array("\(failure)\n".utf8), to: 2) }
    if !library.failures.isEmpty { throw ExitCode.failure }
  }
}
