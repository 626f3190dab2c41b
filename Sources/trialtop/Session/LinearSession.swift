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
/// Above them stands when it was, whether it is live, and whom and until when is counted. Between
/// changes nothing runs and nothing is written.
final class LinearSession {
  private let directory: String
  private let options: AnalysisOptions
  private let sections: [TextReport.Section]
  private let watcher: DirectoryWatcher
  private let signals: Int32
  private var shown: Loaded?
  private var printed: [TextReport.Section: String] = [:]
  /// What was said last of the study as a whole, without the time.
  private var status = ""
  /// What is shown, in words; empty before the first study.
  private var facts = ""
  private var shownAt: Int64 = 0
  /// Since when somebody has been writing to a table.
  private var writingSince: Int64?

  /// How long a table may be open for writing before it is said that the numbers are stale.
  private static let writingGrace: Int64 = 1000

  init(
    directory: String, options: AnalysisOptions, sections: [TextReport.Section],
    watcher: DirectoryWatcher, signals: Int32
  ) {
    self.directory = directory
    self.options = options
    self.sections = sections
    self.watcher = watcher
    self.signals = signals
  }

  /// Runs until a signal comes, which it returns, or nobody reads what is written.
  func run() throws -> Int32? {
    guard try load() else { return nil }
    while true {
      guard wait() else { return nil }
      if let number = Signals.taken(from: signals) { return number }
      let now = Clock.milliseconds
      watcher.collect(now: now)
      if watcher.isDue(now: now) { guard try load() else { return nil } }
      guard noteWriting(now) else { return nil }
    }
  }

  /// Waits for something to happen; false once nobody reads what is written.
  private func wait() -> Bool {
    var descriptors = [
      pollfd(fd: 1, events: 0, revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    if let descriptor = watcher.descriptor {
      descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    let now = Clock.milliseconds
    let grace = writingSince.map { $0 + LinearSession.writingGrace }.flatMap { $0 > now ? $0 : nil }
    let due = [watcher.deadline(now: now), grace].compactMap { $0 }.min()
    _ = poll(
      &descriptors, nfds_t(descriptors.count), due.map { Int32(clamping: max(0, $0 - now)) } ?? -1)
    return descriptors[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
  }

  private func noteWriting(_ now: Int64) -> Bool {
    guard !watcher.filesBeingWritten.isEmpty else {
      writingSince = nil
      return true
    }
    let since = writingSince ?? now
    writingSince = since
    guard shown != nil, now >= since + LinearSession.writingGrace else { return true }
    return say(stale("\(watcher.filesBeingWritten.joined(separator: ", ")) is being written."))
  }

  private func load() throws -> Bool {
    let loaded = StudyLoader(directory: directory).load(disclosing: .all)
    watcher.note(loaded: loaded.listing)
    if case .hold(let reason) = LoadGate.judge(loaded, after: shown, isAccepted: false) {
      return say(stale(reason))
    }
    guard let study = loaded.study else {
      return say("waiting: \(loaded.absence ?? "There is no study.")")
    }
    let analysis = Analysis(study, options: options)
    if shown == nil { try StudyOptions.check(analysis) }
    shown = loaded
    shownAt = Clock.now
    facts = facts(analysis)
    let report = TextReport(
      study: study, analysis: analysis, findings: loaded.findings, version: Version.text)
    var text = ""
    for section in sections {
      let now = report.text(of: section)
      if printed[section] != now { text += now }
      printed[section] = now
    }
    return say("live; \(facts)", text)
  }

  private func stale(_ reason: String) -> String {
    "STALE: \(reason) Numbers of \(LinearSession.time(shownAt)); \(facts)"
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
