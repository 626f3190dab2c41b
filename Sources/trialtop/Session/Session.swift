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
  private let folder: FollowedFolder
  private let analyses: Worker
  private let lookups: Worker
  private let latest = LatestAnalysis()
  private let events: Mailbox<WorkerEvent>
  private let signals: Int32
  private var themes: ThemeLibrary
  private let themeWatch: FolderWatch?
  private let glyphs: GlyphSet
  private let captures: CaptureWriter
  private let store: StateStore
  private let alertCommand: AlertCommand?
  private var display: Display
  /// The studies by revision, for their analyses.
  private var studies: [Int: (study: Study, loadedAt: Int64)] = [:]
  private var revision = 0
  private var painting = PaintState()
  private var toldCommandFailure = false

  init(
    directory: String, state: State, terminal: Terminal, folder: FollowedFolder,
    workers: (analyses: Worker, lookups: Worker), events: Mailbox<WorkerEvent>,
    signals: Int32, themes: ThemeLibrary,
    themeWatch: FolderWatch?, look: Look, captures: CaptureWriter, store: StateStore,
    alertCommand: AlertCommand?
  ) {
    self.directory = directory
    display = Display(state, look)
    self.terminal = terminal
    self.folder = folder
    analyses = workers.analyses
    lookups = workers.lookups
    self.events = events
    self.signals = signals
    self.themes = themes
    self.themeWatch = themeWatch
    self.glyphs = look.glyphs
    self.captures = captures
    self.store = store
    self.alertCommand = alertCommand
  }

  /// Runs until the end; returns the signal that ended it, if one did.
  func run() -> Int32? {
    folder.start(now: Clock.milliseconds)
    while true {
      if painting.isDue { paint() }
      wait()
      tick()
      if let number = Signals.taken(from: signals) { return number }
      follow(folder.reports(now: Clock.milliseconds))
      followThemes()
      for item in events.takeAll() { hear(item) }
      for input in terminal.readInput() where !handle(.input(input)) { return nil }
    }
  }

  private func paint() {
    if display.state.size != terminal.size { _ = handle(.input(.resize(terminal.size))) }
    painting.ended(isPainted: terminal.paint(display.frame().grid))
  }

  // MARK: Waiting

  private func wait() {
    var readable = [0, signals, events.descriptor]
    if let descriptor = themeWatch?.descriptor { readable.append(descriptor) }
    var descriptors = readable.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    descriptors += folder.waits
    if painting.isBlocked { descriptors.append(pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)) }
    _ = poll(&descriptors, nfds_t(descriptors.count), timeout())
  }

  /// Milliseconds until something is due; nothing is ever due more often than the screen changes.
  private func timeout() -> Int32 {
    let now = Clock.milliseconds
    let seconds = Clock.now
    let tick = now + (nextTick(after: seconds) - seconds) * 1000
    let due = folder.deadline(now: now).map { min($0, tick) } ?? tick
    return Int32(clamping: max(0, due - now))
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
    if isDue { folder.lookAgain(now: Clock.milliseconds) }
    if isDue || now < shown {
      _ = handle(.tick(now: now, utcOffset: Clock.utcOffset))
    } else {
      display.setTime(now)
    }
  }

  // MARK: The folder

  private func follow(_ events: [FollowedFolder.Report]) {
    for item in events {
      switch item {
      case .progress(let progress): _ = handle(.loading(progress))
      case .show(let study, let findings, let loss, let limit):
        show(study, findings, loss, limit)
      case .keep(let reason): _ = handle(.loaded(.kept(reason)))
      case .wait(let reason, let findings):
        _ = handle(.loaded(findings.map { .nothing(reason, findings: $0) } ?? .kept(reason)))
      case .alerts(let states): _ = handle(.alerts(states))
      }
    }
  }

  private func show(
    _ study: Study, _ findings: [Finding], _ loss: StaleReason?, _ limit: FreshnessLimit?
  ) {
    revision += 1
    let now = Clock.now
    studies[revision] = (study, now)
    var info = LoadedStudy(study, revision: revision, loadedAt: now)
    info.loss = loss
    info.limit = limit
    _ = handle(.loaded(.study(info, findings: findings)))
  }

  /// Reads the themes again once a file of theirs was saved.
  private func followThemes() {
    guard themeWatch?.hasChanged() == true else { return }
    themes.read()
    _ = handle(.themes(themes.themes, failure: themes.failure))
  }

  private func hear(_ item: WorkerEvent) {
    switch item {
    case .analyzed(let analysis, let revision):
      // The one before it stays: what is new is a difference from it.
      studies = studies.filter { $0.key >= revision - 1 }
      _ = handle(.analyzed(analysis, revision: revision))
    case .changed(let diff, let key): _ = handle(.changed(diff, key))
    case .lookedUp(let result, let lookup, let key):
      _ = handle(.lookedUp(result, for: lookup, in: key))
    case .saved(let paths): _ = handle(.saved(paths: paths))
    case .failed(let reason): _ = handle(.failed(reason))
    case .commandFailed(let reason):
      guard !toldCommandFailure else { return }
      toldCommandFailure = true
      _ = handle(.failed(reason))
    }
  }

  private func runCommand(_ name: String, _ message: String) {
    let events = self.events
    alertCommand?.run(name: name, message: message) { events.post(.commandFailed($0)) }
  }

  // MARK: Effects

  /// Applies an event on the frame of what is shown by then, and does what it asks for; false if that
  /// is to end.
  private func handle(_ event: Event) -> Bool {
    painting.noteChange()
    var goesOn = true
    for effect in display.handle(event) {
      switch effect {
      case .quit: goesOn = false
      case .reload: follow(folder.reload(now: Clock.milliseconds))
      case .interrupt: follow(folder.interrupt(now: Clock.milliseconds))
      case .analyze(let key): analyze(key)
      case .lookUp(let lookup, let key): look(up: lookup, key)
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
      case .alert(let name, let message): runCommand(name, message)
      }
    }
    return goesOn
  }

  /// Analyses are made in the order in which they are asked for; one that is no longer wanted when
  /// its turn comes is left out, so that a key that is held never builds up a queue.
  private func analyze(_ key: AnalysisKey) {
    guard let study = studies[key.revision] else { return }
    let (events, latest, studies) = (self.events, self.latest, self.studies)
    latest.want(key)
    analyses.perform {
      guard latest.isWanted(key) else { return }
      let side = Session.side(study, key)
      // First the latest analysis: what is looked up for the analysis once it is shown finds it there.
      let (before, done) = latest.finish(key, side)
      events.post(.analyzed(side.analysis, revision: key.revision))
      // What was asked for just before may have been left out; what is new is new since then.
      guard let before, latest.isWanted(key),
        let old = done ?? studies[before.revision].map({ Session.side($0, before) }),
        let diff = RefreshDiff(from: old, to: side)
      else { return }
      events.post(.changed(diff, key))
    }
  }

  private static func side(
    _ loaded: (study: Study, loadedAt: Int64), _ key: AnalysisKey
  ) -> RefreshDiff.Snapshot {
    let index = SubjectIndex(loaded.study, options: key.options)
    return RefreshDiff.Snapshot(index, Analysis(index), loadedAt: loaded.loadedAt)
  }

  private func look(up lookup: Lookup, _ key: AnalysisKey) {
    guard let study = studies[key.revision]?.study else { return }
    let (events, latest, directory) = (self.events, self.latest, self.directory)
    lookups.perform {
      // What is shown has an index; what is no longer wanted is asked for again once it is shown.
      guard latest.isWanted(key) || latest.index(of: key) != nil else { return }
      let result = lookup.answer(
        directory: directory, files: study.files, disclosing: .all
      ) {
        latest.index(of: key) ?? SubjectIndex(study, options: key.options)
      }
      events.post(.lookedUp(result, for: lookup, in: key))
    }
  }

  private func remember(_ layout: PanelLayout, study: String) {
    let (store, events) = (self.store, self.events)
    lookups.perform {
      do {
        try store.remember(layout, study: study)
      } catch {
        events.post(.failed("The layout is not kept: \(error)"))
      }
    }
  }

  private func capture(_ request: CaptureRequest) {
    let (state, look, captures, events) = (display.state, display.look, self.captures, self.events)
    analyses.perform {
      do {
        events.post(.saved(try captures.save(state, look, request)))
      } catch {
        events.post(.failed("\(error)"))
      }
    }
  }
}
