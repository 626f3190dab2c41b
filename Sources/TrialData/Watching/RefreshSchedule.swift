/// When to read the folder again, worked out from what happened to its files.
///
/// Times are milliseconds on a clock that never goes back; the schedule has no clock of its own.
struct RefreshSchedule: Sendable, Equatable {
  /// Quiet needed after a change, so that files that arrive together are read together.
  static let quiet: Int64 = 50
  /// The longest a change may wait for quiet.
  static let longestWait: Int64 = 1000
  /// A file that is open for writing is looked at after this long without a write.
  static let patience: Int64 = 2000

  private var firstChange: Int64?
  private var lastChange: Int64?
  /// Files written to and not closed yet, with the time of the last write.
  private(set) var open: [String: Int64] = [:]

  /// A file was changed as a whole: closed after writing, renamed, removed.
  mutating func changed(_ name: String, at time: Int64) {
    open[name] = nil
    note(time)
  }

  /// A file was written to and is still open.
  mutating func written(_ name: String, at time: Int64) {
    open[name] = time
  }

  /// Something changed that is not one file.
  mutating func note(_ time: Int64) {
    firstChange = firstChange ?? time
    lastChange = time
  }

  /// When to read again if nothing more happens; `nil` if there is no need.
  var deadline: Int64? {
    let patient = open.values.max().map { $0 + RefreshSchedule.patience }
    guard let first = firstChange, let last = lastChange else { return patient }
    let settled = min(last + RefreshSchedule.quiet, first + RefreshSchedule.longestWait)
    return patient.map { max($0, settled) } ?? settled
  }

  /// Whether it is time to read, in which case the schedule begins anew.
  mutating func takeDue(at time: Int64) -> Bool {
    guard let deadline, time >= deadline else { return false }
    self = RefreshSchedule()
    return true
  }
}
