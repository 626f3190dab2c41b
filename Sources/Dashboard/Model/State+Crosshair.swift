import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// Reading the curves at a time: a line that the arrows move, and what every arm is at there.
extension State {
  /// Whether the arrows move the line, unless something lies over it.
  var isReadingCurves: Bool { view.crosshair != nil && isShowingCurves }

  /// Whether curves that can be read fill the screen.
  private var isShowingCurves: Bool {
    view.isZoomed && view.surface == .panel(.survival) && shownEndpoint != nil
  }

  /// The endpoint whose curves can be read in the figure that is shown.
  private var shownEndpoint: ShownEndpoint? {
    guard let analysis else { return nil }
    return PanelCatalog.figure(view.figure(of: .survival), of: .survival)
      .readableCurves(analysis, endpoint: view.endpoint)
  }

  /// Reads the curves, or stops.
  fileprivate mutating func toggleCrosshair() -> [Effect] {
    if isReadingCurves {
      view.crosshair = nil
      return []
    }
    view.isZoomed = true
    if !isShowingCurves { view.panelViews[.survival] = 0 }
    guard let last = shownEndpoint?.longest else { return refuse("There are no times to read.") }
    let year = 12 * TimeUnit.months.days
    view.crosshair = view.crosshair ?? (year < last ? year : last / 2)
    followCrosshair()
    return []
  }

  private func openingQuery(_ shown: ShownEndpoint) -> (query: SubjectQuery, count: Int)? {
    guard let time = shown.clamped(view.crosshair), shown.arms.indices.contains(view.arm) else {
      return nil
    }
    return (
      shown.query(.atRisk(days: time), arm: view.arm), shown.arms[view.arm].curve.atRisk(at: time)
    )
  }

  /// Why nobody can be listed who is at risk where the line is; `nil` if there is somebody.
  fileprivate var nobodyAtRisk: String? {
    guard let shown = shownEndpoint, let (_, count) = openingQuery(shown), count > 0 else {
      return "Nobody of this arm is at risk then."
    }
    return nil
  }

  /// Lists the patients of the selected arm that are at risk where the line is.
  fileprivate mutating func openAtRisk() -> [Effect] {
    guard let shown = shownEndpoint, let (query, _) = openingQuery(shown) else { return [] }
    return open(.list(ListPage(query)))
  }

  /// Where the line can be moved to.
  fileprivate enum CrosshairMove {
    /// To the next multiple of the unit's step, or to the one before.
    case step(forward: Bool)
    /// The same by the longer steps.
    case page(forward: Bool)
    /// To the origin of the curves, or to their end.
    case start, end
  }

  /// Moves the line, and the cursor to the patients at risk there.
  fileprivate mutating func moveCrosshair(_ move: CrosshairMove) {
    guard let shown = shownEndpoint, let longest = shown.longest,
      let time = shown.clamped(view.crosshair)
    else { return }
    let unit = view.unit ?? analysis?.unit ?? .months
    func multiple(of step: Double, after forward: Bool) -> Double {
      let place = time / step
      let next = forward ? (place + 1e-6).rounded(.down) + 1 : (place - 1e-6).rounded(.up) - 1
      return min(max(0, next * step), longest)
    }
    view.crosshair =
      switch move {
      case .step(let forward): multiple(of: unit.step * unit.days, after: forward)
      case .page(let forward): multiple(of: unit.page * unit.days, after: forward)
      case .start: 0
      case .end: longest
      }
    followCrosshair()
  }

  /// Selects another arm, whose patients at risk the cursor goes to.
  fileprivate mutating func readArm(_ arm: Int, on frame: Frame) {
    selectArm(arm, on: frame)
    followCrosshair()
  }

  /// Takes the cursor to the patients at risk where the line is.
  private mutating func followCrosshair() {
    guard view.crosshair != nil, let shown = shownEndpoint, let (query, _) = openingQuery(shown)
    else { return }
    let place = view.scrollStates[view.surface]?.cursor?.place ?? Point(column: 0, row: 0)
    view.scrollStates[view.surface, default: ScrollState()].cursor = Cursor(
      target: LinkTarget(LinkDestination.subjects(query)), place: place,
      goal: view.scrollStates[view.surface]?.cursor?.goal ?? place.column)
  }
}

extension TimeUnit {
  /// How far the line moves at a time.
  fileprivate var step: Double {
    switch self {
    case .days: 7
    case .weeks: 2
    case .months: 1
    case .years: 0.25
    }
  }

  /// How far it moves by pages.
  fileprivate var page: Double {
    switch self {
    case .days: 28
    case .weeks: 13
    case .months: 6
    case .years: 1
    }
  }
}

extension Command {
  /// Reading the curves at a time.
  static let crosshair = [
    Command(
      in: .survival,
      [
        Step("cross-hair", "x", unavailable: \.missingCurves) { state, _ in
          state.toggleCrosshair()
        }
      ],
      label: "read",
      help: "In Survival: read the curves at a time; arrows move it, Enter lists who is at risk.",
      footerRank: 3,
      footer: { state, _ in
        state.isReadingCurves ? .shown(label: "stop reading", rank: 1) : .usual
      })
  ]

  /// What the keys of movement do meanwhile.
  static let reading = [
    Command(
      in: .reading,
      [
        .reading("previous-number", [.left, .character("h")], .step(forward: false)),
        .reading("next-number", [.right, .character("l")], .step(forward: true)),
      ],
      label: "move the time", help: "Read the curves earlier or later.", footerRank: 0),
    Command(
      in: .reading,
      [
        Step(.open, [.enter], unavailable: \.nobodyAtRisk) { state, _ in state.openAtRisk() }
      ],
      label: "who is at risk", help: "List the patients of the arm that are at risk then.",
      footerRank: 0, footer: { _, destination in destination == nil ? .hidden : .usual }),
    Command(
      in: .reading,
      [
        Step(.back, [.escape]) { state, _ in
          state.view.crosshair = nil
          return []
        }
      ],
      label: "back", help: "Stop reading the curves.", footerRank: 0),
    Command(
      in: .reading,
      [
        Step("row-up", [.up, .character("k")]) { state, frame in
          state.readArm(state.view.arm - 1, on: frame)
          return []
        },
        Step("row-down", [.down, .character("j")]) { state, frame in
          state.readArm(state.view.arm + 1, on: frame)
          return []
        },
      ],
      label: "arm", help: "Select the arm whose patients at risk are listed.", footerRank: 2),
    Command(
      in: .reading,
      [
        .reading("page-up", [.pageUp], .page(forward: false)),
        .reading("page-down", [.pageDown], .page(forward: true)),
      ],
      label: "pages", help: "Read the curves much earlier or later."),
    Command(
      in: .reading,
      [
        .reading("first-row", [.character("g"), .home], .start),
        .reading("last-row", [.character("G"), .end], .end),
      ],
      label: "first, last", help: "Read the curves at their beginning or their end."),
  ]
}

extension Command.Step {
  /// A step that moves the line.
  fileprivate static func reading(
    _ id: CommandID, _ keys: [Key], _ move: State.CrosshairMove
  ) -> Command.Step {
    Command.Step(id, keys) { state, _ in
      state.moveCrosshair(move)
      return []
    }
  }
}
