import TestSupport
import Testing
import TrialModel

@testable import TrialData

/// The follower among people who write, cut, take back and restore tables, press keys at any moment,
/// and loads that end late.
@Suite("Study follower, whatever comes in between")
struct FollowerInvariantTests {
  @Test("live is what was read whole, what was held back is never shown, and no change is lost")
  func invariants() {
    var steps = 0
    var ends: [String: Int] = [:]
    for seed in 1...Effort.rounds(600) {
      var office = Office(seed: UInt64(seed))
      // Every fourth time there is hardly time for anything: the first loads meet it as well.
      let most = seed % 4 == 0 ? 8 : 240
      for _ in 0..<Int.random(in: 0...most, using: &office.random) where office.broken.isEmpty {
        office.act()
        steps += 1
      }
      office.comeToRest()
      ends[office.end, default: 0] += 1
      office.restore()
      #expect(office.broken == [], "seed \(seed)")
      if !office.broken.isEmpty { return }
    }
    #expect(steps > 50_000)
    // What the invariants are about has to happen.
    for end in ["live", "incomplete", "stale", "waiting"] {
      #expect(ends[end, default: 0] > 10, "\(ends)")
    }
  }
}

/// What is in the folder.
private struct Tables: Equatable {
  var subjects = 10
  /// `nil`: there is no such table.
  var events: Int? = 20
  var isCut = false
  var hasSubjects = true

  var summary: LoadSummary {
    guard hasSubjects else { return LoadSummary(outcome: .missing(.noSubjectTable)) }
    func file(_ name: String, _ role: TableRole, _ rows: Int) -> SourceFile {
      SourceFile(name: name, role: role, format: "csv", rows: rows, bytes: rows, modified: 0)
    }
    var files = [file("adsl.csv", .subjects, subjects)]
    if let events { files.append(file("adae.csv", .adverseEvents, events)) }
    let counts = LoadSummary.Counts(
      identifier: "S", files: files, subjects: subjects, arms: ["A": subjects],
      records: [.adverseEvents: events ?? 0])
    let cut = IncompleteFile(role: .adverseEvents, name: "adae.csv", defect: .endsInLine(9))
    return LoadSummary(outcome: .study(counts), incomplete: isCut ? [cut] : [])
  }

  /// Whether something would vanish, or be half there, if this replaced `other`.
  func lacks(something other: Tables) -> Bool {
    isCut || !hasSubjects || subjects < other.subjects || events ?? -1 < other.events ?? -1
  }
}

/// A folder with a watcher, a loader and a person, and what must hold of the follower that serves them.
private struct Office {
  /// A load under way.
  private struct Load {
    var seen: Tables
    /// Which version of the folder it set out to read.
    var version: Int
    var startedAt: Int64
    var endsAt: Int64
    var isStopped = false
    /// Whether a change became known since it began.
    var isOutdated = false
  }

  var random: SplitMix
  private var follower = StudyFollower()
  private var now: Int64 = 0

  private var tables = Tables()
  /// The most that ever was in the folder.
  private var most = Tables()
  private var version = 0
  /// When the folder was changed last, until the watcher has reported it.
  private var changedAt: Int64?
  /// Which version the watcher takes as read, and which change it reported last.
  private var notedVersion = -1
  private var toldVersion = -1
  private var open: [String] = []

  private var load: Load?
  /// What is shown, and of which version.
  private var shown: (tables: Tables, version: Int, isOpen: Bool)?
  /// What has been shown without lacking anything: what is shown has to be as much.
  private var baseline: Tables?
  /// Whether a person has asked for the folder as it is, and the answer is awaited.
  private var isAccepted = false
  /// Whether the last thing a person or the folder wanted was that a load be stopped.
  private var isStopped = false
  /// What did not hold.
  private(set) var broken: [String] = []

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    if Bool.random(using: &random) { tables.hasSubjects = false }
    if Int.random(in: 0..<4, using: &random) == 0 { tables.isCut = true }
    feed(.folderDue)
    toldVersion = version
  }

  private mutating func require(_ condition: Bool, _ what: String) {
    if !condition { broken.append("\(what), at \(now)") }
  }

  // MARK: What happens

  /// Somebody does something, and some time passes.
  mutating func act() {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: change { $0.subjects += 1 }
    case 1: change { $0.events = ($0.events ?? 0) + 2 }
    case 2: change { $0.isCut.toggle() }
    case 3: change { $0.events = max(0, ($0.events ?? 0) - 3) }
    case 4: change { $0.events = nil }
    case 5: change { $0.hasSubjects.toggle() }
    case 6, 7:
      let most = most
      change { $0 = most }
    case 8, 9:
      open = [["adae.csv"], ["adae.csv", "adsl.csv"]].randomElement(using: &random) ?? []
    case 10: close()
    case 11: ask()
    case 12: stop()
    default: break
    }
    let pauses: [ClosedRange<Int64>] = [0...5, 1...60, 50...400, 300...3000]
    pass(Int64.random(in: pauses.randomElement(using: &random) ?? 0...1, using: &random))
  }

  private mutating func change(_ body: (inout Tables) -> Void) {
    let before = tables
    body(&tables)
    guard tables != before else { return }
    version += 1
    changedAt = now
    if tables.hasSubjects {
      most.subjects = max(most.subjects, tables.subjects)
      most.events = max(most.events ?? 0, tables.events ?? 0)
    }
  }

  /// Whoever writes is done: mostly something has changed, sometimes the file is taken back.
  private mutating func close() {
    guard !open.isEmpty else { return }
    open = []
    if Int.random(in: 0..<3, using: &random) > 0 { change { $0.events = ($0.events ?? 0) + 1 } }
  }

  private mutating func ask() {
    isAccepted = true
    isStopped = false
    load?.isOutdated = true
    feed(.reloadRequested)
  }

  private mutating func stop() {
    guard load != nil else {
      feed(.interrupted)
      return
    }
    isAccepted = false
    isStopped = true
    load?.isOutdated = false
    feed(.interrupted)
    require(load?.isStopped == true, "a load went on that was to be stopped")
  }

  /// The event loop: turns whenever something is due, until so much time has passed.
  private mutating func pass(_ time: Int64) {
    let end = now + time
    turn()
    while let due = nextDue(), due <= end, broken.isEmpty {
      now = max(now, due)
      turn()
    }
    now = end
  }

  /// When something is due next, the past included.
  private func nextDue() -> Int64? {
    let told = open.isEmpty ? changedAt.map { $0 + 50 } : nil
    return [follower.deadline, told, load?.endsAt].compactMap { $0 }.min()
  }

  private mutating func turn() {
    if open.isEmpty, let since = changedAt, now >= since + 50 {
      changedAt = nil
      if load != nil || version != notedVersion {
        toldVersion = version
        isStopped = false
        load?.isOutdated = true
        feed(.folderDue)
      }
    }
    feed(.writing(open))
    if let ended = load, now >= ended.endsAt { finish(ended) }
    feed(.timePassed)
    require(follower.deadline.map { $0 > now } ?? true, "something stays due for ever")
    check()
  }

  private mutating func finish(_ ended: Load) {
    // Tables are read one after the other: some of the folder may be newer than the rest.
    var seen = ended.seen
    if Bool.random(using: &random) { seen.events = tables.events }
    load = nil
    notedVersion = ended.version
    var summary = seen.summary
    summary.openTables = open
    feed(.loadEnded(summary), (ended, seen))
  }

  private mutating func feed(
    _ event: StudyFollower.Event, _ ended: (load: Load, seen: Tables)? = nil
  ) {
    var isJudged = false
    for action in follower.handle(event, at: now) {
      switch action {
      case .startLoad:
        require(load == nil, "two loads at once")
        let time = [5...40, 40...400, 400...6000].randomElement(using: &random) ?? 0...1
        load = Load(
          seen: tables, version: version, startedAt: now,
          endsAt: now + Int64(Int.random(in: time, using: &random)))
      case .stopLoad:
        require(load?.isStopped == false, "nothing there to be stopped")
        load?.isStopped = true
        load?.endsAt = now + Int64.random(in: 0...300, using: &random)
      case .reportProgress:
        require(load?.isStopped == false, "progress of nothing")
        require(now - (load?.startedAt ?? now) >= 300, "progress too soon")
      case .show(let loss, let isAccepted):
        isJudged = true
        show(ended, loss, isAccepted: isAccepted)
      case .keep(let reason):
        isJudged = true
        require(shown != nil, "nothing there to be kept")
        require(reason != .interrupted || isStopped, "interrupted by nobody")
      case .wait:
        isJudged = true
        require(shown == nil, "a study given up")
      }
    }
    guard let ended else { return }
    if ended.load.isStopped {
      require(!isJudged, "a stopped load judged")
    } else {
      require(isJudged || ended.load.isOutdated || !open.isEmpty, "a load forgotten")
    }
    if ended.load.isOutdated { require(load != nil, "a change during a load lost") }
    if isJudged, load == nil { isAccepted = false }
  }

  private mutating func show(
    _ ended: (load: Load, seen: Tables)?, _ loss: StaleReason?, isAccepted: Bool
  ) {
    guard let ended else {
      require(false, "something shown that was not read")
      return
    }
    require(!ended.load.isStopped, "a stopped load shown")
    require(ended.seen.hasSubjects, "a folder without a study shown")
    require(!isAccepted || self.isAccepted, "accepted by nobody")
    if let shown, !isAccepted {
      require(!ended.seen.lacks(something: shown.tables), "what was to be held back shown")
    }
    if shown != nil, !isAccepted { require(open.isEmpty, "part of what is written shown") }
    let isLess = ended.seen.lacks(something: baseline ?? ended.seen)
    require((isLess || !open.isEmpty) == (loss != nil), "what is lacking not told")
    if baseline.map({ !ended.seen.lacks(something: $0) }) ?? true { baseline = ended.seen }
    shown = (ended.seen, ended.load.version, !open.isEmpty)
  }

  // MARK: What must hold

  private mutating func check() {
    switch follower.freshness {
    case .live:
      require(shown.map { !$0.tables.isCut } ?? false, "live, but not read whole")
      require((shown?.version ?? -1) >= toldVersion, "live, but a change is known")
      require(load == nil && open.isEmpty, "live, but on the move")
      require(shown?.isOpen == false, "live, but read while it was written")
      require(
        shown.map { !$0.tables.lacks(something: baseline ?? $0.tables) } ?? false,
        "live, but something is lacking")
    case .behind:
      require(
        load != nil || !open.isEmpty || follower.deadline != nil, "behind, but nothing is awaited")
    case .incomplete:
      require(
        shown.map { $0.isOpen || $0.tables.lacks(something: baseline ?? $0.tables) } ?? false,
        "incomplete, but nothing is lacking")
    case .stale: require(shown != nil, "stale, but nothing is shown")
    case .reading, .waiting: require(shown == nil, "a study given up")
    }
  }

  /// Nobody does anything any more.
  mutating func comeToRest() {
    close()
    var turns = 0
    repeat {
      turn()
      if let due = nextDue() { now = max(now, due) }
      turns += 1
    } while nextDue() != nil && turns < 1000 && broken.isEmpty
    require(turns < 1000, "no rest")
    if !isStopped { require(notedVersion == version, "the last change not read") }
    switch follower.freshness {
    case .live: require(shown?.tables == tables, "live, but not what is in the folder")
    case .incomplete: require(shown?.tables == tables, "not what is in the folder")
    case .stale(.interrupted), .waiting(.interrupted): require(isStopped, "interrupted by nobody")
    case .stale(.beingWritten), .waiting(.beingWritten): require(false, "written by nobody")
    case .stale:
      require(shown.map { tables.lacks(something: $0.tables) } ?? false, "stale without a reason")
    case .waiting: require(!tables.hasSubjects, "waits for what is there")
    case .reading, .behind: require(false, "neither live nor stale")
    }
  }

  /// How it ended.
  var end: String {
    switch follower.freshness {
    case .live: "live"
    case .incomplete: "incomplete"
    case .stale: "stale"
    case .waiting: "waiting"
    case .reading, .behind: "moving"
    }
  }

  /// Everything that ever was is put back, and more: then the folder is live, whatever happened.
  mutating func restore() {
    guard broken.isEmpty else { return }
    let most = most
    change {
      $0 = most
      $0.subjects += 1
    }
    comeToRest()
    require(follower.freshness == .live, "not live although all is there")
  }
}
