import Cells
import TrialAnalysis
import TrialModel

extension State {
  /// Where the keys are, what is closest first.
  var contexts: [Binding.Context] {
    switch view.overlay {
    case .themes: [.themes, .overlay]
    case .help: [.overlay]
    case nil: surfaceContexts
    }
  }

  /// The same for the surface that has the keys, whatever lies over it.
  var surfaceContexts: [Binding.Context] {
    let own: [Binding.Context] =
      if case .panel(let panel) = view.surface {
        (view.isZoomed
          ? PanelCatalog.figure(view.figure(of: panel), of: panel) : PanelCatalog.all[panel])
          .contexts
      } else {
        list == nil ? [] : [.tables]
      }
    return own + [.panels]
  }

  /// A key was pressed.
  mutating func press(_ key: Key, on frame: Frame) -> [Effect] {
    if message == nil { hint = nil }
    if view.prompt != nil { return type(key, on: frame) }
    guard let action = keys.action(for: key, in: contexts) else { return [.bell] }
    return carryOut(action, on: frame)
  }

  /// Does what a key or a command means.
  mutating func carryOut(_ action: Action, on frame: Frame) -> [Effect] {
    message = nil
    return perform(action, on: frame) + lookUpSubjects()
  }

  private mutating func perform(_ action: Action, on frame: Frame) -> [Effect] {
    if let effects = pickTheme(action, on: frame) ?? readCurves(action, on: frame) {
      return effects
    }
    switch action {
    case .quit: return [.quit]
    case .repaint: return [.repaint]
    case .reload:
      say("Reading \(directory) again")
      if analysis == nil { health = .loading }
      return [.reload]
    case .interrupt: return interruptLoading()
    case .save:
      guard analysis != nil else { return refuse("There is nothing to save yet.") }
      let isWhole = !view.isZoomed && view.pages.isEmpty
      return [
        .capture(
          CaptureRequest(panel: isWhole ? nil : PanelCatalog.titles[view.focus].lowercased()))
      ]
    case .copyNumber: return copyNumber(on: frame)
    case .copySurface: return copySurface(on: frame)
    case .copyCommand: return copyCommand()
    case .mouse: return switchMouse()
    case .theme: return openThemes()
    case .nextTheme: return nextTheme()
    case .choose: return [.bell]
    case .help:
      view.overlay = view.overlay == .help ? nil : .help
      view.overlayScroll = 0
      view.helpSearch = ""
    case .palette: view.prompt = Prompt(.command)
    case .acknowledge: return acknowledgeAlerts()
    case .changes: toggle(PanelCatalog.changes)
    case .findings:
      if analysis == nil, findings.isEmpty { return refuse("Nothing was found in the folder yet.") }
      toggle(PanelCatalog.findings)
    case .nextPanel: focus((view.focus + 1) % PanelCatalog.all.count)
    case .previousPanel: focus((view.focus + PanelCatalog.all.count - 1) % PanelCatalog.all.count)
    case .panel(let number): focus(min(max(1, number), PanelCatalog.all.count) - 1)
    case .zoom: return zoom()
    case .nextLayout: return nextLayout()
    case .arrange(let preset): return arrange(preset)
    case .togglePanel(let panel): return toggle(panel: panel)
    case .nextFigure: return showFigure(by: 1)
    case .previousFigure: return showFigure(by: -1)
    case .open: return open(frame.cursor?.destination)
    case .back: return back()
    case .nextArm: selectArm(view.arm + 1, on: frame)
    case .previousArm: selectArm(view.arm - 1, on: frame)
    case .reference: return nextReference()
    case .nextNumber: moveAcross(.right, on: frame)
    case .previousNumber: moveAcross(.left, on: frame)
    case .rowDown, .rowUp, .pageDown, .pageUp, .firstRow, .lastRow: move(action, on: frame)
    case .order: return order(reverse: false)
    case .reverseOrder: return order(reverse: true)
    case .search: return beginSearch()
    case .filter: return beginFilter()
    case .nextEndpoint: return selectEndpoint(by: 1)
    case .previousEndpoint: return selectEndpoint(by: -1)
    case .nextMeasure: selectMeasure(by: 1)
    case .previousMeasure: selectMeasure(by: -1)
    case .interval: return nextInterval()
    case .band: toggleBand()
    case .crosshair: return toggleCrosshair()
    case .landmark: return nextLandmark()
    case .unit: return nextUnit()
    case .population: return nextPopulation()
    case .cohort:
      view.cohort = view.cohort == .concurrent ? .all : .concurrent
      say(
        view.cohort == .concurrent
          ? "Comparing patients randomized while both arms were open"
          : "Comparing all patients, concurrent or not")
    case .earlier: return step(forward: false)
    case .later: return step(forward: true)
    case .earlierMilestone: return stepToMilestone(forward: false)
    case .laterMilestone: return stepToMilestone(forward: true)
    case .timeStep: nextTimeStep()
    case .now: return returnToNow()
    case .useTheme(let name): return use(theme: name)
    case .showFigure(let panel, let figure): show(figure: figure, of: panel)
    case .showEndpoint(let index): return show(endpoint: index)
    case .showArm(let arm): selectArm(arm, on: frame)
    case .count(let population): return count(population)
    }
    return []
  }

  mutating func refuse(_ reason: String) -> [Effect] {
    say(reason, severity: .warning)
    return [.bell]
  }

  /// Goes to a panel; what was opened is closed.
  mutating func focus(_ panel: Int) {
    let place = view.returnsTo ?? ViewState.Return(focus: view.focus, isZoomed: view.isZoomed)
    view.isZoomed = place.isZoomed
    view.pages = []
    view.focus = panel
    view.returnsTo = nil
    guard !view.isZoomed, ScreenLayout(self).kind == .zoom else { return }
    // One that is not in the layout fills the screen, and says all that it has room for.
    view.returnsTo = place
    view.isZoomed = true
  }

  /// Shows a panel alone, or goes back from it.
  private mutating func toggle(_ panel: Int) {
    if view.focus == panel, view.isZoomed, view.pages.isEmpty {
      leavePanel()
    } else {
      let place = view.returnsTo ?? ViewState.Return(focus: view.focus, isZoomed: view.isZoomed)
      view.pages = []
      view.returnsTo = place
      view.focus = panel
      view.isZoomed = true
    }
  }

  private mutating func leavePanel() {
    let place = view.returnsTo ?? ViewState.Return(focus: 0, isZoomed: false)
    view.focus = place.focus
    view.isZoomed = place.isZoomed
    view.returnsTo = nil
  }

  private mutating func zoom() -> [Effect] {
    guard view.pages.isEmpty else { return [.bell] }
    toggleZoom()
    return []
  }

  /// Lets the panel fill the screen, or goes back to the others.
  mutating func toggleZoom() {
    view.isZoomed.toggle()
    if !view.isZoomed, ScreenLayout(self).kind == .zoom { leavePanel() }
  }

  /// Shows another figure of the panel, which then fills the screen.
  private mutating func showFigure(by step: Int) -> [Effect] {
    let count = PanelCatalog.all[view.focus].views.count
    guard view.pages.isEmpty, count > 1 else { return [.bell] }
    if view.isZoomed {
      view.panelViews[view.focus] = (view.figure(of: view.focus) + step + count) % count
    } else {
      view.isZoomed = true
    }
    view.scrollStates[view.surface] = nil
    return []
  }

  private mutating func back() -> [Effect] {
    if view.overlay != nil {
      view.overlay = nil
    } else if isShowingFindingsAlone {
      leavePanel()
    } else if analysis == nil {
      return interruptLoading()
    } else if !view.pages.isEmpty {
      closePage()
    } else if view.focus == PanelCatalog.changes, view.changes != nil {
      view.changes = nil
    } else if view.returnsTo != nil {
      leavePanel()
    } else if view.isZoomed {
      toggleZoom()
    } else if ScreenLayout(self).kind == .zoom {
      view.focus = 0
    } else {
      return [.bell]
    }
    return []
  }

  private mutating func nextPopulation() -> [Effect] {
    guard let analysis else { return refuse("There is no study yet.") }
    let choices = analysis.availablePopulations
    guard choices.count > 1 else { return refuse("This folder has no other population.") }
    let place = choices.firstIndex(of: options.population) ?? choices.count - 1
    return count(choices[(place + 1) % choices.count])
  }
}

extension State {
  /// What the key for an action is called on the panels; that of the palette where it has none.
  func keyName(_ action: Action) -> String {
    (keys.key(for: action, in: [.panels]) ?? keys.key(for: .palette, in: [.panels]))?
      .name(glyphs) ?? ":"
  }
}
