import BundledThemes
import Dashboard
import UserFiles

/// The themes there are: the bundled ones, and the user's own, which may replace them by name.
struct ThemeLibrary {
  /// The themes, bundled ones first.
  private(set) var themes: [Theme] = []
  /// Themes that could not be read, in one line each, with file and line.
  private(set) var failures: [String] = []
  /// The user's own as they were last read without a failure, by name.
  private var own: [String: Theme] = [:]
  private let directory: String?

  init(_ environment: Environment) {
    directory = environment.themesDirectory
    read()
  }

  /// The names, bundled ones first.
  var names: [String] { themes.map(\.name) }

  /// The first theme that could not be read, by its file's name, for a narrow place.
  var failure: String? {
    failures.first.map { failure in
      let folder = directory.map { $0 + "/" } ?? ""
      return "Theme not read: "
        + (failure.hasPrefix(folder) ? String(failure.dropFirst(folder.count)) : failure)
    }
  }

  /// The theme of that name.
  subscript(name: String) -> Theme? { themes.first { $0.name == name } }

  /// Reads all again; of a file that is no theme any more the last good version stays.
  mutating func read() {
    let before = own
    themes = []
    failures = []
    own = [:]
    for (name, toml) in BundledThemes.all {
      if let theme = parse(name, toml, from: name) { put(theme) }
    }
    guard let directory else { return }
    for file in FileSystem.names(in: directory).sorted() where file.hasSuffix(".toml") {
      let (path, name) = ("\(directory)/\(file)", String(file.dropLast(5)))
      let bytes = FileSystem.contents(of: path)
      if bytes == nil { failures.append("\(path): cannot be read") }
      let theme = bytes.flatMap { parse(name, String(decoding: $0, as: UTF8.self), from: path) }
      guard let theme = theme ?? before[name] else { continue }
      own[name] = theme
      put(theme)
    }
  }

  private mutating func put(_ theme: Theme) {
    if let place = themes.firstIndex(where: { $0.name == theme.name }) {
      themes[place] = theme
    } else {
      themes.append(theme)
    }
  }

  private mutating func parse(_ name: String, _ toml: String, from source: String) -> Theme? {
    do {
      return try Theme(toml: toml, name: name)
    } catch {
      failures.append("\(source): \(error)")
      return nil
    }
  }
}
