import Foundation
import TrialAnalysis
import TrialSimulation

/// Studies as the loader reads them from a folder.
enum WholeStudies {
  /// The interleukin-2 study.
  static let il2: Study = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "patients-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in IL2Study.files() {
      try? Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }()

  /// A study of the pharmaverse, with severities, screen failures and many endpoints.
  static let pharmaverse: Study = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/studies/pharmaverse-oncology-csv")
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }()
}
