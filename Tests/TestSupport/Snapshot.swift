public import Cells
import Foundation
public import Testing

/// Compares a drawn grid with the snapshot of that name beside the test file.
///
/// The file holds the text, then a map of the styles: one letter for each style that occurs,
/// explained under it. With RECORD_SNAPSHOTS=1 in the environment the file is written anew, and the run still
/// fails, so that it cannot pass by recording.
public func expectSnapshot(
  _ grid: Grid, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectSnapshot(
    text: SnapshotText(grid).text, named: name, filePath: filePath, sourceLocation: sourceLocation)
}

/// Compares a text in the same way.
public func expectSnapshot(
  text drawn: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record(
      "no snapshot \(name); RECORD_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
    return
  }
  guard drawn != expected else { return }
  Issue.record(
    "\(name) differs:\n\(LineDifference(from: expected, to: drawn).text)",
    sourceLocation: sourceLocation)
}
