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
  /// The studies by revision, for their analyses.
  private var studies: [Int: (study: Study, loadedAt: Int64)] = [:]
  private var revision = 0
  private var painting = PaintState()
  private var toldCommandFailure = false

  init(
    directory: String, state: State, terminal: Terminal, folder: FollowedFolder,
    workers: (analyses: Worker, lookups: Worker), news: Mailbox<News>,
    signals: Int32, themes: ThemeLibrary,
    themeWatch: FolderWatch?, look: Look, captures: CaptureWriter, memory: Memory,
    alertCommand: AlertCommand?
  ) {
    self.directory = directory
    display = Display(state, look)
    self.terminal = terminal
    self.folder = folder
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
    folder.start(now: Clock.milliseconds)
    while true {
      if painting.isDue { paint() }
      wait()
      tick()
      if let number = Signals.taken(from: signals) { return number }
      follow(folder.news(now: Clock.milliseconds))
      followThemes()
      for item in news.takeAll() { hear(item) }
      for input in terminal.readInput() where !handle(.input(input)) { return nil }
    }
  }

  private func paint() {
    if display.state.size != terminal.size { _ = handle(.input(.resize(terminal.size))) }
    painting.ended(isPainted: terminal.paint(display.frame().grid))
  }

  // MARK: Waiting

  private func wait() {
    var readable = [0, signals, news.descriptor] + folder.descriptors
    if let descriptor = themeWatch?.descriptor { readable.append(descriptor) }
    var descriptors = readable.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
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
    if isDue || now < shown {
      _ = handle(.tick(now: now, utcOffset: Clock.utcOffset))
    } else {
      display.setTime(now)
    }
  }

  // MARK: The folder

  private func follow(_ news: [FollowedFolder.News]) {
    for item in news {
      switch item {
      case .progress(let progress): _ = handle(.loading(progress))
      case .show(let study, let findings, let loss): show(study, findings, loss)
      case .keep(let reason): _ = handle(.loaded(.kept(reason)))
      case .wait(let reason, let findings):
        _ = handle(.loaded(findings.map { .nothing(reason, findings: $0) } ?? .kept(reason)))
      case .alerts(let states): _ = handle(.alerts(states))
      }
    }
  }

  private func show(_ study: Study, _ findings: [Finding], _ loss: StaleReason?) {
    revision += 1
    let now = Clock.now
    studies[revision] = (study, now)
    var info = LoadedStudy(study, revision: revision, loadedAt: now)
    info.loss = loss
    _ = handle(.loaded(.study(info, findings: findings)))
  }

  /// Reads the themes again once a file of theirs was saved.
  private func followThemes() {
    guard themeWatch?.hasChanged() == true else { return }
    themes.read()
    _ = handle(.themes(themes.themes, failure: themes.failure))
  }

  private func hear(_ item: News) {
    switch item {
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

  private func runCommand(_ name: String, _ words: String) {
    let news = self.news
    alertCommand?.run(name: name, words: words) { news.post(.commandFailed($0)) }
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
