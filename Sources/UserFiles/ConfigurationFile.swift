import Cells
public import Dashboard
import TOML
import TrialModel

/// A person's configuration: what of it can be used, and what cannot.
public struct ConfigurationFile: Sendable {
  /// What it asks for; what it does not is as without a configuration.
  public private(set) var preferences = Preferences()
  /// What could not be used, in the order of the lines; everything else is.
  public private(set) var failures: [UserFileFailure] = []

  /// Reads a configuration.
  ///
  ///     theme = "paper"
  ///     unit = "weeks"
  ///     mouse = false
  ///
  ///     [keys]
  ///     zoom = "F5"
  ///     next-panel = ["tab", "ctrl-n"]
  public init(toml text: String) {
    do {
      read(try TOMLTable(parsing: text))
      failures.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    } catch {
      failures = [UserFileFailure(error)]
    }
  }

  private mutating func read(_ root: TOMLTable) {
    for key in root.keys {
      guard let value = root[key] else { continue }
      switch key {
      case "theme":
        preferences.theme = value.string
        if value.string == nil { fail(value, "theme takes the name of a theme in quotes.") }
      case "unit":
        preferences.unit = value.string.flatMap { TimeUnit(rawValue: $0.lowercased()) }
        if preferences.unit == nil {
          let units = TimeUnit.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
          fail(value, "unit takes one of \(units).")
        }
      case "mouse":
        if value.boolean == nil { fail(value, "mouse takes true or false.") }
        preferences.usesMouse = value.boolean ?? true
      case "keys":
        if let keys = value.table {
          read(keys: keys)
        } else {
          fail(value, "keys takes a table: [keys].")
        }
      default:
        failUnknown(
          key, in: root, "There is no setting", known: ["keys", "mouse", "theme", "unit"])
      }
    }
  }

  private mutating func read(keys table: TOMLTable) {
    var changes: [KeyChange] = []
    for name in table.keys {
      guard let value = table[name] else { continue }
      guard let id = KeyMap.standard.ids.first(where: { $0.rawValue == name }) else {
        failUnknown(
          name, in: table, "There is no action", known: KeyMap.standard.ids.map(\.rawValue))
        continue
      }
      guard let written = value.string.map({ [$0] }) ?? value.strings else {
        fail(value, "\(name) takes a key in quotes, or a list of them.")
        continue
      }
      let keys = written.map { Key(named: $0) }
      if let wrong = keys.firstIndex(of: nil) {
        fail(
          value.array?[wrong] ?? value,
          "\(written[wrong].shown) is no key; write \(Key.expectedNames).")
        continue
      }
      changes.append(KeyChange(id, keys: keys.compactMap { $0 }))
    }
    let (map, clashes) = KeyMap.standard.changed(by: changes)
    preferences.keys = map
    for clash in clashes {
      let name = clash.change.id.rawValue
      failures.append(
        UserFileFailure(
          at: table[name]?.position,
          "\(clash.key.name(.ascii)) already means \(clash.id.rawValue); \(name) stays as it"
            + " was."))
    }
  }

  private mutating func fail(_ value: TOMLValue, _ message: String) {
    failures.append(UserFileFailure(at: value.position, message))
  }

  private mutating func failUnknown(
    _ key: String, in table: TOMLTable, _ sentence: String, known: [String]
  ) {
    let hint = key.nearest(among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    failures.append(
      UserFileFailure(at: table.position(of: key), "\(sentence) \(key.shown).\(hint)"))
  }
}
