import Foundation
import TrialAnalysis
import TrialData
import TrialModel
import TrialSimulation

/// Studies as the loader reads them from a folder.
enum WholeStudies {
  /// The interleukin-2 study.
  static let il2 = il2(asOf: nil)

  /// The folder of the interleukin-2 study as it was on a day; as it is now for `nil`.
  static func il2(asOf day: Day?) -> Study {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "patients-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in day.map({ IL2Study.files(asOf: $0) }) ?? IL2Study.files() {
      try? Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }

  /// A study of the pharmaverse, with severities, screen failures and many endpoints.
  static let pharmaverse: Study = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/studies/pharmaverse-oncology-csv")
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }()
}
