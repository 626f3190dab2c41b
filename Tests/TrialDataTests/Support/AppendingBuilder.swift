import Foundation

@testable import TrialData

/// Appends to the file that is being read.
struct AppendingBuilder: RowConsumer {
  let path: String

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    guard let handle = FileHandle(forWritingAtPath: path) else { return }
    handle.seekToEndOfFile()
    handle.write(Data("3,4\n".utf8))
    handle.closeFile()
  }
}

/// Replaces what is in the file that is being read, in its place.
struct RewritingBuilder: RowConsumer {
  let path: String
  /// `nil`: the file is left alone.
  let replacement: String?

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    guard let replacement, let handle = FileHandle(forWritingAtPath: path) else { return }
    handle.write(Data(replacement.utf8))
    handle.closeFile()
  }
}
