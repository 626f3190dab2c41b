import Capture
import Cells
import Dashboard
import Foundation
import Testing
import TrialData
import TrialModel
import TrialReport

@testable import trialtop

@Suite("pictures on their way to files")
struct CaptureWriterTests {
  /// A format that has no way to write what is on the screen.
  private struct Refusing: CaptureFormat {
    static let fileExtension = "none"

    func data(for pages: [Capture.Page]) throws(CaptureFailure) -> [UInt8] {
      throw .singlePage(format: "none", pages: 2)
    }
  }

  private func state(_ directory: String) throws -> State {
    let study = try #require(StudyLoader(directory: directory).load().study)
    let start = State(
      size: Size(columns: 120, rows: 40), now: 1_044_273_600, directory: directory, version: "1.0")
    var runner = SyncRunner(Display(start, look), study: study)
    let loaded = LoadedStudy(study, revision: 1, loadedAt: 1_044_273_600)
    runner.send(.loaded(.study(loaded, findings: [])))
    return runner.display.state
  }

  private let look = Look(theme: .plain, glyphs: .unicode)

  @Test("a format that fails is told in words on the screen, and no file is left of the others")
  func failure() throws {
    let folder = try TemporaryFolder()
    let pictures = try folder.folder("pictures")
    var state = try state(try folder.il2Study())
    let writer = CaptureWriter(directory: pictures)
    let request = CaptureRequest()
    let failure = CaptureFailure.singlePage(format: "none", pages: 2)
    #expect(throws: failure) {
      try writer.save(state, look, request, as: [TextCapture(), Refusing()])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: pictures).isEmpty)
    var display = Display(state, look)
    _ = display.handle(.failed("\(failure)"))
    state = display.state
    #expect(render(state, look).grid.text.contains("A file in the format none holds one page"))
    let paths = try writer.save(state, look, request)
    #expect(paths.map { URL(fileURLWithPath: $0).pathExtension } == ["txt", "svg"])
    #expect(paths.allSatisfy(FileManager.default.fileExists))
  }

  @Test("a picture saved after a file was rewritten names the bytes that were counted")
  func rewritten() throws {
    let folder = try TemporaryFolder()
    let directory = try folder.il2Study()
    let sum = try Program.run("/usr/bin/sha256sum", ["\(directory)/adsl.csv"]).text.prefix(64)
    let state = try state(directory)
    for file in ["adsl.csv", "adae.csv"] {
      try "gone".write(toFile: "\(directory)/\(file)", atomically: false, encoding: .utf8)
    }
    let page = CaptureWriter.page(state, look)
    #expect(page.provenance.line.contains("\"name\":\"adsl.csv\",\"role\":\"subjects\""))
    #expect(page.provenance.line.contains(sum))
    let paths = try CaptureWriter(directory: folder.path).save(state, look, CaptureRequest())
    for path in paths {
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains(sum), "\(path)")
    }
  }
}
