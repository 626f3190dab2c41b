import TrialModel

/// The columns that trialtop knows of one kind of table; the raw values count from zero.
protocol TableColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The column's name in `study.toml`.
  var key: String { get }
  /// The names the column has in files, in order of preference, in upper case.
  var candidates: [String] { get }
  /// Which table it belongs to.
  static var table: TableNames { get }
}

/// What the tables of a role are called.
struct TableNames: Sendable {
  let role: TableRole
  /// The stems of its files, the preferred ones first; words of a stem are joined by `_`.
  let stems: [String]
  /// Its name in `study.toml` under `[columns]`.
  let settings: String
  /// Its name in the standard, `ADSL`.
  let standard: String
}

extension TableColumn {
  var key: String { snakeCaseName }

  /// The case's name in lower case, words joined by `_`.
  var snakeCaseName: String {
    var name = ""
    for character in String(describing: self) {
      if character.isUppercase { name += "_" }
      name += character.lowercased()
    }
    return name
  }
}

/// Where the known columns stand in one file.
///
/// A name from `study.toml` goes before the usual ones; names are compared without regard to case.
struct ColumnMap<Column: TableColumn> {
  /// For every column its place in the header, or -1.
  private var places = [Int](repeating: -1, count: Column.allCases.count)
  /// For every column the places of its less preferred names.
  private var others = [[Int]](repeating: [], count: Column.allCases.count)
  /// The file, and its column names as written.
  let file: String
  let header: [String]
  /// The columns of dates with cells that nothing shows how to read.
  var unread: Set<Column> = []

  init() {
    file = ""
    header = []
  }

  init(header: [String], file: String, overrides: [String: String], findings: inout FindingLog) {
    self.file = file
    self.header = header
    var byName: [String: Int] = [:]
    for (place, name) in header.enumerated() where byName[name.uppercased()] == nil {
      byName[name.uppercased()] = place
    }
    for column in Column.allCases {
      others[column.rawValue] = column.candidates.compactMap { byName[$0] }
      defer {
        others[column.rawValue].removeAll { $0 == places[column.rawValue] }
        reportDuplicate(column, findings: &findings)
      }
      if let wanted = overrides[column.key] {
        if let place = byName[wanted.uppercased()] {
          places[column.rawValue] = place
          continue
        }
        findings.add(
          .error, code: "column-missing", file: file, line: 1, column: wanted,
          problem: .file(.columnNotThere(wanted, key: column.key)))
      }
      if let name = column.candidates.first(where: { byName[$0] != nil }) {
        places[column.rawValue] = byName[name] ?? -1
      }
    }
  }

  /// The column's place, or -1.
  @inline(__always)
  subscript(column: Column) -> Int { places[column.rawValue] }

  /// Whether the file has the column.
  @inline(__always)
  func has(_ column: Column) -> Bool { places[column.rawValue] >= 0 }

  /// Where the column's less preferred names stand, for cells that are empty in the preferred one.
  func others(_ column: Column) -> [Int] { others[column.rawValue] }

  /// The name in that place of the header.
  func name(at place: Int) -> String { header[place] }

  /// The column's name in the file; the preferred name if the file does not have it.
  func name(_ column: Column) -> String {
    has(column) ? header[self[column]] : column.candidates.first ?? column.key
  }

  private func reportDuplicate(_ column: Column, findings: inout FindingLog) {
    guard has(column) else { return }
    let name = name(column).uppercased()
    guard header.dropFirst(self[column] + 1).contains(where: { $0.uppercased() == name }) else {
      return
    }
    findings.add(
      .warning, code: "column-duplicate", file: file, line: 1, column: name,
      problem: .file(.columnTwice(name)))
  }

  /// Says that the table cannot be used without the column.
  func reportMissing(_ column: Column, findings: inout FindingLog) {
    findings.add(
      .error, code: "column-missing", file: file, line: 1, column: name(column),
      problem: .file(
        .columnMissing(
          key: column.snakeCaseName, table: Column.table.settings,
          usual: Array(column.candidates.prefix(3)))))
  }
}
