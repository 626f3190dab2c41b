import Cells
public import Dashboard
import TOML

extension Theme {
  /// Reads a theme file.
  ///
  ///     summary = "Dark, for a screen that stays open"
  ///     background = { color = "#0c0f16", palette = 0 }
  ///
  ///     [roles]
  ///     text = { color = "#c6cede", palette = 7 }
  ///     stale = { color = "#0c0f16", palette = 0, on = "#ffb454", on-palette = 3, bold = true }
  ///
  ///     [[arms]]
  ///     color = "#ffb454"
  ///     palette = 11
  ///
  /// A colour is `"#rrggbb"` with a `palette` number from 0 to 15 that stands in for it where a
  /// terminal has no more, or `"terminal"` with the `palette` number alone, or `"default"`.
  ///
  /// - Throws: `UserFileFailure` with the first key that is missing, unknown or wrong.
  public init(toml: String, name: String) throws(UserFileFailure) {
    let root: TOMLTable
    do {
      root = try TOMLTable(parsing: toml)
    } catch {
      throw UserFileFailure(error)
    }
    self = try ThemeFile(root: root).theme(named: name)
  }
}

/// A theme file that is TOML, on its way to a theme.
private struct ThemeFile {
  let root: TOMLTable

  func theme(named name: String) throws(UserFileFailure) -> Theme {
    try refuseUnknown(in: root, known: ["summary", "background", "roles", "arms"], path: "")
    guard let roles = root["roles"]?.table else {
      throw UserFileFailure(
        key: "roles", at: root["roles"]?.position, "There is no [roles] table.")
    }
    var background = Color.terminalDefault
    if let value = root["background"] {
      let path = "background"
      background = try color(try table(value, path), "color", "palette", path: path)
    }
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      let path = "roles.\(role.key)"
      guard let value = roles[role.key] else {
        throw UserFileFailure(key: path, at: roles.position, "The role is missing.")
      }
      styles[role] = try style(try table(value, path), on: background, path: path)
    }
    try refuseUnknown(in: roles, known: Role.allCases.map(\.key), path: "roles.")
    var arms: [Style] = []
    for (index, value) in (root["arms"]?.array ?? []).enumerated() {
      let path = "arms[\(index)]"
      arms.append(try style(try table(value, path), on: background, path: path))
    }
    guard !arms.isEmpty else {
      throw UserFileFailure(
        key: "arms", at: root["arms"]?.position, "There is no [[arms]] table.")
    }
    return Theme(
      name: name, summary: root["summary"]?.string ?? "", background: background, styles: styles,
      arms: arms)
  }

  private func table(_ value: TOMLValue, _ path: String) throws(UserFileFailure) -> TOMLTable {
    guard let table = value.table else {
      throw UserFileFailure(
        key: path, at: value.position, "Expected a table such as { color = \"#c6cede\" }.")
    }
    return table
  }

  private func style(
    _ part: TOMLTable, on background: Color, path: String
  ) throws(UserFileFailure) -> Style {
    let emphasis: [(String, Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
      ("italic", .italic),
    ]
    try refuseUnknown(
      in: part, known: ["color", "palette", "on", "on-palette"] + emphasis.map(\.0),
      path: path + ".")
    var attributes: Attributes = []
    for (key, attribute) in emphasis {
      guard let value = part[key] else { continue }
      guard let isSet = value.boolean else {
        throw UserFileFailure(
          key: "\(path).\(key)", at: value.position, "Expected true or false.")
      }
      if isSet { attributes.insert(attribute) }
    }
    return Style(
      foreground: try color(part, "color", "palette", path: path),
      background: part["on"] == nil
        ? background : try color(part, "on", "on-palette", path: path),
      attributes: attributes)
  }

  private func color(
    _ part: TOMLTable, _ colorKey: String, _ paletteKey: String, path: String
  ) throws(UserFileFailure) -> Color {
    let written = part[colorKey]?.string ?? "default"
    if written == "default" { return .terminalDefault }
    guard let number = part[paletteKey]?.integer, (0...15).contains(number) else {
      throw UserFileFailure(
        key: "\(path).\(paletteKey)", at: part[paletteKey]?.position ?? part.position,
        "Expected a number from 0 to 15.")
    }
    let palette = UInt8(number)
    if written == "terminal" { return .palette(palette) }
    let digits = written.utf8.dropFirst()
    guard written.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      let value = UInt32(written.dropFirst(), radix: 16), digits.first != UInt8(ascii: "+")
    else {
      throw UserFileFailure(
        key: "\(path).\(colorKey)", at: part[colorKey]?.position,
        "\(written.shown) is no colour; expected \"#rrggbb\", \"terminal\" or \"default\".")
    }
    return .rgb(
      red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF),
      fallback: palette)
  }

  private func refuseUnknown(
    in part: TOMLTable, known: [String], path: String
  ) throws(UserFileFailure) {
    guard let key = part.keys.first(where: { !known.contains($0) }) else { return }
    throw UserFileFailure(
      key: path + key, at: part.position(of: key),
      "There is no such key; expected \(known.joined(separator: ", ")).")
  }
}
