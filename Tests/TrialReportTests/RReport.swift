import Foundation

/// The leaves of a JSON report as R computed them: `Fixtures/r/report-*.csv`.
struct RReport {
  /// The paths in the order of the file.
  let paths: [String]
  /// The value at each path.
  let values: [String: String]

  init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/r/report-\(name).csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    var paths: [String] = []
    var values: [String: String] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      let path = String(parts[0])
      paths.append(path)
      values[path] = String(parts[1])
    }
    self.paths = paths
    self.values = values
  }
}
