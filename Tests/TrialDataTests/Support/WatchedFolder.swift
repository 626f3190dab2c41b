import Foundation
import TrialModel

@testable import TrialData

/// A watcher of a folder, with a clock that the test sets.
struct WatchedFolder {
  let watcher: DirectoryWatcher

  init(_ path: String, pollSeconds: Double? = nil) {
    watcher = DirectoryWatcher(directory: path, pollSeconds: pollSeconds)
    noteLoaded()
  }

  /// What is there now counts as loaded.
  func noteLoaded() {
    watcher.note(loaded: try? DirectoryListing(directory: watcher.directory))
  }

  /// Takes the kernel's reports, as if it were that time; false if there is none for 5 s.
  func hears(at now: Int64) -> Bool {
    guard isReadable(within: 5000) else { return false }
    // What one action brings may come in several parts, and under another descriptor.
    repeat { watcher.collect(now: now) } while isReadable(within: 0)
    return true
  }

  /// Whether the kernel has nothing to report.
  var isQuiet: Bool { !isReadable(within: 0) }

  func isDue(at now: Int64) -> Bool { watcher.isDue(now: now) }

  /// Hears of a change and finds it due after 50 ms of quiet, not before; then counts it as loaded.
  func isDueOnce(at now: Int64) -> Bool {
    guard hears(at: now), !isDue(at: now + 49), isDue(at: now + 50) else { return false }
    noteLoaded()
    return !isDue(at: now + 10_000)
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    guard let descriptor = watcher.descriptor else { return false }
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }
}

/// A file that is open for writing.
final class OpenFile {
  private let descriptor: Int32

  init(_ path: String, _ flags: Int32) {
    descriptor = open(path, O_WRONLY | flags, 0o644)
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    precondition(Foundation.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  deinit {
    close(descriptor)
  }

  /// Appends a text to a file and closes it.
  static func append(_ text: String, to path: String) {
    OpenFile(path, O_APPEND).write(text)
  }
}
