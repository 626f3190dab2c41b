import TOMLKit
import TrialAnalysis
import TrialData

/// How the panels of every study are arranged, by the study's identifier; kept from run to run.
public struct StudyLayouts: Sendable, Equatable {
  private var layouts: [String: PanelLayout] = [:]

  /// None: every study begins with the overview.
  public init() {}

  /// Reads what `text` has written; what cannot be read is left out.
  public init(toml text: String) {
    guard TOMLHazards.firstLine(in: text) == nil, let root = try? TOMLTable(string: text) else {
      return
    }
    for identifier in root.keys {
      guard let table = root[identifier]?.table,
        let preset = table["preset"]?.string.flatMap(LayoutPreset.init)
      else { continue }
      func panels(_ key: String) -> Set<Int> {
        Set((table[key]?.array.map { $0.compactMap { $0.string } } ?? []).compactMap(Self.panel))
      }
      layouts[identifier] = PanelLayout(
        preset, hidden: panels("hidden").intersection(preset.panels),
        added: panels("added").subtracting(preset.panels))
    }
  }

  /// The arrangement of a study; the overview as it is takes no place.
  public subscript(identifier: String) -> PanelLayout {
    get { layouts[identifier] ?? PanelLayout() }
    set { layouts[identifier] = newValue == PanelLayout() ? nil : newValue }
  }

  /// All of it as TOML, the studies in the order of their identifiers.
  public var text: String {
    layouts.sorted { $0.key < $1.key }.map { identifier, layout in
      var lines = ["[\(Self.quoted(identifier))]", "preset = \"\(layout.preset.rawValue)\""]
      for (key, panels) in [("hidden", layout.hidden), ("added", layout.added)]
      where !panels.isEmpty {
        let names = panels.sorted().map { "\"\(PanelCatalog.titles[$0].lowercased())\"" }
        lines.append("\(key) = [\(names.joined(separator: ", "))]")
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func panel(_ name: String) -> Int? {
    PanelCatalog.titles.firstIndex { $0.lowercased() == name }
  }

  /// An identifier comes from the data and may have anything in it.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", " ": return String(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return "\"\(scalars.joined())\""
  }
}
