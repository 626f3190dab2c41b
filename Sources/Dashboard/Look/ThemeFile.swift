import Cells
import TOMLKit
import TrialAnalysis
import TrialData

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
  public init(toml: String, name: String) throws(ThemeFailure) {
    if let line = TOMLHazards.firstLine(in: toml) {
      throw ThemeFailure(
        key: "", line: line, message: "Neither a name nor a value can begin here.")
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      throw ThemeFailure(key: "", line: error.source.begin.line, message: error.description)
    } catch {
      throw ThemeFailure(key: "", message: "It is not TOML.")
    }
    self = try ThemeFile(text: toml, table: table).theme(named: name)
  }
}

/// A theme file that is TOML, on its way to a theme.
private struct ThemeFile {
  let text: String
  /// Kept for as long as its parts are read.
  let table: TOMLTable

  func theme(named name: String) throws(ThemeFailure) -> Theme {
    try refuseUnknown(in: table, known: ["summary", "background", "roles", "arms"], path: "")
    guard let roleTable = table["roles"]?.table else {
      throw failure("roles", "There is no [roles] table.")
    }
    let backgroundColor =
      try table["background"].map { (value) throws(ThemeFailure) in
        guard let part = value.table else { throw failure("background", expectedTable) }
        return try color(part, "color", "palette", path: "background")
      } ?? .terminalDefault
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      let path = "roles.\(role.key)"
      guard let value = roleTable[role.key] else {
        throw failure(path, "The role is missing.")
      }
      guard let part = value.table else { throw failure(path, expectedTable) }
      styles[role] = try style(part, on: backgroundColor, path: path)
    }
    try refuseUnknown(in: roleTable, known: Role.allCases.map(\.key), path: "roles.")
    var arms: [Style] = []
    if let values = table["arms"]?.array {
      for index in 0..<values.count {
        let path = "arms[\(index)]"
        guard let part = values[index].table else { throw failure(path, expectedTable) }
        arms.append(try style(part, on: backgroundColor, path: path))
      }
    }
    guard !arms.isEmpty else { throw failure("arms", "There is no [[arms]] table.") }
    return Theme(
      name: name, summary: table["summary"]?.string ?? "", background: backgroundColor,
      styles: styles, arms: arms)
  }

  private var expectedTable: String { "Expected a table such as { color = \"#c6cede\" }." }

  private func style(
    _ part: TOMLTable, on background: Color, path: String
  ) throws(ThemeFailure) -> Style {
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
      guard let isSet = value.bool else {
        throw failure("\(path).\(key)", "Expected true or false.")
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
  ) throws(ThemeFailure) -> Color {
    let written = part[colorKey]?.string ?? "default"
    if written == "default" { return .terminalDefault }
    guard let number = part[paletteKey]?.int, (0...15).contains(number) else {
      throw failure("\(path).\(paletteKey)", "Expected a number from 0 to 15.")
    }
    let palette = UInt8(number)
    if written == "terminal" { return .palette(palette) }
    let digits = written.utf8.dropFirst()
    guard written.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      let value = UInt32(written.dropFirst(), radix: 16), digits.first != UInt8(ascii: "+")
    else {
      throw failure(
        "\(path).\(colorKey)",
        "\"\(written)\" is no colour; expected \"#rrggbb\", \"terminal\" or \"default\".")
    }
    return .rgb(
      red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF),
      fallback: palette)
  }

  private func refuseUnknown(
    in part: TOMLTable, known: [String], path: String
  ) throws(ThemeFailure) {
    for key in part.keys.sorted() where !known.contains(key) {
      throw failure(path + key, "There is no such key; expected \(known.joined(separator: ", ")).")
    }
  }

  private func failure(_ key: String, _ message: String) -> ThemeFailure {
    ThemeFailure(key: key, line: line(of: key), message: message)
  }

  /// The line where a role or a top-level key begins, found by its name; 0 if it is not there.
  private func line(of key: String) -> Int {
    let parts = key.split(separator: ".")
    guard let wanted = parts.first == "roles" && parts.count > 1 ? parts[1] : parts.first else {
      return 0
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let name = line.drop { $0 == " " || $0 == "[" }.prefix {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
      }
      if name == wanted { return index + 1 }
    }
    return 0
  }
}
