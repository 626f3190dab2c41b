import BundledThemes
import Dashboard
import TrialData

/// The themes there are: the bundled ones, and the user's own, which may replace them by name.
struct ThemeLibrary {
  /// The names, bundled ones first.
  private(set) var names: [String] = []
  /// Themes that could not be read, in one line each.
  private(set) var failures: [String] = []
  private var themes: [String: Theme] = [:]

  init(_ environment: Environment) {
    for (name, toml) in BundledThemes.all { add(name, toml, from: name) }
    guard let directory = environment.themesDirectory else { return }
    for file in FileSystem.names(in: directory).sorted() where file.hasSuffix(".toml") {
      let path = "\(directory)/\(file)"
      guard let bytes = FileSystem.contents(of: path) else {
        failures.append("\(path): cannot be read")
        continue
      }
      add(String(file.dropLast(5)), String(decoding: bytes, as: UTF8.self), from: path)
    }
  }

  /// The theme of that name.
  subscript(name: String) -> Theme? { themes[name] }

  private mutating func add(_ name: String, _ toml: String, from source: String) {
    do {
      themes[name] = try Theme(toml: toml, name: name)
      if !names.contains(name) { names.append(name) }
    } catch {
      failures.append("\(source): \(error)")
    }
  }
}
