import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

/// The reports of `Fixtures/studies/no-two-alike`, made with one of its settings files.
struct ReportedStudy: CustomTestStringConvertible, Sendable {
  /// The name in snapshots and in the numbers of R.
  let name: String
  /// The settings file in the folder.
  let settings: String
  /// What is counted.
  let options: AnalysisOptions

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/studies/no-two-alike")

  /// The settings of its `study.toml`: a declared cut-off, confirmed responses, strata, Holm's P values.
  static let declared = ReportedStudy(
    name: "declared", settings: "study.toml", options: AnalysisOptions())
  /// As of an earlier day, the per-protocol patients, all of them compared, by the best responses on
  /// record.
  static let lookingBack = ReportedStudy(
    name: "looking-back", settings: "looking-back.toml",
    options: AnalysisOptions(
      population: .perProtocol, asOf: Day(year: 2016, month: 11, day: 30), cohort: .all))
  /// All of the data by WHO and the independent assessor, the treated of some sites and ages, from a
  /// landmark.
  static let filtered = ReportedStudy(
    name: "filtered", settings: "filtered.toml",
    options: AnalysisOptions(population: .safety, filter: "age>=45 & !(site=11)"))

  static let all = [declared, lookingBack, filtered]

  var testDescription: String { name }

  /// The reports in every format.
  struct Reports: Sendable {
    let text: String
    let markdown: String
    let json: String
  }

  /// The reports of every one, made once.
  private static let made = Dictionary(
    uniqueKeysWithValues: all.map { study in (study.name, Result { try Reports(study) }) })

  /// The reports.
  func reports() throws -> Reports {
    try ReportedStudy.made[name]?.get() ?? Reports(self)
  }

  /// The study and what was found in it.
  fileprivate func loaded() throws -> Loaded {
    let manager = FileManager.default
    let copy = manager.temporaryDirectory.appending(path: "trialtop-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: copy) }
    try manager.createDirectory(at: copy, withIntermediateDirectories: true)
    for file in try manager.contentsOfDirectory(atPath: ReportedStudy.folder.path)
    where file.hasSuffix(".csv") {
      try manager.createSymbolicLink(
        at: copy.appending(path: file),
        withDestinationURL: ReportedStudy.folder.appending(path: file))
    }
    try manager.createSymbolicLink(
      at: copy.appending(path: "study.toml"),
      withDestinationURL: ReportedStudy.folder.appending(path: settings))
    return StudyLoader(directory: copy.path).load().addingConsistencyFindings()
  }
}

extension ReportedStudy.Reports {
  fileprivate init(_ reported: ReportedStudy) throws {
    let loaded = try reported.loaded()
    guard let study = loaded.study else { throw CocoaError(.fileReadCorruptFile) }
    let analysis = Analysis(study, options: reported.options)
    let (findings, version) = (loaded.findings, "1.2.3")
    text = TextReport(study: study, analysis: analysis, findings: findings, version: version).text()
    markdown = MarkdownReport(
      study: study, analysis: analysis, findings: findings, version: version
    ).text()
    json = JSONReport(
      study: study, analysis: analysis, findings: findings, version: version
    ).text()
  }
}
