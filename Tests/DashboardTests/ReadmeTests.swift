import Foundation
import Testing

@testable import Dashboard

@Suite("The manual")
struct ReadmeTests {
  @Test("lists the keys that the program has")
  func keys() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let manual = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(manual.contains(KeyMap.standard.markdownTable))
  }
}
