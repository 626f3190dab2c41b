import Foundation
import Testing

@Suite("The model stands on its own")
struct ModelBoundaryTests {
  /// The code of the files in a folder of the dashboard and below, without comments, by file name.
  private func code(_ folder: String) throws -> [String: String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Dashboard/\(folder)")
    var code: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.hasSuffix(".swift") {
      let file = root.appendingPathComponent(path)
      let text = try String(contentsOf: file, encoding: .utf8)
      code[file.lastPathComponent] = text.replacing(/\/\/.*/, with: "")
    }
    return code
  }

  @Test("it draws nothing, and of panels and screen it names the catalog alone")
  func names() throws {
    var foreign: Set<String> = ["Canvas", "render", "captureFrame"]
    for folder in ["Panels", "Screen"] {
      let code = try code(folder)
      #expect(code.count > 10)
      for text in code.values {
        let declarations = /\n(?:public )?(?:final )?(?:struct|enum|class|protocol) (\w+)/
        foreign.formUnion(text.matches(of: declarations).map { String($0.output.1) })
      }
    }
    #expect(foreign.contains("SurfaceView") && foreign.contains("PanelInput"))
    foreign.remove("PanelCatalog")
    let model = try code("Model")
    #expect(model.count > 20)
    for (file, text) in model {
      let words = Set(text.matches(of: /\w+/).map { String($0.output) })
      #expect(words.isDisjoint(with: foreign), "\(file): \(words.intersection(foreign))")
    }
  }
}
