public import Dashboard
import TOML

extension StudyLayouts {
  /// Reads what `toml` has written; what cannot be read is left out.
  public init(toml text: String) {
    self.init()
    guard let root = try? TOMLTable(parsing: text) else { return }
    for identifier in root.keys {
      guard let table = root[identifier]?.table,
        let preset = table["preset"]?.string.flatMap(LayoutPreset.init)
      else { continue }
      func panels(_ key: String) -> Set<PanelID> {
        Set((table[key]?.array ?? []).compactMap(\.string).compactMap(PanelCatalog.panel(named:)))
      }
      self[identifier] = PanelLayout(
        preset, hidden: panels("hidden").intersection(preset.panels),
        added: panels("added").subtracting(preset.panels))
    }
  }

  /// All of it as TOML, the studies in the order of their identifiers, which come from the data and may
  /// have anything in them.
  public var toml: String {
    identifiers.map { identifier in
      let layout = self[identifier]
      var lines = ["[\(identifier.tomlQuoted)]", "preset = \(layout.preset.rawValue.tomlQuoted)"]
      for (key, panels) in [("hidden", layout.hidden), ("added", layout.added)]
      where !panels.isEmpty {
        let names = PanelCatalog.ids.filter(panels.contains).map(\.name.tomlQuoted)
        lines.append("\(key) = [\(names.joined(separator: ", "))]")
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
