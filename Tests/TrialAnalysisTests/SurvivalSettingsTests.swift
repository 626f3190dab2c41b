import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel

struct SurvivalSettingsTests {
  private func load(_ survival: String) throws -> Loaded {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "USUBJID,ARM,RANDDT\n1,A,2000-01-01\n"
      .write(to: folder.appending(path: "adsl.csv"), atomically: true, encoding: .utf8)
    try "[survival]\n\(survival)\n"
      .write(to: folder.appending(path: "study.toml"), atomically: true, encoding: .utf8)
    return StudyLoader(directory: folder.path(percentEncoded: false)).load()
  }

  @Test("study.toml says what to tell of survival")
  func settings() throws {
    let loaded = try load(
      "times = [12, 24.5]\nrmst = 24\nlandmark = 6.5\nstratified = true\nadjust = \"Holm\"")
    let settings = try #require(loaded.study).settings
    #expect(settings.survivalTimes == [12, 24.5])
    #expect(settings.restrictedMeanTime == 24)
    #expect(settings.landmark == 6.5)
    #expect(settings.isStratified)
    #expect(settings.adjustment == .holm)
    #expect(!loaded.findings.contains { $0.code.hasPrefix("setting") })
  }

  @Test("by default nothing but the usual times is asked for")
  func defaults() throws {
    let settings = try #require(try load("").study).settings
    #expect(settings.survivalTimes == nil)
    #expect(settings.restrictedMeanTime == nil)
    #expect(settings.landmark == nil)
    #expect(!settings.isStratified)
    #expect(settings.adjustment == .none)
  }

  @Test(
    "what is not a length of time is told and ignored",
    arguments: [
      "times = [12, -1]", "times = 12", "times = [\"12\"]", "rmst = 0", "rmst = inf",
      "landmark = nan", "landmark = \"6\"", "adjust = \"bonferroni\"", "stratified = 1",
    ])
  func wrong(line: String) throws {
    let loaded = try load(line)
    let settings = try #require(loaded.study).settings
    #expect(settings.survivalTimes == nil)
    #expect(settings.restrictedMeanTime == nil)
    #expect(settings.landmark == nil)
    #expect(settings.adjustment == .none)
    #expect(!settings.isStratified)
    #expect(loaded.findings.contains { $0.code == "setting-type" && $0.line == 2 })
  }
}
