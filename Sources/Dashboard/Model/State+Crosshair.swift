import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// Reading the curves at a time: a line that the arrows move, and what every arm is at there.
extension State {
  /// Whether the arrows move the line.
  var isReadingCurves: Bool {
    view.crosshair != nil && view.overlay == nil && isShowingCurves
  }

  /// Whether curves that can be read fill the screen.
  private var isShowingCurves: Bool {
    view.isZoomed && view.surface == .panel(PanelCatalog.survival) && shownEndpoint != nil
  }

  /// The endpoint whose curves can be read in the figure that is shown.
  private var shownEndpoint: ShownEndpoint? {
    guard let analysis else { return nil }
    let panel = PanelCatalog.survival
    return PanelCatalog.figure(view.figure(of: panel), of: panel)
      .readableCurves(analysis, endpoint: view.endpoint)
  }

  /// Reads the curves, or stops.
  mutating func toggleCrosshair() -> [Effect] {
    if isReadingCurves {
      view.crosshair = nil
      return []
    }
    guard analysis?.survival?.endpoints.isEmpty == false else {
      return refuse("There are no curves.")
    }
    view.isZoomed = true
    if !isShowingCurves { view.panelViews[PanelCatalog.survival] = 0 }
    guard let last = shownEndpoint?.longest else { return refuse("There are no times to read.") }
    let year = 12 * TimeUnit.months.days
    view.crosshair = view.crosshair ?? (year < last ? year : last / 2)
    followCrosshair()
    return []
  }

  /// What a key does while the curves are read; `nil` where it does what it always does.
  mutating func readCurves(_ action: Action, on frame: Frame) -> [Effect]? {
    guard isReadingCurves, let shown = shownEndpoint else { return nil }
    switch action {
    case .back: view.crosshair = nil
    case .open: return openAtRisk(shown)
    case .nextNumber, .previousNumber: moveCrosshair(shown, forward: action == .nextNumber)
    case .pageDown, .pageUp:
      moveCrosshair(shown, forward: action == .pageDown, byPage: true)
    case .firstRow: view.crosshair = 0
    case .lastRow: view.crosshair = shown.longest
    case .rowDown: selectArm(view.arm + 1, on: frame)
    case .rowUp: selectArm(view.arm - 1, on: frame)
    default: return nil
    }
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

  private mutating func openAtRisk(_ shown: ShownEndpoint) -> [Effect] {
    guard let (query, count) = openingQuery(shown), count > 0 else {
      return refuse("Nobody of this arm is at risk then.")
    }
    return open(.list(ListPage(query)))
  }

  /// Moves the line to the next multiple of the unit's step.
  private mutating func moveCrosshair(
    _ shown: ShownEndpoint, forward: Bool, byPage: Bool = false
  ) {
    guard let longest = shown.longest, let time = shown.clamped(view.crosshair) else { return }
    let unit = view.unit ?? analysis?.unit ?? .months
    let step = (byPage ? unit.page : unit.step) * unit.days
    let place = time / step
    let next = forward ? (place + 1e-6).rounded(.down) + 1 : (place - 1e-6).rounded(.up) - 1
    view.crosshair = min(max(0, next * step), longest)
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
