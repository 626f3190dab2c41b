import TrialModel
import TrialSimulation

/// The files of the study, read once for all tests.
struct StudyTables {
  static let il2 = StudyTables(files: IL2Study.files())

  let subjects: Table
  let responses: Table
  let times: Table
  let events: Table
  let measurements: Table
  let settings: String
  /// Rows of `subjects` with a randomization date, in file order.
  let randomized: [[String: String]]
  /// Best response by subject.
  let best: [String: String]

  init(files: [DataFile]) {
    func text(_ name: String) -> String {
      files.first { $0.name == name }?.text ?? ""
    }
    subjects = Table(csv: text("adsl.csv"))
    responses = Table(csv: text("adrs.csv"))
    times = Table(csv: text("adtte.csv"))
    events = Table(csv: text("adae.csv"))
    measurements = Table(csv: text("adtr.csv"))
    settings = text("study.toml")
    randomized = subjects.rows.filter { $0["RANDDT"] != "" }
    best = Dictionary(
      responses.rows.filter { $0["PARAMCD"] == "BOR" }
        .map { ($0["USUBJID", default: ""], $0["AVALC", default: ""]) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Randomized subjects of one arm, concurrent with the third arm only or all.
  func subjects(of arm: String, concurrent: Bool = false) -> [[String: String]] {
    randomized.filter {
      $0["ARMCD"] == arm && (!concurrent || $0["RANDDT", default: ""] >= Self.thirdArmOpened)
    }
  }

  /// Returns the number of them with one of the best responses.
  func count(of responses: Set<String>, _ arm: String, concurrent: Bool = false) -> Int {
    subjects(of: arm, concurrent: concurrent)
      .filter { responses.contains(best[$0["USUBJID", default: ""], default: ""]) }.count
  }

  /// The records of one endpoint by subject.
  func times(_ code: String) -> [String: [String: String]] {
    Dictionary(
      times.rows.filter { $0["PARAMCD"] == code }.map { ($0["USUBJID", default: ""], $0) },
      uniquingKeysWith: { first, _ in first })
  }

  static let thirdArmOpened = "1993-11-01"
  static let cutoff = "2003-01-31"
}

extension [String: String] {
  /// The day in a column, or `nil` if there is none.
  func day(_ column: String) -> Day? {
    let parts = self[column, default: ""].split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return Day(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The whole number in a column.
  func number(_ column: String) -> Int? {
    Int(self[column, default: ""])
  }
}

/// A CSV table as the tests read it: one dictionary per row.
struct Table {
  let columns: [String]
  let rows: [[String: String]]

  init(csv: String) {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var mayClose = false
    for scalar in csv.unicodeScalars {
      switch (scalar, isQuoted) {
      case ("\"", true):
        isQuoted = false
        mayClose = true
        continue
      case ("\"", false):
        // The second of two quotes is a quote in the field.
        if mayClose { field.append("\"") }
        isQuoted = true
      case (",", false):
        fields.append(field)
        field = ""
      case ("\n", false):
        records.append(fields + [field])
        fields = []
        field = ""
      default:
        field.unicodeScalars.append(scalar)
      }
      mayClose = false
    }
    let header = records.first ?? []
    columns = header
    rows = records.dropFirst().map { record in
      Dictionary(uniqueKeysWithValues: zip(header, record))
    }
  }
}
