import Cells
import TrialAnalysis

extension State {
  /// A key was pressed.
  mutating func press(_ key: Key) -> [Effect] {
    let context: Binding.Context = view.overlay == nil ? .panels : .overlay
    guard let action = KeyMap.standard.action(for: key, in: context) else { return [.bell] }
    message = nil
    return perform(action)
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .quit: return [.quit]
    case .repaint: return [.repaint]
    case .reload:
      say("Reading \(directory) again")
      return [.reload]
    case .save:
      guard analysis != nil else { return refuse("There is nothing to save yet.") }
      let panel = view.isZoomed ? PanelCatalog.titles[view.focus].lowercased() : nil
      return [.capture(CaptureRequest(panel: panel))]
    case .theme: return nextTheme()
    case .help: view.toggle(.help)
    case .changes: view.toggle(.changes)
    case .findings: toggleFindings()
    case .nextPanel: focus((view.focus + 1) % PanelCatalog.all.count)
    case .previousPanel: focus((view.focus + PanelCatalog.all.count - 1) % PanelCatalog.all.count)
    case .panel(let number): focus(min(max(1, number), PanelCatalog.all.count) - 1)
    case .zoom: view.isZoomed.toggle()
    case .back: return back()
    case .nextArm: selectArm(view.arm + 1)
    case .previousArm: selectArm(view.arm - 1)
    case .rowDown, .rowUp, .pageDown, .pageUp, .firstRow, .lastRow: move(action)
    case .nextEndpoint: return selectEndpoint(by: 1)
    case .previousEndpoint: return selectEndpoint(by: -1)
    case .population: return nextPopulation()
    case .cohort:
      view.cohort = view.cohort == .concurrent ? .all : .concurrent
      say(
        view.cohort == .concurrent
          ? "Comparing patients randomized while both arms were open"
          : "Comparing all patients, concurrent or not")
    }
    clampScroll()
    return []
  }

  private mutating func refuse(_ reason: String) -> [Effect] {
    say(reason, severity: .warning)
    return [.bell]
  }

  mutating func focus(_ panel: Int) {
    if let place = view.returnsTo { view.isZoomed = place.isZoomed }
    view.focus = panel
    view.returnsTo = nil
  }

  private mutating func toggleFindings() {
    if view.focus == PanelCatalog.findings, view.isZoomed {
      leaveFindings()
    } else {
      view.returnsTo = ViewState.Return(focus: view.focus, isZoomed: view.isZoomed)
      view.focus = PanelCatalog.findings
      view.isZoomed = true
    }
  }

  private mutating func leaveFindings() {
    let place = view.returnsTo ?? ViewState.Return(focus: 0, isZoomed: false)
    view.focus = place.focus
    view.isZoomed = place.isZoomed
    view.returnsTo = nil
  }

  private mutating func back() -> [Effect] {
    if view.overlay != nil {
      view.overlay = nil
    } else if view.returnsTo != nil {
      leaveFindings()
    } else if view.isZoomed {
      view.isZoomed = false
    } else if ScreenLayout(self).kind == .zoom {
      view.focus = 0
    } else {
      return [.bell]
    }
    return []
  }

  private mutating func nextTheme() -> [Effect] {
    guard !themes.isEmpty else { return [.bell] }
    let place = themes.firstIndex(of: theme) ?? themes.count - 1
    theme = themes[(place + 1) % themes.count]
    say("Theme \(theme)")
    return [.setTheme(theme)]
  }

  private mutating func selectArm(_ arm: Int) {
    let count = analysis?.arms.count ?? 0
    view.arm = count == 0 ? 0 : (arm + count) % count
  }

  private mutating func selectEndpoint(by step: Int) -> [Effect] {
    let endpoints = analysis?.survival?.endpoints ?? []
    guard endpoints.count > 1 else { return refuse("There is no other endpoint in this folder.") }
    view.endpoint = (view.endpoint + step + endpoints.count) % endpoints.count
    let endpoint = endpoints[view.endpoint].endpoint
    say("\(endpoint.code): \(endpoint.name)")
    return []
  }

  private mutating func nextPopulation() -> [Effect] {
    guard let analysis, let revision = pending?.study.revision ?? study?.revision else {
      return refuse("There is no study yet.")
    }
    let choices = analysis.availablePopulations
    guard choices.count > 1 else { return refuse("This folder has no other population.") }
    let place = choices.firstIndex(of: options.population) ?? choices.count - 1
    options.population = choices[(place + 1) % choices.count]
    say("Counting the \(options.population.name) population")
    return [.analyze(options, revision: revision)]
  }
}

extension ViewState {
  fileprivate mutating func toggle(_ overlay: Overlay) {
    self.overlay = self.overlay == overlay ? nil : overlay
    overlayScroll = 0
  }
}
