import Cells
import TrialAnalysis
import TrialModel
import TrialReport

extension State {
  /// An attempt to read the folder ended, or something keeps it from being read.
  mutating func loaded(_ outcome: LoadOutcome) -> [Effect] {
    // An earlier message may not be true any more, and must not hide a new one.
    if message?.severity == .note { message = nil }
    // Where reading took long, the analysis does as well.
    if case .study = outcome, work != nil { work = .analyzing } else { work = nil }
    switch outcome {
    case .study(let study, let findings):
      pendings.append(
        PendingLoad(study: study, findings: findings, health: .live(loadedAt: study.loadedAt)))
      if analysis == nil { health = .loading }
      return [.analyze(AnalysisKey(options, revision: study.revision))]
    case .nothing(let reason, let findings):
      if analysis == nil, pending == nil { self.findings = findings }
      keep(reason)
      return []
    case .kept(let reason):
      keep(reason)
      return []
    }
  }

  /// Whether the numbers on the screen are those of the whole folder.
  var studyState: StudyState {
    if case .stale(_, let reason, _) = health { return .stale(reason) }
    return StudyState(loss: study?.loss)
  }

  /// Whether findings are shown while there is no study.
  var isShowingFindingsAlone: Bool {
    guard case .waiting = health else { return false }
    return analysis == nil && view.isZoomed && view.focus == .findings
      && !findings.isEmpty
  }

  /// The name of the key that reads the folder again; `nil` if none does.
  var reloadKey: String? { keys.key(for: .reload, in: [.panels])?.name(glyphs) }

  /// Whether the folder is being read, and there is something to stop.
  var isReading: Bool {
    if case .reading? = work { return true }
    return health == .loading && pending == nil
  }

  /// Whether the folder is being read, and takes long enough that one may want to stop it.
  fileprivate var isReadingLong: Bool {
    if case .reading? = work { true } else { false }
  }

  /// Keeps what is shown, marked as not what is in the folder; if nothing is shown, gives the reason.
  private mutating func keep(_ reason: StaleReason) {
    guard analysis != nil || pending != nil else {
      health = .waiting(directory: directory, reason: reason)
      return
    }
    // A load that is not shown yet is newer than what is shown, but will not be live.
    for index in pendings.indices {
      pendings[index].health = pendings[index].health.stale(
        since: now, reason, loadedAt: pendings[index].study.loadedAt)
    }
    guard analysis != nil else { return }
    health = health.stale(since: now, reason, loadedAt: study?.loadedAt ?? now)
  }

  /// An analysis is done: it becomes what the screen shows, unless it is of another load.
  ///
  /// While the cut-off is moved by a key that is held, analyses come in for days that are no longer
  /// the one asked for. They are shown all the same, in the order in which they were asked for: each
  /// shows its own day, and what follows is on its way.
  mutating func analyzed(_ analysis: Analysis, revision: Int) -> [Effect] {
    guard analysis.options.countsLike(options) else { return [] }
    recallLayout(of: analysis.identifier)
    // One that a newer load has overtaken is shown until that is analyzed: else a folder that is saved
    // faster than it is analyzed would never be seen.
    if let place = pendings.firstIndex(where: { $0.study.revision == revision }) {
      let pending = pendings[place]
      forgetChanges(before: analysis)
      keepSelection(in: analysis)
      study = pending.study
      findings = pending.findings
      self.analysis = analysis
      pendings.removeFirst(place + 1)
      if pendings.isEmpty { work = nil }
      health = pending.health
      if let loss = pending.study.loss {
        // A note goes with the next news of the folder; the header has the reason as long as it holds.
        say("Shown as it is: \(loss.sentence(reloadKey: nil))")
      }
    } else if let study, study.revision == revision {
      forgetChanges(before: analysis)
      keepSelection(in: analysis)
      self.analysis = analysis
    } else {
      return []
    }
    if let failure = analysis.filter?.failure {
      say("Nobody is counted: \(failure.sentence)", severity: .error)
    }
    for index in view.pages.indices { view.pages[index].outdate() }
    view.subjects.isOutdated = view.subjects.list != nil
    return lookUpAgain()
  }

  /// What an analysis brought became known.
  mutating func changed(_ diff: RefreshDiff, in key: AnalysisKey) {
    guard key == analysisKey, diff.isNews else { return }
    view.changes = nil
    lastChange = diff.summary
    changes = diff.changes
  }

  /// Once the cut-off has moved, or other patients are counted, what an earlier step brought is no
  /// news any more.
  private mutating func forgetChanges(before new: Analysis) {
    guard let analysis,
      analysis.options.asOf != new.options.asOf
        || !analysis.options.countsLike(new.options)
    else { return }
    lastChange = nil
    changes = nil
    view.changes = nil
  }

  /// Keeps arm and endpoint selected by their codes: a new table may bring others before them.
  private mutating func keepSelection(in new: Analysis) {
    if let old = analysis, old.arms.indices.contains(view.arm) {
      let code = old.arms[view.arm].arm.code
      view.arm = new.arms.firstIndex { $0.arm.code == code } ?? 0
      // What was opened and chosen names arms by their place.
      if old.arms.map(\.arm.code) != new.arms.map(\.arm.code) {
        view.pages = []
        view.comparator = nil
        if view.prompt?.kind == .search { view.prompt = nil }
      }
    }
    let endpoints = new.survival?.endpoints ?? []
    if let old = analysis?.survival?.endpoints, old.indices.contains(view.endpoint) {
      let code = old[view.endpoint].endpoint.code
      view.endpoint = endpoints.firstIndex { $0.endpoint.code == code } ?? 0
    }
    view.arm = min(max(0, view.arm), max(0, new.arms.count - 1))
    view.endpoint = min(max(0, view.endpoint), max(0, endpoints.count - 1))
  }
}

extension CommandID {
  static let reload: CommandID = "reload"
}

extension Command {
  /// Reading the folder; what becomes of the screen if that is stopped is answered like the end of a
  /// load.
  static let loading = [
    Command(
      about: .program,
      [
        Step(
          "stop-loading", "X",
          unavailable: { $0.isReading ? nil : "The folder is not being read." },
          run: { _, _ in [.interrupt] })
      ],
      label: "stop loading",
      help: "Stop a load that takes long; before there is a study, Esc does so too.",
      footerRank: -1, worksWithoutStudy: true,
      footer: { state, _ in state.isReadingLong ? .usual : .hidden }),
    Command(
      about: .program,
      [
        Step(.reload, "R") { state, _ in
          state.say("Reading \(state.directory) again")
          if state.analysis == nil { state.health = .loading }
          return [.reload]
        }
      ],
      label: "reload", help: "Read the folder again.", footerRank: 18, worksWithoutStudy: true),
  ]
}
