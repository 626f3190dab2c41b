/// When to read the folder again, worked out from what happened to its files.
///
/// Times are milliseconds on a clock that never goes back; the schedule has no clock of its own. While a
/// file is open for writing nothing is read, however long its writer pauses.
struct RefreshSchedule: Sendable, Equatable {
  /// Quiet needed after a change, so that files that arrive together are read together.
  static let quiet: Int64 = 50
  /// The longest a change may wait for quiet.
  static let longestWait: Int64 = 1000
  /// How long after its last write it is found out whether a file is open at all: not every way of
  /// writing opens it, and those that do not never close it.
  static let patience: Int64 = 2000

  private var firstChange: Int64?
  private var lastChange: Int64?
  /// Files written to and not closed yet, with the time of the last write.
  private var written: [String: Int64] = [:]
  /// Files that are known to be open, or may be.
  private(set) var held: Set<String> = []

  /// A file was changed as a whole: closed after writing, renamed, removed.
  mutating func changed(_ name: String, at time: Int64) {
    let wasOpen = written.removeValue(forKey: name) != nil || held.remove(name) != nil
    // What had to wait for a file to be closed waits for quiet from then on.
    if wasOpen, written.isEmpty, held.isEmpty { firstChange = nil }
    note(time)
  }

  /// A file was written to and is still open, as far as was reported.
  mutating func written(_ name: String, at time: Int64) {
    if !held.contains(name) { written[name] = time }
  }

  /// A file was found open: it is waited for until it is closed.
  mutating func held(_ name: String) {
    written[name] = nil
    held.insert(name)
  }

  /// Reports may have been missed: whether files that are waited for are open is found out anew.
  mutating func doubt(_ time: Int64) {
    for name in held { written[name] = time }
    held = []
  }

  /// Something changed that is not one file.
  mutating func note(_ time: Int64) {
    firstChange = firstChange ?? time
    lastChange = time
  }

  /// Files that somebody is writing to, by name.
  var open: [String] { (Array(written.keys) + held).sorted() }

  /// Files that were written to and have been quiet since; find out whether they are open.
  func quietFiles(at time: Int64) -> [String] {
    written.filter { time >= $0.value + RefreshSchedule.patience }.keys.sorted()
  }

  /// When to read, or to find out about quiet files, if nothing more happens; `nil` if there is no need.
  var deadline: Int64? {
    if let earliest = written.values.min() { return earliest + RefreshSchedule.patience }
    guard held.isEmpty, let first = firstChange, let last = lastChange else { return nil }
    return min(last + RefreshSchedule.quiet, first + RefreshSchedule.longestWait)
  }

  /// Whether it is time to read, in which case the schedule begins anew.
  mutating func takeDue(at time: Int64) -> Bool {
    guard written.isEmpty, held.isEmpty, let deadline, time >= deadline else { return false }
    self = RefreshSchedule()
    return true
  }
}
