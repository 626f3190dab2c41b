import Cells
import TrialAnalysis

/// The keys that the footer tells: those that do something as things are, the most useful first, in
/// the words that fit what one looks at.
struct FooterKeys {
  /// One of them.
  struct Item: Equatable {
    let keys: String
    let label: String
    let action: Action
    let binding: Binding
  }

  /// Keys that go when there is no room.
  let items: [Item]
  /// Keys that stay: with them every other one is found.
  let lasting: [Item]

  /// The keys where the cursor is on that destination.
  init(_ state: State, _ glyphs: GlyphSet, destination: LinkDestination?) {
    let destination = state.view.overlay == nil ? destination : nil
    let contexts = state.contexts
    var ranked: [(rank: Int, order: Int, item: Item)] = []
    var lasting: [Item] = []
    for (order, binding) in state.keys.bindings.enumerated() {
      guard contexts.contains(binding.context), binding.holds(in: contexts, state.keys),
        let action = binding.steps.first?.action,
        let rank = state.footerRank(binding, action),
        let label = state.footerLabel(binding, action, destination)
      else { continue }
      let item = Item(
        keys: binding.footerKeys(glyphs), label: label, action: action, binding: binding)
      guard !item.keys.isEmpty else { continue }
      if action == .help && state.view.overlay == nil || action == .palette {
        lasting.append(item)
      } else {
        ranked.append((rank, order, item))
      }
    }
    items = ranked.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.map(\.item)
    self.lasting = lasting
  }
}

extension State {
  /// How early the footer tells a binding; `nil` if it would do nothing.
  fileprivate func footerRank(_ binding: Binding, _ action: Action) -> Int? {
    guard view.overlay == nil else { return binding.footerRank }
    if analysis == nil {
      let useful: Set<Action> = [.help, .palette, .theme, .reload, .quit]
      if action == .interrupt { return isReadingLong ? binding.footerRank : nil }
      if action == .findings, !findings.isEmpty { return 0 }
      if action == .back { return isShowingFindingsAlone ? 1 : nil }
      return useful.contains(action) ? binding.footerRank : nil
    }
    if isReadingCurves {
      if action == .previousNumber { return 0 }
      if action == .open { return 0 }
      if action == .crosshair { return 1 }
      if action == .nextFigure { return 4 }
      if action == .rowUp { return 2 }
    }
    let survival = analysis?.survival?.endpoints ?? []
    switch action {
    case .acknowledge: return pressingAlerts.isEmpty ? nil : binding.footerRank
    case .interrupt: return isReadingLong ? binding.footerRank : nil
    case .back: return isAway ? 0 : nil
    // What leads out of a view of the past, and to the other views, stays where room is short.
    case .now: return options.asOf == nil ? nil : 0
    case .zoom where !view.pages.isEmpty: return nil
    case .nextFigure:
      let hasOthers = view.pages.isEmpty && PanelCatalog.all[view.focus].views.count > 1
      return hasOthers ? (view.isZoomed ? 0 : binding.footerRank) : nil
    case .nextArm: return (analysis?.arms.count ?? 0) < 2 ? nil : binding.footerRank
    case .nextEndpoint:
      let isShown = ScreenLayout(self).places.contains {
        $0.surface == .panel(PanelCatalog.survival)
      }
      guard survival.count > 1, isShown else { return nil }
      return view.focus == PanelCatalog.survival && view.pages.isEmpty ? 4 : binding.footerRank
    case .interval: return survival.isEmpty ? nil : binding.footerRank
    case .population:
      return (analysis?.availablePopulations.count ?? 0) < 2 ? nil : binding.footerRank
    case .cohort: return (analysis?.arms.count ?? 0) < 2 ? nil : binding.footerRank
    case .earlier, .earlierMilestone:
      return (study?.milestones.count ?? 0) < 2 ? nil : binding.footerRank
    case .timeStep: return options.asOf == nil ? nil : binding.footerRank
    case .findings: return findings.isEmpty ? nil : binding.footerRank
    case .changes: return lastChange == nil ? nil : binding.footerRank
    default: return binding.footerRank
    }
  }

  /// Whether the folder is being read, and takes long enough that one may want to stop it.
  private var isReadingLong: Bool {
    if case .reading? = work { true } else { false }
  }

  /// Whether there is somewhere to go back to.
  private var isAway: Bool {
    !view.pages.isEmpty || view.isZoomed || view.returnsTo != nil
      || (ScreenLayout(self).kind == .zoom)
  }

  /// The word for a binding; `nil` if what the cursor is on makes it useless.
  fileprivate func footerLabel(
    _ binding: Binding, _ action: Action, _ destination: LinkDestination?
  ) -> String? {
    if isReadingCurves {
      switch action {
      case .previousNumber: return "move the time"
      case .open: return destination == nil ? nil : "who is at risk"
      case .crosshair: return "stop reading"
      case .rowUp: return "arm"
      default: break
      }
    }
    switch action {
    case .open: return destination?.name
    case .previousNumber where destination == nil && view.overlay == nil:
      return (analysis?.arms.count ?? 0) < 2 ? nil : "arm"
    // The arrows do the same where there is no number to go to.
    case .nextArm where destination == nil: return nil
    case .zoom: return view.isZoomed ? "all panels" : binding.label
    case .rowUp where destination == nil && view.overlay == nil:
      return view.focus == PanelCatalog.arms && view.pages.isEmpty ? "arm" : binding.label
    default: return binding.label
    }
  }
}

extension LinkDestination {
  /// What is behind it, in a word.
  var name: String {
    switch self {
    case .subjects: "patients"
    case .subject: "patient"
    case .row: "row"
    case .day: "day"
    case .changes: "changes"
    }
  }
}
