import Foundation
import Testing

/// The program as somebody has it who was handed the file alone.
@Suite("In an empty environment", .oneAtATime)
struct BareEnvironmentTests {
  /// The program that the build made, or another one, such as one that is linked statically.
  private static let program =
    ProcessInfo.processInfo.environment["TRIALTOP_STATIC"] ?? Program.path

  private func run(_ arguments: [String], in directory: String) throws -> Program.Result {
    try Program.run("/usr/bin/env", ["-i", Self.program] + arguments, in: directory)
  }

  @Test("themes, keys and a report come from any folder, without a variable set")
  func bare() throws {
    let folder = try TemporaryFolder()
    _ = try folder.il2Study()
    let elsewhere = try folder.folder("elsewhere")
    let themes = try run(["themes"], in: elsewhere)
    #expect(themes.status == 0 && themes.text.contains("okabe-ito"), "\(themes.errors)")
    let keys = try run(["keys"], in: elsewhere)
    #expect(keys.status == 0 && keys.text.contains("End the program."), "\(keys.errors)")
    let report = try run(["report", "../il2"], in: elsewhere)
    #expect(report.status == 0 && report.text.contains("33/156"), "\(report.errors)")
    #expect(report.errors.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
  }
}
