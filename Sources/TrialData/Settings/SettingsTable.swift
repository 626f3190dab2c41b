import TOML
import TrialModel

/// One table of `study.toml`, read key by key: what is not read is unknown, what has another type
/// becomes a finding, and neither stops anything.
struct SettingsTable {
  /// The file's name.
  let file: String
  private let table: TOMLTable
  /// Its header, `[columns.subjects]` or `[[arm]]`; empty for the whole file.
  private let header: String
  private let path: String
  private var known: [String] = []

  /// The whole of a file.
  init(_ root: TOMLTable, file: String) {
    self.init(root, path: "", header: "", file: file)
  }

  private init(_ table: TOMLTable, path: String, header: String, file: String) {
    self.table = table
    self.path = path
    self.header = header
    self.file = file
  }

  mutating func string(_ key: String, _ findings: inout FindingLog) -> String? {
    value(key, .text, &findings, \.string)
  }

  mutating func bool(_ key: String, _ findings: inout FindingLog) -> Bool? {
    value(key, .truth, &findings, \.boolean)
  }

  mutating func count(_ key: String, _ findings: inout FindingLog) -> Int? {
    value(key, .count, &findings) { value in
      value.integer.flatMap { (0...1_000_000_000).contains($0) ? Int($0) : nil }
    }
  }

  /// A length of time, in whatever unit the settings are in.
  mutating func length(_ key: String, _ findings: inout FindingLog) -> Double? {
    value(key, .length, &findings) { SettingsTable.length($0) }
  }

  /// A list of lengths of time.
  mutating func lengths(_ key: String, _ findings: inout FindingLog) -> [Double]? {
    list(key, .lengths, &findings) { SettingsTable.length($0) }
  }

  private static func length(_ value: TOMLValue) -> Double? {
    guard let number = value.number, number > 0, number.isFinite else { return nil }
    return number
  }

  mutating func day(_ key: String, _ findings: inout FindingLog) -> Day? {
    value(key, .day, &findings) { value in
      value.localDate.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
    }
  }

  mutating func dateFormat(_ key: String, _ findings: inout FindingLog) -> DateFormat? {
    value(key, .choice(DateFormat.allCases.map(\.rawValue)), &findings) { value in
      value.string.flatMap { DateFormat(named: $0) }
    }
  }

  mutating func strings(_ key: String, _ findings: inout FindingLog) -> [String]? {
    list(key, .texts, &findings, \.string)
  }

  /// A text, or a list of some.
  mutating func oneOrMore(_ key: String, _ findings: inout FindingLog) -> [String]? {
    if let text = table[key]?.string {
      known.append(key)
      return [text]
    }
    return list(key, .texts, &findings, \.string)
  }

  /// One of the cases of an enumeration, without regard to case.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ findings: inout FindingLog
  ) -> Choice? {
    value(key, .choice(Choice.allCases.map(\.rawValue)), &findings) { value in
      guard let text = value.string else { return nil }
      return Choice.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    }
  }

  /// The table under a key.
  mutating func table(_ key: String, _ findings: inout FindingLog) -> SettingsTable? {
    let path = path.isEmpty ? key : "\(path).\(key)"
    return value(key, .table(key), &findings, \.table).map {
      SettingsTable($0, path: path, header: "[\(path)]", file: file)
    }
  }

  /// The tables of a list `[[key]]`.
  mutating func tables(_ key: String, _ findings: inout FindingLog) -> [SettingsTable] {
    let tables = list(key, .tables(key), &findings, \.table) ?? []
    return tables.map { SettingsTable($0, path: key, header: "[[\(key)]]", file: file) }
  }

  /// Reports the keys that nobody asked for, with the nearest one that exists.
  func reportUnknownKeys(_ findings: inout FindingLog) {
    for key in table.keys.sorted() where !known.contains(key) {
      report(
        .warning, "setting-unknown", key, at: table.position(of: key),
        .keyUnknown(
          key, table: header, nearest: key.nearest(among: known), known: known.sorted()),
        &findings)
    }
  }

  /// Reports that a key is needed and not there.
  func reportMissing(_ key: String, _ findings: inout FindingLog) {
    report(
      .error, "setting-missing", key, at: table.position, .keyMissing(key, table: header),
      &findings)
  }

  /// Reports that the value of a key cannot be.
  func reportWrong(_ key: String, _ expected: SettingValue, _ findings: inout FindingLog) {
    report("setting-type", key, .entryLeftOut(key: key, expected), &findings)
  }

  /// Reports something about a key, at its value.
  func report(
    _ code: String, _ key: String, _ problem: SettingsProblem, _ findings: inout FindingLog
  ) {
    report(.error, code, key, at: table[key]?.position, problem, &findings)
  }

  private func report(
    _ severity: Finding.Severity, _ code: String, _ key: String, at position: TOMLPosition?,
    _ problem: SettingsProblem, _ findings: inout FindingLog
  ) {
    findings.add(
      severity, code: code, file: file, line: position?.line ?? 0,
      character: position?.column ?? 0, column: key, problem: .settings(problem))
  }

  // Not inlined: the optimizer of Swift 6.3 stops on the body when it is merged into its callers.
  @inline(never)
  private mutating func value<Value>(
    _ key: String, _ expected: SettingValue, _ findings: inout FindingLog,
    _ read: (TOMLValue) -> Value?
  ) -> Value? {
    known.append(key)
    guard let found = table[key] else { return nil }
    if let value = read(found) { return value }
    reportIgnored(key, expected, at: found.position, &findings)
    return nil
  }

  /// The elements of a list; a finding is about the first that is wrong.
  @inline(never)
  private mutating func list<Element>(
    _ key: String, _ expected: SettingValue, _ findings: inout FindingLog,
    _ read: (TOMLValue) -> Element?
  ) -> [Element]? {
    guard let found = value(key, expected, &findings, \.array) else { return nil }
    var elements: [Element] = []
    for value in found {
      guard let element = read(value) else {
        reportIgnored(key, expected, at: value.position, &findings)
        return nil
      }
      elements.append(element)
    }
    return elements
  }

  private func reportIgnored(
    _ key: String, _ expected: SettingValue, at position: TOMLPosition, _ findings: inout FindingLog
  ) {
    report(
      .error, "setting-type", key, at: position, .settingIgnored(key: key, expected), &findings)
  }
}
