import Cells

/// A grid as text that a person can review: its characters, and under them its styles.
struct SnapshotText {
  let text: String

  init(_ grid: Grid) {
    var letters: [Style: Character] = [:]
    var order: [Style] = []
    let alphabet = Array(
      ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&*+-/<=>?@^_~|;:")
    var map = ""
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let style = grid[column, row].style
        if letters[style] == nil {
          letters[style] = order.count < alphabet.count ? alphabet[order.count] : "¿"
          order.append(style)
        }
        map.append(letters[style] ?? "¿")
      }
      map += "\n"
    }
    let legend = order.map { "\(letters[$0] ?? "¿")  \(Self.name(of: $0))" }
    text =
      grid.text + "\n\nstyles\n" + map + "\nlegend\n" + legend.joined(separator: "\n") + "\n"
  }

  private static func name(of style: Style) -> String {
    var parts = [
      "\(name(of: style.foreground)) on \(name(of: style.background))"
    ]
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
      (.italic, "italic"),
    ]
    parts += names.filter { style.attributes.contains($0.0) }.map(\.1)
    return parts.joined(separator: " ")
  }

  private static func name(of color: Color) -> String {
    switch color {
    case .terminalDefault: return "default"
    case .palette(let number): return "palette \(number)"
    case .rgb(let red, let green, let blue, let fallback):
      let digits = [red, green, blue].map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      return "#\(digits.joined())/\(fallback)"
    }
  }
}
