import Cells
import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialData
import TrialModel

@testable import Dashboard

/// A study in which every text is poisoned, on every panel and page, with every key.
@Suite("Text from outside on the screen")
struct PoisonedScreenTests {
  private typealias Fixture = AnalysisFixture

  /// The dashboard with the poisoned study loaded and a whole row of it to look up.
  private func runner(columns: Int, rows: Int, _ glyphs: GlyphSet) throws -> SyncRunner {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "trialtop-poison-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in PoisonedStudy.files() {
      try file.text.write(
        to: folder.appending(path: file.name), atomically: false, encoding: .utf8)
    }
    let loaded = StudyLoader(directory: folder.path).load(disclosing: .all)
    let study = try #require(loaded.study)
    var state = Fixture.state(nil, columns: columns, rows: rows)
    state.directory = "/data/\(PoisonedStudy.poison)"
    var runner = SyncRunner(Display(state, try Fixture.look("default", glyphs)), study: study) {
      file, line in
      let cells = [RawRecord.Cell(column: PoisonedStudy.poison, text: PoisonedStudy.poison)]
      return .row(RawRecord(file: file, line: line, cells: cells), isChanged: true)
    }
    let info = LoadedStudy(study, revision: 1, loadedAt: state.now)
    runner.send(.loaded(.study(info, findings: loaded.findings)))
    return runner
  }

  /// The texts that an effect hands to something outside.
  private func texts(_ effect: Effect) -> [String] {
    switch effect {
    case .copy(let text): [text]
    case .alert(let name, let message): [name, message]
    case .capture(let request): [request.panel ?? ""]
    case .setTheme(let name): [name]
    default: []
    }
  }

  @Test(
    "no key puts on the screen or the clipboard what steers a terminal",
    arguments: [(45, 14, 1), (120, 40, 2), (200, 60, 3)])
  func everyKey(columns: Int, rows: Int, seed: UInt64) throws {
    var runner = try runner(columns: columns, rows: rows, seed == 2 ? .unicode : .ascii)
    let keys = Array(Set(CommandCatalog.all.flatMap(\.steps).flatMap(\.keys)))
      .sorted { $0.name(.ascii) < $1.name(.ascii) }
    var random = SplitMix(seed: seed)
    var copies = 0
    for step in 0..<400 {
      // Every key once, then whatever comes; what is typed at a prompt is left by Esc now and then.
      let key = step < keys.count ? keys[step] : keys[random.next(keys.count)]
      for key in step % 7 == 6 ? [.escape, key] : [key] {
        for effect in runner.send(.input(.key(key))) {
          if case .copy = effect { copies += 1 }
          for text in texts(effect) {
            // A list is copied with tabs between its columns.
            let steering = PoisonedStudy.steering(in: text.replacing("\t", with: " "))
            #expect(steering.isEmpty, "\(key) hands on \(steering.prefix(4))")
          }
        }
        let steering = PoisonedStudy.steering(in: runner.display.frame().grid.text)
        guard steering.isEmpty else {
          Issue.record("\(key) shows \(steering.prefix(4))")
          return
        }
      }
    }
    #expect(copies > 0)
    let shown = runner.display.state.analysis?.title ?? ""
    #expect(!shown.isEmpty)
  }
}
