import Cells
import Dashboard
import TrialAnalysis
import TrialModel

/// A person at the dashboard: presses keys and waits for the frame.
struct Player {
  private(set) var state: State
  private let study: Study
  private let look: Look
  private var shown: Grid
  private var side: Development.Side
  /// What analyses and look-ups took, away from the keys.
  var analyses = Times()
  var lookups = Times()
  var comparisons = Times()

  init(_ study: Study, size: Size) {
    self.study = study
    state = State(size: size, now: 1_700_000_000, directory: "/study")
    look = Look(theme: .plain, glyphs: .unicode)
    shown = Grid(size)
    let index = SubjectIndex(study)
    side = Development.Side(index, Analysis(index), loadedAt: 1_700_000_000)
    let loaded = LoadedStudy(study, revision: 1, loadedAt: 1_700_000_000)
    _ = update(&state, .loaded(.study(loaded, findings: [])))
    _ = update(&state, .analyzed(side.analysis, revision: 1))
    _ = frame()
  }

  /// A key until its frame: update, render, and the search for cells that differ. What the key asks for
  /// is answered afterwards, and the frame that shows the answer is measured as well.
  mutating func press(_ key: Key, _ times: inout Times) {
    let effects = times.measure {
      let effects = update(&state, .input(.key(key)))
      _ = frame()
      return effects
    }
    settle(effects, &times)
  }

  mutating func press(_ keys: String, _ times: inout Times) {
    for scalar in keys.unicodeScalars { press(.character(scalar), &times) }
  }

  private mutating func settle(_ effects: [Effect], _ times: inout Times) {
    for effect in effects {
      switch effect {
      case .analyze(let options, let revision):
        let old = side
        let index = analyses.measure { SubjectIndex(study, options: options) }
        let analysis = analyses.measure { Analysis(index) }
        side = Development.Side(index, analysis, loadedAt: old.loadedAt)
        show(.analyzed(analysis, revision: revision), &times)
        if let news = comparisons.measure({ Development(from: old, to: side) }) {
          show(.changed(news, options, revision: revision), &times)
        }
      case .inquire(let inquiry, let options, let revision):
        let answer = lookups.measure { side.index.answer(inquiry) }
        if let answer { show(.answered(answer, to: inquiry, options, revision: revision), &times) }
      default: break
      }
    }
  }

  private mutating func show(_ event: Event, _ times: inout Times) {
    let effects = times.measure {
      let effects = update(&state, event)
      _ = frame()
      return effects
    }
    settle(effects, &times)
  }

  /// Draws, and counts the cells that are not as they were.
  private mutating func frame() -> Int {
    let grid = render(state, look)
    var changed = 0
    for (old, new) in zip(shown.cells, grid.cells) where old != new { changed += 1 }
    shown = grid
    return changed
  }
}
