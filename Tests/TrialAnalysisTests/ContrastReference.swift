import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel

/// What `contrasts.R` gave, and the studies it was given.
enum ContrastReference {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/r")

  /// The file's content.
  private struct Content: Decodable, Sendable {
    struct Settings: Decodable, Sendable {
      let times: [Double]
      let landmark: Double
    }
    let settings: [String: Settings]
    let values: [String: Double?]
  }

  private static let content = Result {
    try JSONDecoder().decode(
      Content.self, from: Data(contentsOf: folder.appending(path: "contrasts.json")))
  }

  /// R's numbers; `nil` where there is none.
  static func values() throws -> [String: Double?] { try content.get().values }

  /// The rows of a CSV without quoted separators, its header left out.
  static func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != "\"" }
      }
    }
  }

  /// One of `inputs`, as a study with every pair of arms compared and the settings R was given.
  static func study(_ name: String) throws -> Study {
    let rows = try rows("inputs/\(name).csv").filter { !$0.contains("NA") && !$0.contains("") }
    let names = Set(rows.map { $0[2] }).sorted {
      (Double($0) ?? 0, $0.lowercased()) < (Double($1) ?? 0, $1.lowercased())
    }
    var study = names.reduce(StudyBuilder()) { $0.arm($1) }
    for first in names.indices {
      for second in names[..<first] { study = study.comparison(names[first], second) }
    }
    for (number, row) in rows.enumerated() {
      let days = try #require(Double(row[0]))
      study = study.subject("\(number)", arm: row[2], stratum: row.count > 3 ? row[3] : nil)
      study =
        row[1] == "1"
        ? study.event("OS", "\(number)", days: days)
        : study.censored("OS", "\(number)", days: days)
    }
    let given = try #require(content.get().settings[name])
    return study.settings { settings in
      settings.unit = .days
      settings.survivalTimes = given.times
      settings.landmark = given.landmark
      settings.isStratified = true
      settings.adjustment = .holm
    }.study
  }
}
