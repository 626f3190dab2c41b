import Cells
import Dashboard
import Terminal
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

/// The running dashboard: waits for keys, for the folder and for the workers, and does what `update`
/// asks for. It decides nothing itself.
final class Session {
  private let directory: String
  private let terminal: Terminal
  private let watcher: DirectoryWatcher
  private let loads: Worker
  private let analyses: Worker
  private let lookups: Worker
  private let desk = Desk()
  private let news: Mailbox<News>
  private let signals: Int32
  private var themes: ThemeLibrary
  private let themeWatch: FolderWatch?
  private let glyphs: GlyphSet
  private let captures: CaptureWriter
  private let memory: Memory
  private let alertCommand: AlertCommand?
  private var display: Display
  /// What is on screen, for the gate; and the studies by revision, for their analyses.
  private var shown: Loaded?
  private var studies: [Int: (study: Study, loadedAt: Int64)] = [:]
  /// The last load that lacked nothing the one before it had.
  private var whole: Loaded?
  private var revision = 0
  private var isLoading = false
  /// Whether to load again once the load has ended, and whether a person asked for it.
  private var nextLoad: (isWanted: Bool, isAccepted: Bool) = (false, false)
  /// The load under way, and when to look next at how far it is.
  private var control: LoadControl?
  private var nextLook: Int64?
  /// Since when somebody has been writing to a table; told once it has taken a second.
  private var writingSince: Int64?
  private var toldWriting = false
  /// Since when every load was outdated when it ended.
  private var outdatedSince: Int64?
  private var mustPaint = true
  /// The alerts: how they stand, what was told of them, and when one is raised by time alone.
  private var alerts = AlertWatch()
  private var toldAlerts: [AlertState] = []
  private var nextAlert: Int64?
  private var toldCommandFailure = false
  private var paintIsBlocked = false

  /// How long a load takes before the screen says how far it is, and how often it does.
  private static let loadGrace: Int64 = 300
  private static let loadInterval: Int64 = 200
  /// How long loads that are outdated when they end are not shown.
  private static let patience: Int64 = 2000
  /// How long a table may be open for writing before the screen says that it is stale.
  private static let writingGrace: Int64 = 1000

  init(
    directory: String, state: State, terminal: Terminal, watcher: DirectoryWatcher,
    workers: (loads: Worker, analyses: Worker, lookups: Worker), news: Mailbox<News>,
    signals: Int32, themes: ThemeLibrary,
    themeWatch: FolderWatch?, look: Look, captures: CaptureWriter, memory: Memory,
    alertCommand: AlertCommand?
  ) {
    self.directory = directory
    display = Display(state, look)
    self.terminal = terminal
    self.watcher = watcher
    loads = workers.loads
    analyses = workers.analyses
    lookups = workers.lookups
    self.news = news
    self.signals = signals
    self.themes = themes
    self.themeWatch = themeWatch
    self.glyphs = look.glyphs
    self.captures = captures
    self.memory = memory
    self.alertCommand = alertCommand
  }

  /// Runs until the end; returns the signal that ended it, if one did.
  func run() -> Int32? {
    load(isAccepted: false)
    while true {
      if mustPaint { paint() }
      wait()
      tick()
      if let number = Signals.taken(from: signals) { return number }
      watcher.collect(now: Clock.milliseconds)
      followFolder()
      followThemes()
      followLoad()
      for item in news.takeAll() { hear(item) }
      for input in terminal.readInput() where !handle(.input(input)) { return nil }
    }
  }

  private func paint() {
    if display.state.size != terminal.size { _ = handle(.input(.resize(terminal.size))) }
    paintIsBlocked = !terminal.paint(display.frame().grid)
    mustPaint = paintIsBlocked
  }

  // MARK: Waiting

  private func wait() {
    var descriptors = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: news.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    if let descriptor = watcher.descriptor {
      descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    if let descriptor = themeWatch?.descriptor {
      descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    if paintIsBlocked { descriptors.append(pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)) }
    _ = poll(&descriptors, nfds_t(descriptors.count), timeout())
  }

  /// Milliseconds until something is due; nothing is ever due more often than the screen changes.
  private func timeout() -> Int32 {
    let now = Clock.milliseconds
    var deadlines: [Int64] = []
    if let deadline = watcher.deadline(now: now) { deadlines.append(deadline) }
    if let since = writingSince, !toldWriting { deadlines.append(since + Session.writingGrace) }
    let seconds = Clock.now
    deadlines.append(now + (nextTick(after: seconds) - seconds) * 1000)
    if let nextLook, control?.isInterrupted == false { deadlines.append(nextLook) }
    if let nextAlert { deadlines.append(now + (nextAlert - seconds) * 1000) }
    let wait = (deadlines.min() ?? now + 60_000) - now
    return Int32(clamping: max(0, wait))
  }

  /// When the age on screen, or a message, changes next.
  private func nextTick(after now: Int64) -> Int64 {
    let since: Int64
    switch display.state.health {
    case .live(let loadedAt): since = loadedAt
    case .stale(let start, _, _): since = start
    case .waiting, .loading: since = now
    }
    let nextMinute = since + ((now - since) / 60 + 1) * 60
    return min(nextMinute, max(now + 1, display.state.message?.expires ?? nextMinute))
  }

  private func tick() {
    let now = Clock.now
    let shown = display.state.now
    let isDue = now >= nextTick(after: shown)
    if isDue || now < shown {
      _ = handle(.tick(now: now, utcOffset: Clock.utcOffset))
    } else {
      display.setTime(now)
    }
    if let nextAlert, now >= nextAlert { judgeAlerts() }
  }

  // MARK: The folder

  private func followFolder() {
    let now = Clock.milliseconds
    if watcher.isDue(now: now) { load(isAccepted: false) }
    guard !watcher.filesBeingWritten.isEmpty else {
      writingSince = nil
      toldWriting = false
      return
    }
    let since = writingSince ?? now
    writingSince = since
    if !toldWriting, now >= since + Session.writingGrace {
      toldWriting = true
      let names = watcher.filesBeingWritten.joined(separator: ", ")
      _ = handle(.loaded(.failed(reason: "\(names) is being written.")))
    }
  }

  /// Reads the themes again once a file of theirs was saved.
  private func followThemes() {
    guard themeWatch?.hasChanged() == true else { return }
    themes.read()
    _ = handle(.themes(themes.themes, failure: themes.failure))
  }

  private func load(isAccepted: Bool) {
    guard !isLoading else {
      nextLoad = (true, nextLoad.isAccepted || isAccepted)
      return
    }
    isLoading = true
    let control = LoadControl()
    self.control = control
    nextLook = Clock.milliseconds + Session.loadGrace
    let loader = StudyLoader(directory: directory)
    let news = self.news
    loads.perform {
      let loaded = loader.load(disclosing: .all, control)
      news.post(.loaded(loaded, loaded.study.map { AlertBasis($0) }, isAccepted: isAccepted))
    }
  }

  /// Says how far a load is that takes long.
  private func followLoad() {
    guard let control, !control.isInterrupted, let due = nextLook else { return }
    let now = Clock.milliseconds
    guard now >= due else { return }
    nextLook = now + Session.loadInterval
    _ = handle(.loading(control.progress))
  }

  private func hear(_ item: News) {
    switch item {
    case .loaded(let loaded, let basis, let isAccepted):
      loadEnded(loaded, basis, isAccepted: isAccepted)
    case .analyzed(let analysis, let revision):
      // The one before it stays, to tell what is new.
      studies = studies.filter { $0.key >= revision - 1 }
      _ = handle(.analyzed(analysis, revision: revision))
    case .changed(let changes, let order):
      _ = handle(.changed(changes, order.options, revision: order.revision))
    case .answered(let answer, let inquiry, let order):
      _ = handle(.answered(answer, to: inquiry, order.options, revision: order.revision))
    case .saved(let paths): _ = handle(.saved(paths: paths))
    case .failed(let reason): _ = handle(.failed(reason))
    case .commandFailed(let reason):
      guard !toldCommandFailure else { return }
      toldCommandFailure = true
      _ = handle(.failed(reason))
    }
  }

  private func loadEnded(_ loaded: Loaded, _ basis: AlertBasis?, isAccepted: Bool) {
    isLoading = false
    let isInterrupted = control?.isInterrupted ?? false
    control = nil
    nextLook = nil
    watcher.note(loaded: loaded.listing)
    // What is still being written is told once more where the load says that all is well.
    (writingSince, toldWriting) = (nil, false)
    if nextLoad.isWanted {
      // Files changed meanwhile: what was read may be of two minds. A folder that is saved again and
      // again is shown all the same, as often as patience ends.
      let now = Clock.milliseconds
      let since = outdatedSince ?? now
      outdatedSince = since
      let isOutdated = isInterrupted || now < since + Session.patience
      let isAccepted = nextLoad.isAccepted || (isAccepted && isOutdated && !isInterrupted)
      nextLoad = (false, false)
      defer { load(isAccepted: isAccepted) }
      if isOutdated { return }
    }
    outdatedSince = nil
    // The screen has said so already.
    if isInterrupted { return }
    if let basis {
      alerts.note(basis, isAccepted: isAccepted)
    } else {
      alerts.noteAbsence(loaded.absence ?? "There is no study any more.")
    }
    defer { judgeAlerts() }
    switch LoadGate.judge(loaded, after: shown, isAccepted: isAccepted) {
    case .hold(let reason): _ = handle(.loaded(.failed(reason: reason)))
    case .show:
      shown = loaded
      guard let study = loaded.study else {
        _ = handle(.loaded(.nothing(hint: loaded.absence ?? "", findings: loaded.findings)))
        return
      }
      revision += 1
      let now = Clock.now
      studies[revision] = (study, now)
      var info = LoadedStudy(study, revision: revision, loadedAt: now)
      info.loss = loss(of: loaded)
      _ = handle(.loaded(.study(info, findings: loaded.findings)))
    }
  }

  /// What a load that is shown because a person asked for it lacks in comparison with the last
  /// whole one; that stays so until what is missing is back.
  private func loss(of loaded: Loaded) -> String? {
    if case .hold(let reason) = LoadGate.judge(loaded, after: whole, isAccepted: false) {
      return reason
    }
    whole = loaded
    return nil
  }

  // MARK: Alerts

  private func judgeAlerts() {
    let (now, offset) = (Clock.now, Clock.utcOffset)
    let states = alerts.states(now: now, utcOffset: offset)
    nextAlert = alerts.nextRaise(after: now, utcOffset: offset)
    guard states != toldAlerts else { return }
    toldAlerts = states
    _ = handle(.alerts(states))
  }

  private func runCommand(_ name: String, _ words: String) {
    let news = self.news
    alertCommand?.run(name: name, words: words) { news.post(.commandFailed($0)) }
  }

  // MARK: Effects

  /// Applies an event on the frame of what is shown by then, and does what it asks for; false if that
  /// is to end.
  private func handle(_ event: Event) -> Bool {
    mustPaint = true
    var goesOn = true
    for effect in display.handle(event) {
      switch effect {
      case .quit: goesOn = false
      case .reload: load(isAccepted: true)
      case .interrupt:
        control?.interrupt()
        nextLoad = (false, false)
      case .analyze(let options, let revision):
        analyze(Desk.Order(options: options, revision: revision))
      case .inquire(let inquiry, let options, let revision):
        look(up: inquiry, Desk.Order(options: options, revision: revision))
      case .capture(let request): capture(request)
      case .setTheme(let name):
        if let theme = themes[name] { display.look = Look(theme: theme, glyphs: glyphs) }
      case .remember(let layout, let study): remember(layout, study: study)
      case .transcribe(let surface):
        _ = handle(.transcribed(Transcript(display.state, surface)))
      case .copy(let text):
        if !terminal.copy(text) {
          _ = handle(.failed("This terminal takes no text for its clipboard."))
        }
      case .press(let key): goesOn = handle(.input(.key(key))) && goesOn
      case .setMouse(let on): terminal.setMouse(on)
      case .repaint: terminal.repaint()
      case .bell: terminal.bell()
      case .alert(let name, let words): runCommand(name, words)
      }
    }
    return goesOn
  }

  /// Analyses are made in the order in which they are asked for; one that is no longer wanted when
  /// its turn comes is left out, so that a key that is held never builds up a queue.
  private func analyze(_ order: Desk.Order) {
    guard let study = studies[order.revision] else { return }
    let (news, desk, studies) = (self.news, self.desk, self.studies)
    desk.want(order)
    analyses.perform {
      guard desk.isWanted(order) else { return }
      let side = Session.side(study, order)
      // First the desk: what is looked up for the analysis once it is shown finds it there.
      let (before, done) = desk.finish(order, side)
      news.post(.analyzed(side.analysis, revision: order.revision))
      // What was asked for just before may have been left out; what is new is new since then.
      guard let before, desk.isWanted(order),
        let old = done ?? studies[before.revision].map({ Session.side($0, before) }),
        let development = Development(from: old, to: side)
      else { return }
      news.post(.changed(development, order))
    }
  }

  private static func side(
    _ loaded: (study: Study, loadedAt: Int64), _ order: Desk.Order
  ) -> Development.Side {
    let index = SubjectIndex(loaded.study, options: order.options)
    return Development.Side(index, Analysis(index), loadedAt: loaded.loadedAt)
  }

  private func look(up inquiry: Inquiry, _ order: Desk.Order) {
    guard let study = studies[order.revision]?.study else { return }
    let (news, desk, directory) = (self.news, self.desk, self.directory)
    lookups.perform {
      // What is shown has an index; what is no longer wanted is asked for again once it is shown.
      guard desk.isWanted(order) || desk.index(of: order) != nil else { return }
      let answer = inquiry.answer(
        directory: directory, files: study.files, disclosing: .all
      ) {
        desk.index(of: order) ?? SubjectIndex(study, options: order.options)
      }
      news.post(.answered(answer, to: inquiry, order))
    }
  }

  private func remember(_ layout: PanelLayout, study: String) {
    let (memory, news) = (self.memory, self.news)
    lookups.perform {
      do {
        try memory.remember(layout, study: study)
      } catch {
        news.post(.failed("The layout is not kept: \(error)"))
      }
    }
  }

  private func capture(_ request: CaptureRequest) {
    let (state, look, captures, news) = (display.state, display.look, self.captures, self.news)
    analyses.perform {
      do {
        news.post(.saved(try captures.save(state, look, request)))
      } catch {
        news.post(.failed("\(error)"))
      }
    }
  }
}
