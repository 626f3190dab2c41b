import TrialAnalysis
import TrialData
import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Follows a data directory for an event loop, a screen's or that of plain lines.
///
/// Watches the folder, gives what happens to it to a `StudyFollower`, runs the loads that one asks for
/// on a thread of their own, and has the alerts judged. What is left to do is handed out as reports.
final class FollowedFolder {
  /// Something to be shown or done.
  enum Report {
    /// A load that takes long is so far.
    case progress(LoadProgress)
    /// Show this study from now on; `loss` is what the folder lacks, `limit` what cannot be known of it.
    case show(Study, findings: [Finding], loss: StaleReason?, limit: FreshnessLimit?)
    /// Keep what is shown, marked stale.
    case keep(StaleReason)
    /// There is nothing to show; with what a load found, if one has ended.
    case wait(StaleReason, findings: [Finding]?)
    /// The alerts stand otherwise than before.
    case alerts([AlertState])
  }

  /// What reading the folder gave, and what is made of it away from the event loop.
  private struct Reading: Sendable {
    var loaded: Loaded
    var summary: LoadSummary
    var basis: AlertBasis?
  }

  private let directory: String
  private let disclosure: Disclosure
  private let watcher: DirectoryWatcher
  private let loads: Worker
  private let readings: Mailbox<Reading>
  private var follower = StudyFollower()
  private var alerts = AlertFollower()
  /// The load under way.
  private var control: LoadControl?

  /// A folder that is about to be followed; `nil` if there is no pipe or thread for it.
  init?(_ directory: String, pollSeconds: Double?, disclosing disclosure: Disclosure) {
    guard let readings = Mailbox<Reading>(), let loads = Worker() else { return nil }
    self.directory = directory
    self.disclosure = disclosure
    self.readings = readings
    self.loads = loads
    watcher = DirectoryWatcher(directory: directory, pollSeconds: pollSeconds)
  }

  /// What there is to wait for: something of it happens when there may be reports; another set after
  /// every call.
  var waits: [pollfd] {
    let readable = [readings.descriptor] + (watcher.descriptor.map { [$0] } ?? [])
    return readable.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      + (watcher.mounts.map { [pollfd(fd: $0, events: Int16(POLLPRI), revents: 0)] } ?? [])
  }

  /// When to ask for reports at the latest, in milliseconds; `nil` if only the descriptors can bring any.
  func deadline(now: Int64) -> Int64? {
    let alert = alerts.deadline.map { now + max(0, $0 - Clock.now) * 1000 }
    return [watcher.deadline(now: now), follower.deadline, alert].compactMap { $0 }.min()
  }

  /// Begins with the first load.
  func start(now: Int64) {
    _ = feed(.folderDue, now)
  }

  /// Takes whatever has happened; returns what has to be done about it.
  func reports(now: Int64) -> [Report] {
    watcher.collect(now: now)
    // A change comes before the end of a load that may not have seen it.
    var reports = watcher.isDue(now: now) ? feed(.folderDue, now) : []
    reports += feed(writing, now)
    for reading in readings.takeAll() {
      control = nil
      let loaded = reading.loaded
      watcher.note(loaded: loaded.listing, open: loaded.openTables, unseen: loaded.unseenTables)
      // Whoever was found writing is known before what was read is judged.
      reports += feed(writing, now)
      reports += feed(.loadEnded(reading.summary), now, reading)
    }
    if watcher.takeWritten() { reports += feed(.written, now) }
    reports += feed(.timePassed, now)
    if let states = alerts.judge(now: Clock.now, utcOffset: Clock.utcOffset) {
      reports.append(.alerts(states))
    }
    return reports
  }

  private var writing: StudyFollower.Event {
    .writing(watcher.filesBeingWritten.map { disclosure.shown(file: $0) })
  }

  /// Looks for changes that nobody reports; to be called when something else wakes the loop up anyway.
  func lookAgain(now: Int64) { watcher.lookAgain(now: now) }

  /// Reads the folder again, to be shown whatever it lacks.
  func reload(now: Int64) -> [Report] { feed(.reloadRequested, now) }

  /// Stops the load under way.
  func interrupt(now: Int64) -> [Report] { feed(.interrupted, now) }

  private func feed(
    _ event: StudyFollower.Event, _ now: Int64, _ reading: Reading? = nil
  ) -> [Report] {
    follower.handle(event, at: now).compactMap { action in
      switch action {
      case .startLoad: startLoad()
      case .stopLoad: control?.interrupt()
      case .reportProgress: return control.map { .progress($0.progress.disclosed(disclosure)) }
      case .show(let loss, let isAccepted):
        note(reading, isAccepted: isAccepted)
        return reading?.loaded.study.map {
          .show($0, findings: reading?.loaded.findings ?? [], loss: loss, limit: watcher.limit)
        }
      case .keep(let reason):
        note(reading, isAccepted: false)
        return .keep(reason)
      case .wait(let reason):
        note(reading, isAccepted: false)
        return .wait(reason, findings: reading?.loaded.findings)
      }
      return nil
    }
  }

  private func startLoad() {
    let control = LoadControl()
    self.control = control
    watcher.noteLoading()
    let loader = StudyLoader(directory: directory, today: Clock.today)
    let readings = self.readings
    let disclosure = self.disclosure
    loads.perform {
      let loaded = loader.load(disclosing: disclosure, control)
      readings.post(
        Reading(
          loaded: loaded, summary: LoadSummary(loaded),
          basis: loaded.study.map { AlertBasis($0) }))
    }
  }

  /// Alerts look at what was read, be it shown or held back.
  private func note(_ reading: Reading?, isAccepted: Bool) {
    if let basis = reading?.basis {
      alerts.note(basis, isAccepted: isAccepted)
    } else if let reason = reading?.loaded.missingReason {
      alerts.noteMissing(reason)
    }
  }
}
