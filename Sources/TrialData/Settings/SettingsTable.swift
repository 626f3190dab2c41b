import TOMLKit
import TrialModel

/// One table of `study.toml`, read key by key: what is not read is unknown, what has another type is
/// told, and neither stops anything.
struct SettingsTable {
  private let table: TOMLTable
  private let path: String
  private let file: String
  private let lines: TOMLLines
  private var known: [String] = []

  init(_ table: TOMLTable, path: String, file: String, lines: TOMLLines) {
    self.table = table
    self.path = path
    self.file = file
    self.lines = lines
  }

  /// The line of a key, or of the table itself.
  func line(of key: String) -> Int {
    lines[path.isEmpty ? key : "\(path).\(key)"]
  }

  mutating func string(_ key: String, _ findings: inout FindingLog) -> String? {
    value(key, "a text in quotes", &findings) { $0.string }
  }

  mutating func bool(_ key: String, _ findings: inout FindingLog) -> Bool? {
    value(key, "true or false", &findings) { $0.bool }
  }

  mutating func count(_ key: String, _ findings: inout FindingLog) -> Int? {
    value(key, "a whole number from 0 to a billion", &findings) { value in
      value.int.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
    }
  }

  /// A length of time, in whatever unit the settings are in.
  mutating func length(_ key: String, _ findings: inout FindingLog) -> Double? {
    value(key, "a number above 0", &findings) { SettingsTable.length($0) }
  }

  /// A list of lengths of time.
  mutating func lengths(_ key: String, _ findings: inout FindingLog) -> [Double]? {
    value(key, "a list of numbers above 0: [12, 24]", &findings) { value in
      guard let array = value.array else { return nil }
      let lengths = array.compactMap { SettingsTable.length($0) }
      return lengths.count == array.count ? lengths : nil
    }
  }

  private static func length(_ value: any TOMLValueConvertible) -> Double? {
    guard let number = value.double ?? value.int.map(Double.init), number > 0, number.isFinite
    else { return nil }
    return number
  }

  mutating func day(_ key: String, _ findings: inout FindingLog) -> Day? {
    value(key, "a date such as 2003-01-31, without quotes", &findings) { value in
      value.date.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
    }
  }

  mutating func strings(_ key: String, _ findings: inout FindingLog) -> [String]? {
    value(key, "a list of texts: [\"...\"]", &findings) { value in
      guard let array = value.array else { return nil }
      let texts = array.compactMap { $0.string }
      return texts.count == array.count ? texts : nil
    }
  }

  /// One of the cases of an enumeration, without regard to case.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout FindingLog
  ) -> Choice? {
    let choices = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return value(key, "one of \(choices)", &findings) { value in
      guard let text = value.string else { return nil }
      return Choice.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    }
  }

  /// The table under a key.
  mutating func table(_ key: String, _ findings: inout FindingLog) -> SettingsTable? {
    let inner = value(key, "a table: [\(key)]", &findings) { $0.table }
    return inner.map {
      SettingsTable($0, path: path.isEmpty ? key : "\(path).\(key)", file: file, lines: lines)
    }
  }

  /// The tables of a list `[[key]]`.
  mutating func tables(_ key: String, _ findings: inout FindingLog) -> [SettingsTable] {
    let list = value(key, "a list of tables: [[\(key)]]", &findings) { value -> [TOMLTable]? in
      guard let array = value.array else { return nil }
      let tables = array.compactMap { $0.table }
      return tables.count == array.count ? tables : nil
    }
    return (list ?? []).enumerated().map { index, table in
      SettingsTable(table, path: "\(key)[\(index)]", file: file, lines: lines)
    }
  }

  /// Says which keys nobody asked for, with the nearest one that exists.
  func tellUnknownKeys(_ findings: inout FindingLog) {
    for key in table.keys.sorted() where !known.contains(key) {
      let place = path.isEmpty ? "" : " in [\(path)]"
      let near = key.nearest(among: known)
      findings.add(
        .warning, code: "setting-unknown", file: file, line: line(of: key), column: key,
        message: "There is no setting \"\(key.prefix(40))\"\(place).",
        remedy: near.map { "Did you mean \"\($0)\"?" }
          ?? "Known are \(known.sorted().joined(separator: ", ")).")
    }
  }

  /// Says that a key is needed and not there.
  func tellMissing(_ key: String, _ findings: inout FindingLog) {
    findings.add(
      .error, code: "setting-missing", file: file, line: lines[path], column: key,
      message: "[\(path)] has no \"\(key)\".", remedy: "The entry was left out.")
  }

  /// Says that the value of a key cannot be.
  func tellWrong(_ key: String, _ expected: String, _ findings: inout FindingLog) {
    findings.add(
      .error, code: "setting-type", file: file, line: line(of: key), column: key,
      message: "\"\(key)\" should be \(expected).", remedy: "The entry was left out.")
  }

  private mutating func value<Value>(
    _ key: String, _ expected: String, _ findings: inout FindingLog,
    _ read: (any TOMLValueConvertible) -> Value?
  ) -> Value? {
    known.append(key)
    guard let found = table[key] else { return nil }
    if let value = read(found) { return value }
    findings.add(
      .error, code: "setting-type", file: file, line: line(of: key), column: key,
      message: "\"\(key)\" should be \(expected).", remedy: "The setting was ignored.")
    return nil
  }
}
