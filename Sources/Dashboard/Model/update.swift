import Cells
import TrialAnalysis
import TrialModel

/// Brings the state up to date with what happened and returns what has to be done about it.
///
/// The one place where the state changes. It reads no clock, starts nothing and draws nothing: equal
/// states, events and frames give equal states and equal effects.
///
/// `frame` is what `render` made of the state as it is handed in: where a key or a click finds what
/// it means.
public func update(_ state: inout State, _ event: Event, on frame: Frame) -> [Effect] {
  state.settle(on: frame)
  switch event {
  case .input(.key(let key)): return state.press(key, on: frame)
  case .input(.mouse(let action, let point)): return state.mouse(action, point, on: frame)
  case .input(.resize(let size)):
    state.size = size
    return state.lookUpSubjects()
  case .input(.closed): return [.quit]
  case .loading(let progress):
    state.work = .reading(progress)
    return []
  case .loaded(let outcome): return state.loaded(outcome)
  case .analyzed(let analysis, let revision):
    return state.analyzed(analysis, revision: revision)
  case .changed(let diff, let key):
    state.changed(diff, in: key)
    return []
  case .lookedUp(let result, let lookup, let key):
    return state.lookedUp(result, for: lookup, in: key)
  case .transcribed(let transcript): return state.copy(transcript)
  case .alerts(let states): return state.alerts(states)
  case .tick(let now, let utcOffset):
    state.utcOffset = utcOffset
    state.now = max(state.now, now)
    if let message = state.message, message.expires <= state.now { state.message = nil }
    return []
  case .saved(let paths):
    state.say("Saved \(paths.joined(separator: ", "))")
    return []
  case .failed(let reason):
    state.say(reason, severity: .error)
    return []
  case .themes(let themes, let failure):
    return state.themesChanged(themes, failure: failure)
  }
}

extension State {
  /// Puts a sentence in the status line.
  mutating func say(_ text: String, severity: Finding.Severity = .note) {
    message = Message(text, severity: severity, expires: now + (severity == .note ? 8 : 60))
  }
}
