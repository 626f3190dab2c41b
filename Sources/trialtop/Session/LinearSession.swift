import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The study as lines that scroll by, for screen readers and logs: at the start every panel that was
/// asked for, then, whenever the folder has changed, those in which anything is another now.
///
/// Above them stand the time, whether it is live, the population and the cut-off. Between
/// changes nothing is written, and nothing runs but a look at the folder every minute.
final class LinearSession {
  private let folder: FollowedFolder
  private let options: AnalysisOptions
  private let sections: [TextReport.Section]
  private let alertCommand: AlertCommand?
  private let signals: Int32
  private var printed: [TextReport.Section: String] = [:]
  /// The status of the study that was written last, without the time.
  private var status = ""
  /// What is shown, in words; empty before the first study.
  private var facts = ""
  private var shownAt: Int64 = 0
  private var alerts: [Alert] = []
  /// When to look for changes that nobody reports.
  private var nextLook: Int64

  init(
    _ folder: FollowedFolder, options: AnalysisOptions, sections: [TextReport.Section],
    alertCommand: AlertCommand?, signals: Int32
  ) {
    self.folder = folder
    self.options = options
    self.sections = sections
    self.alertCommand = alertCommand
    self.signals = signals
    nextLook = Clock.milliseconds + 60_000
  }

  /// Runs until a signal comes, which it returns, or nobody reads what is written.
  func run() throws -> Int32? {
    folder.start(now: Clock.milliseconds)
    while true {
      guard wait() else { return nil }
      if let number = Signals.taken(from: signals) { return number }
      for item in folder.reports(now: Clock.milliseconds) {
        guard try follow(item) else { return nil }
      }
    }
  }

  /// Waits for something to happen; false once nobody reads what is written.
  private func wait() -> Bool {
    var descriptors = [pollfd(fd: 1, events: 0, revents: 0)]
    descriptors.append(pollfd(fd: signals, events: Int16(POLLIN), revents: 0))
    descriptors += folder.waits
    let now = Clock.milliseconds
    if now >= nextLook {
      folder.lookAgain(now: now)
      nextLook = now + 60_000
    }
    let due = min(folder.deadline(now: now) ?? nextLook, nextLook)
    _ = poll(&descriptors, nfds_t(descriptors.count), Int32(clamping: max(0, due - now)))
    return descriptors[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
  }

  /// Does what the folder brought; false if nobody reads what is written.
  private func follow(_ item: FollowedFolder.Report) throws -> Bool {
    switch item {
    case .progress: return true
    case .show(let study, let findings, let loss, let limit):
      return try show(study, findings, loss, limit)
    case .keep(let reason):
      return say(
        "STALE: \(reason.clause(reloadKey: nil)) Numbers of \(LinearSession.time(shownAt)); \(facts)"
      )
    case .wait(let reason, _): return say("waiting: \(reason.sentence(reloadKey: nil))")
    case .alerts(let states):
      for alert in alerts.update(with: states, now: Clock.now).raised {
        alertCommand?.run(name: alert.name, message: alert.message) {
          FileSystem.say("\($0)\n", to: 2)
        }
      }
      return true
    }
  }

  private func show(
    _ study: Study, _ findings: [Finding], _ loss: StaleReason?, _ limit: FreshnessLimit?
  ) throws -> Bool {
    let analysis = Analysis(study, options: options)
    if facts.isEmpty { try StudyOptions.check(analysis) }
    shownAt = Clock.now
    facts = facts(analysis)
    let report = TextReport(
      study: study, analysis: analysis, findings: findings, state: StudyState(loss: loss),
      version: Version.text)
    var text = ""
    for section in sections {
      let now = report.text(of: section)
      if printed[section] != now { text += now }
      printed[section] = now
    }
    let unknown = limit.map { " (\($0.phrase))" } ?? ""
    let health = loss.map { "INCOMPLETE: \($0.clause(reloadKey: nil)) " } ?? "live\(unknown); "
    return say(health + facts, text)
  }

  private func facts(_ analysis: Analysis) -> String {
    var facts = [analysis.title]
    if let cutoff = analysis.cutoff {
      facts.append(
        cutoff.isLookingBack
          ? "AS OF \(cutoff.day)" : "cut-off \(cutoff.day) (\(cutoff.source.name))")
    }
    facts.append("\(analysis.population.rawValue) \(analysis.subjectCount)")
    if let filter = analysis.filter {
      facts.append("FILTER \(filter.text): \(filter.kept) of \(filter.total)")
      if let failure = filter.failure { facts.append(failure.sentence) }
    }
    return facts.joined(separator: "; ")
  }

  /// Writes the status with the time and what follows it, unless both are known; false if nobody
  /// reads it.
  private func say(_ status: String, _ text: String = "") -> Bool {
    guard status != self.status || !text.isEmpty else { return true }
    self.status = status
    let lines = "\(LinearSession.time(Clock.now)) \(status)\n\(text)"
    return FileSystem.say(lines)
  }

  /// A moment on the local clock: `2026-11-24 15:46:49`.
  private static func time(_ moment: Int64) -> String {
    let offset = Clock.utcOffset
    let time = ClockText.time(moment, utcOffset: offset, hasSeconds: true)
    return "\(Day(time: moment, utcOffset: offset)) \(time)"
  }
}
