import Foundation

/// The values R gave, and the data it was given; see `Fixtures/r/README.md`.
enum RReference {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/r")

  /// Survival blocks, edge cases, proportions, tables and special functions.
  static let expected = load("expected.json")

  /// What `expected.json` leaves out; from `further.R`.
  static let further = load("further.json")

  /// Cumulative incidences and cumulative hazards; from `incidence.R`.
  static let incidence = load("incidence.json")

  /// Exact permutation log-rank tests; from `permutation.R`.
  static let permutation = load("permutation.json")

  /// The data sets by name.
  static let inputs: [String: TrialInput] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "inputs"), includingPropertiesForKeys: nil)
    let pairs = (files ?? []).compactMap { file -> (String, TrialInput)? in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return (file.deletingPathExtension().lastPathComponent, TrialInput(csv: text))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  private static func load(_ name: String) -> JSON {
    (try? JSON(contentsOf: folder.appending(path: name))) ?? .null
  }
}

/// One of the data sets that R was given: rows with a missing value are left out, as R leaves them.
struct TrialInput: Sendable {
  var times: [Double] = []
  var isEvent: [Bool] = []
  var group: [Int] = []
  var strata: [Int]?
  var groupNames: [String] = []

  /// Reads `time,status,group[,stratum]`; groups are numbered in R's order of factor levels.
  init(csv: String) {
    let lines = csv.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingPrefix("\"").split(separator: "\"").joined()
      }
    }
    guard let header = lines.first else { return }
    let rows = lines.dropFirst().filter { row in !row.contains("NA") && !row.contains("") }
    times = rows.compactMap { Double($0[0]) }
    isEvent = rows.map { $0[1] == "1" }
    groupNames = Self.levels(rows.map { $0[2] })
    group = rows.map { row in groupNames.firstIndex(of: row[2]) ?? 0 }
    if header.count > 3 {
      let names = Self.levels(rows.map { $0[3] })
      strata = rows.map { row in names.firstIndex(of: row[3]) ?? 0 }
    }
  }

  var groupCount: Int { groupNames.count }

  /// The subjects of some groups, renumbered in the order given.
  func restricted(to groups: [Int]) -> TrialInput {
    var result = self
    let rows = group.indices.filter { groups.contains(group[$0]) }
    result.times = rows.map { times[$0] }
    result.isEvent = rows.map { isEvent[$0] }
    result.group = rows.map { groups.firstIndex(of: group[$0]) ?? 0 }
    result.strata = strata.map { strata in rows.map { strata[$0] } }
    result.groupNames = groups.map { groupNames[$0] }
    return result
  }

  private static func levels(_ names: [String]) -> [String] {
    let distinct = Set(names)
    let numbers = distinct.compactMap(Double.init)
    if numbers.count == distinct.count {
      return distinct.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
    }
    return distinct.sorted { $0.lowercased() < $1.lowercased() }
  }
}
