import Cells
import TrialAnalysis

extension State {
  /// An attempt to read the folder ended.
  mutating func loaded(_ outcome: LoadOutcome) -> [Effect] {
    switch outcome {
    case .study(let study, let findings):
      pending = PendingLoad(study: study, findings: findings)
      if analysis == nil { health = .loading }
      return [.analyze(options, revision: study.revision)]
    case .nothing(let hint, let findings):
      guard analysis == nil else {
        goStale(hint)
        return []
      }
      self.findings = findings
      health = .waiting(directory: directory, hint: hint)
      return []
    case .failed(let reason):
      if analysis == nil {
        health = .waiting(directory: directory, hint: reason)
      } else {
        goStale(reason)
      }
      return []
    }
  }

  private mutating func goStale(_ reason: String) {
    switch health {
    case .stale(let since, _, let loadedAt):
      health = .stale(since: since, reason: reason, loadedAt: loadedAt)
    default:
      health = .stale(since: now, reason: reason, loadedAt: study?.loadedAt ?? now)
    }
  }

  /// An analysis is done: it becomes what the screen shows, unless it answers an older question.
  mutating func analyzed(_ analysis: Analysis, revision: Int) {
    guard analysis.options.withoutCohort == options.withoutCohort else { return }
    if let pending, pending.study.revision == revision {
      noteChanges(to: analysis, at: pending.study.loadedAt)
      keepSelection(in: analysis)
      study = pending.study
      findings = pending.findings
      self.analysis = analysis
      self.pending = nil
      if case .stale(let since, let reason, _) = health, since > pending.study.loadedAt {
        // The folder broke after this load was read: it is newer than what was shown, but not live.
        health = .stale(since: since, reason: reason, loadedAt: pending.study.loadedAt)
      } else {
        health = .live(loadedAt: pending.study.loadedAt)
      }
    } else if study?.revision == revision {
      keepSelection(in: analysis)
      self.analysis = analysis
    }
    if let failure = analysis.filter?.failure {
      say("Nobody is counted: \(failure.sentence)", severity: .error)
    }
    clampScroll()
  }

  private mutating func noteChanges(to new: Analysis, at time: Int64) {
    guard let old = analysis, let study, old.identifier == new.identifier,
      old.options.withoutCohort == new.options.withoutCohort
    else { return }
    let summary = RefreshSummary(from: old, loadedAt: study.loadedAt, to: new, loadedAt: time)
    if !summary.isEmpty { lastChange = summary }
  }

  /// Keeps arm and endpoint selected by their codes: a new table may bring others before them.
  private mutating func keepSelection(in new: Analysis) {
    if let old = analysis, old.arms.indices.contains(view.arm) {
      let code = old.arms[view.arm].arm.code
      view.arm = new.arms.firstIndex { $0.arm.code == code } ?? 0
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

extension AnalysisOptions {
  /// The options that decide what is computed: both cohorts always are.
  fileprivate var withoutCohort: AnalysisOptions {
    var options = self
    options.cohort = .concurrent
    return options
  }
}
