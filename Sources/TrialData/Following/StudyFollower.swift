public import TrialModel

/// Decides what is shown of a data directory that is read again and again, and whether that is live.
///
/// A value without a clock, a file or a thread: whoever holds it feeds it what happens and carries out
/// what it asks for. Times are milliseconds on a clock that never goes back.
///
///     var follower = StudyFollower()
///     for action in follower.handle(.folderDue, at: now) { … }
///
/// - At most one load is under way. A change that becomes known meanwhile is read after it.
/// - What was read replaces what is shown only if nothing keeps it from doing so
///   (`LoadSummary.reasonToHold`) or a person has asked for it. A folder without a study never does.
/// - What was read while a table was open for writing is not shown, unless there is nothing else to show
///   or a person has asked for it; it is never live.
/// - While a file goes on being written what is shown is stale, however well it was read.
public struct StudyFollower: Sendable, Equatable {
  /// Something that happened.
  public enum Event: Sendable, Equatable {
    /// The folder is not what was read last, and has come to rest.
    case folderDue
    /// The files that somebody is writing to now, in a fixed order; none of them if nobody is.
    case writing([String])
    /// Somebody has written to a file that is open.
    case written
    /// The load that was started last has ended.
    case loadEnded(LoadSummary)
    /// A person wants to see the folder as it is, whatever it lacks.
    case reloadRequested
    /// A person stops the load.
    case interrupted
    /// It is that late; due whenever `deadline` has come.
    case timePassed
  }

  /// Something to be done.
  public enum Action: Sendable, Equatable {
    /// Read the folder, and answer with `Event.loadEnded`.
    case startLoad
    /// End the load under way as soon as may be; it still answers.
    case stopLoad
    /// Report how far the load under way is.
    case reportProgress
    /// Show what the load that has just ended gave. `loss` is what it lacks; `isAccepted` is whether a
    /// person has asked for it in spite of that.
    case show(loss: StaleReason?, isAccepted: Bool)
    /// Keep what is shown, marked stale.
    case keep(StaleReason)
    /// Show that there is nothing to show.
    case wait(StaleReason)
  }

  /// How long a load takes before its progress is reported, and how often it is, in milliseconds.
  static let progressGrace: Int64 = 300
  static let progressInterval: Int64 = 200
  /// How long loads that are outdated when they end are not shown.
  static let patience: Int64 = 2000
  /// How long a table may be open for writing before what is shown is stale; and how long after that
  /// the folder is read at the latest.
  static let writingGrace: Int64 = 1000

  private struct Load: Sendable, Equatable {
    var isAccepted: Bool
    var isInterrupted = false
    var nextProgress: Int64
  }

  private struct Writing: Sendable, Equatable {
    var files: [String]
    var since: Int64
    /// The files that were named already.
    var named: [String] = []
  }

  /// A load that has to follow the one under way.
  private struct Request: Sendable, Equatable {
    var isAccepted: Bool
  }

  private var load: Load?
  private var next: Request?
  /// Since when every load was outdated when it ended.
  private var outdatedSince: Int64?
  private var writing: Writing?
  /// When to read again because files are written no more and nothing has come of it.
  private var recheck: Int64?
  /// What is shown.
  private var shown: LoadSummary?
  /// The last load that lacked nothing the one before it had.
  private var baseline: LoadSummary?
  /// What `shown` lacks.
  private var loss: StaleReason?
  /// Why what is shown is not what is in the folder.
  private var obstacle: StaleReason?
  /// Whether what is shown was asked for by a person.
  private var isAcceptedShown = false
  /// Whether the last load was passed over because a table was open for writing.
  private var isPassedOver = false

  /// A follower of a folder that has not been read.
  public init() {}

  /// How what is shown stands to what is in the folder.
  public var freshness: Freshness {
    guard shown != nil else { return obstacle.map { .waiting($0) } ?? .reading }
    if let obstacle { return .stale(obstacle) }
    if let loss { return .incomplete(loss) }
    return load == nil && writing == nil && !isPassedOver ? .live : .behind
  }

  /// When `Event.timePassed` is due at the latest; `nil` if only something else can happen.
  public var deadline: Int64? {
    let progress = load.flatMap { $0.isInterrupted ? nil : $0.nextProgress }
    return [progress, writingDue, recheck].compactMap { $0 }.min()
  }

  /// Takes something that happened; returns what has to be done about it, in that order.
  public mutating func handle(_ event: Event, at now: Int64) -> [Action] {
    let actions =
      switch event {
      case .folderDue: read(isAccepted: false, now)
      case .reloadRequested: read(isAccepted: true, now)
      case .writing(let files): note(writing: files, now)
      case .written: noteWritten(now)
      case .loadEnded(let summary): end(summary, now)
      case .interrupted: interrupt()
      case .timePassed: passTime(now)
      }
    // That a file was being written is no reason any more once nobody writes: if no change becomes
    // known, because it was taken back, the folder is read all the same.
    if isMarkedAsWritten, writing == nil, load == nil {
      recheck = recheck ?? now + StudyFollower.writingGrace
    } else {
      recheck = nil
    }
    return actions
  }
}

extension StudyFollower {
  /// Whether what is shown, or not shown, is so because a file was being written.
  private var isMarkedAsWritten: Bool {
    if isPassedOver { return true }
    if case .beingWritten? = obstacle ?? loss { return true }
    return false
  }

  private mutating func read(isAccepted: Bool, _ now: Int64) -> [Action] {
    guard load == nil else {
      next = Request(isAccepted: isAccepted || next?.isAccepted == true)
      return []
    }
    load = Load(isAccepted: isAccepted, nextProgress: now + StudyFollower.progressGrace)
    isPassedOver = false
    return [.startLoad]
  }

  private mutating func end(_ summary: LoadSummary, _ now: Int64) -> [Action] {
    guard let ended = load else { return [] }
    load = nil
    // What is still being written is named once more where the load found nothing wrong.
    writing?.since = now
    writing?.named = []
    let request = next
    next = nil
    guard let request else {
      outdatedSince = nil
      // What an interruption means was decided when it came.
      return ended.isInterrupted ? [] : judge(summary, isAccepted: ended.isAccepted)
    }
    if ended.isInterrupted { return read(isAccepted: request.isAccepted, now) }
    // Files changed meanwhile: what was read may be of two minds. A folder that is saved again and
    // again is shown all the same, as often as patience ends.
    let since = outdatedSince ?? now
    if now < since + StudyFollower.patience {
      outdatedSince = since
      return read(isAccepted: request.isAccepted || ended.isAccepted, now)
    }
    outdatedSince = nil
    let actions = judge(summary, isAccepted: ended.isAccepted)
    return actions + read(isAccepted: request.isAccepted, now)
  }

  private mutating func judge(_ summary: LoadSummary, isAccepted: Bool) -> [Action] {
    let open = Set(summary.openTables + (writing?.files ?? [])).sorted()
    if !open.isEmpty, shown != nil, !isAccepted {
      // Most files are closed in a moment; one that is not is named after the grace.
      isPassedOver = true
      return []
    }
    if let reason = summary.reasonToHold(after: shown), !isAccepted || !summary.hasStudy {
      return hold(reason)
    }
    if case .missing(let reason) = summary.outcome { return hold(.noStudy(reason)) }
    let lost = summary.reasonToHold(after: baseline)
    if lost == nil { baseline = summary }
    loss = open.isEmpty ? lost ?? summary.ownLoss() : .beingWritten(open)
    shown = summary
    isAcceptedShown = isAccepted
    obstacle = nil
    // What is shown says so already.
    if let files = writing?.files { writing?.named = files }
    return [.show(loss: loss, isAccepted: isAccepted)]
  }

  private mutating func hold(_ reason: StaleReason) -> [Action] {
    obstacle = reason
    return [shown == nil ? .wait(reason) : .keep(reason)]
  }

  private mutating func interrupt() -> [Action] {
    guard let running = load, !running.isInterrupted || next != nil else { return [] }
    load?.isInterrupted = true
    next = nil
    outdatedSince = nil
    return (running.isInterrupted ? [] : [.stopLoad]) + hold(.interrupted)
  }

  private mutating func note(writing files: [String], _ now: Int64) -> [Action] {
    if files.isEmpty {
      writing = nil
    } else if writing == nil {
      writing = Writing(files: files, since: now)
    } else {
      writing?.files = files
    }
    return []
  }

  /// What a person took while it was written is old once more is written; what was shown because there
  /// was nothing else never was more than a beginning.
  private mutating func noteWritten(_ now: Int64) -> [Action] {
    guard isAcceptedShown, obstacle == nil, let writing, writing.named == writing.files else {
      return []
    }
    self.writing?.named = []
    self.writing?.since = now
    return []
  }

  /// When the files that are being written have to be named; while the first load is under way, that
  /// is more than they.
  private var writingDue: Int64? {
    guard let writing, writing.files != writing.named, shown != nil || load == nil else {
      return nil
    }
    return writing.since + StudyFollower.writingGrace
  }

  private mutating func passTime(_ now: Int64) -> [Action] {
    var actions: [Action] = []
    if let due = recheck, now >= due { actions += read(isAccepted: false, now) }
    if let due = writingDue, now >= due, let files = writing?.files {
      writing?.named = files
      actions += hold(.beingWritten(files))
    }
    if let load, !load.isInterrupted, now >= load.nextProgress {
      self.load?.nextProgress = now + StudyFollower.progressInterval
      actions.append(.reportProgress)
    }
    return actions
  }
}

extension StudyFollower {
  /// Returns what a load lacks that is shown without an earlier one to hold it against, as a picture
  /// is; `nil` if it was read whole.
  public static func loss(ofFirst summary: LoadSummary) -> StaleReason? {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.loadEnded(summary), at: 0)
    return follower.loss
  }
}
