import Cells
import TOMLKit
import TrialAnalysis
import TrialData
import TrialModel

extension Preferences {
  /// Reads a configuration.
  ///
  ///     theme = "paper"
  ///     unit = "weeks"
  ///     mouse = false
  ///
  ///     [keys]
  ///     zoom = "F5"
  ///     next-panel = ["tab", "ctrl-n"]
  ///
  /// What cannot be used is told in `failures`, by its line; everything else is used.
  public init(toml text: String) {
    if let line = TOMLHazards.firstLine(in: text) {
      failures = [
        PreferenceFailure(line: line, message: "Neither a name nor a value can begin here.")
      ]
      return
    }
    do {
      let table = try TOMLTable(string: text)
      var reading = Reading(lines: TOMLLines(text))
      reading.read(table)
      self = reading.preferences
    } catch let error as TOMLParseError {
      failures = [
        PreferenceFailure(line: error.source.begin.line, message: "\(error.description).")
      ]
    } catch {
      failures = [PreferenceFailure(line: 0, message: "It is not TOML.")]
    }
  }

  /// A configuration on its way to preferences.
  private struct Reading {
    let lines: TOMLLines
    var preferences = Preferences()

    mutating func read(_ table: TOMLTable) {
      let known = ["keys", "mouse", "theme", "unit"]
      for key in table.keys.sorted() {
        guard let value = table[key] else { continue }
        switch key {
        case "theme":
          preferences.theme = value.string
          if value.string == nil { fail(key, "theme takes the name of a theme in quotes.") }
        case "unit":
          preferences.unit = value.string.flatMap { TimeUnit(rawValue: $0.lowercased()) }
          if preferences.unit == nil {
            let units = TimeUnit.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            fail(key, "unit takes one of \(units).")
          }
        case "mouse":
          if value.bool == nil { fail(key, "mouse takes true or false.") }
          preferences.usesMouse = value.bool ?? true
        case "keys":
          if let keys = value.table {
            read(keys: keys)
          } else {
            fail(key, "keys takes a table: [keys].")
          }
        default:
          fail(key, "There is no setting \(Self.quoted(key)).\(Self.hint(key, known))")
        }
      }
      preferences.failures.sort { $0.line < $1.line }
    }

    private mutating func read(keys table: TOMLTable) {
      var changes: [KeyChange] = []
      for name in table.keys.sorted() {
        guard let action = KeyMap.standard.actions.first(where: { $0.name == name }) else {
          let names = KeyMap.standard.actions.compactMap(\.name)
          fail(
            "keys.\(name)", "There is no action \(Self.quoted(name)).\(Self.hint(name, names))")
          continue
        }
        let written =
          table[name]?.string.map { [$0] }
          ?? table[name]?.array.flatMap { array in
            let texts = array.compactMap { $0.string }
            return texts.count == array.count ? texts : nil
          }
        guard let written else {
          fail("keys.\(name)", "\(name) takes a key in quotes, or a list of them.")
          continue
        }
        let keys = written.map { Key(named: $0) }
        if let wrong = zip(written, keys).first(where: { $1 == nil })?.0 {
          fail("keys.\(name)", "\(Self.quoted(wrong)) is no key; write \(Key.expectedNames).")
          continue
        }
        changes.append(KeyChange(action, keys: keys.compactMap { $0 }, line: line("keys.\(name)")))
      }
      let (map, clashes) = KeyMap.standard.changed(by: changes)
      preferences.keys = map
      for clash in clashes {
        let name = clash.change.action.name ?? ""
        let other = clash.action.name ?? ""
        preferences.failures.append(
          PreferenceFailure(
            line: clash.change.line,
            message: "\(clash.key.name(.ascii)) already means \(other); \(name) stays as it was."))
      }
    }

    private func line(_ path: String) -> Int { lines[path] }

    private mutating func fail(_ path: String, _ message: String) {
      preferences.failures.append(PreferenceFailure(line: line(path), message: message))
    }

    private static func quoted(_ name: String) -> String { "\"\(name.prefix(40))\"" }

    private static func hint(_ name: String, _ known: [String]) -> String {
      name.nearest(among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    }
  }
}
