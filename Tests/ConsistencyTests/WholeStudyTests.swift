import Foundation
import TestSupport
import Testing
import TrialData
import TrialModel
import TrialSimulation

struct WholeStudyTests {
  @Test("the founding study gives neither error nor warning")
  func foundingStudy() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "consistency-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in IL2Study.files() {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    let study = try #require(StudyLoader(directory: folder.path).load().study)
    #expect(study.subjects.count > 400)
    let findings = study.consistencyFindings()
    #expect(findings.filter { $0.severity != .note } == [])
  }

  @Test("a million bad adverse events make twenty findings in linear time")
  func many() {
    var study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", treated: "2000-01-01").study
    let count = 1_000_000
    for event in 0..<count {
      study.adverseEvents.append(subject: 0, start: 10_900, line: Int32(event + 2))
    }
    let findings = study.consistencyFindings()
    #expect(findings.count == 20)
    #expect(findings.reduce(0) { $0 + $1.count } == count)
  }
}
