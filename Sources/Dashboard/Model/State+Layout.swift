import TrialAnalysis

/// Which panels share the screen.
extension State {
  /// Arranges the panels by a preset and shows them.
  fileprivate mutating func arrange(_ preset: LayoutPreset) -> [Effect] {
    focusInLayout(PanelLayout(preset))
    say(
      "Layout \(preset.rawValue): "
        + preset.panels.map(\.title).joined(separator: ", "))
    return rememberLayout()
  }

  /// Goes on to the next preset.
  fileprivate mutating func nextLayout() -> [Effect] {
    let all = LayoutPreset.allCases
    let place = all.firstIndex(of: view.layout.preset) ?? 0
    return arrange(all[(place + 1) % all.count])
  }

  /// Shows a panel among the others, or hides it.
  fileprivate mutating func toggle(panel: PanelID) -> [Effect] {
    var layout = view.layout
    layout.toggle(panel)
    focusInLayout(layout)
    if layout.shows(panel) { focus(panel) }
    let isShown = ScreenLayout(self).kind != .zoom
    let title = panel.title
    say(
      !layout.shows(panel)
        ? "\(title) is hidden" : isShown ? "\(title) is shown" : "There is no room for \(title)")
    return rememberLayout()
  }

  /// Why a panel cannot be shown or hidden; `nil` if it can.
  fileprivate func fixed(panel: PanelID) -> String? {
    var layout = view.layout
    layout.toggle(panel)
    return PanelCatalog.ids.contains(where: layout.shows)
      ? nil : "The last panel cannot be hidden."
  }

  /// Takes up a layout, with the focus on something that is in it.
  private mutating func focusInLayout(_ layout: PanelLayout) {
    view.layout = layout
    view.pages = []
    view.returnsTo = nil
    view.isZoomed = false
    guard !layout.shows(view.focus) else { return }
    view.focus =
      layout.shows(layout.preset.main)
      ? layout.preset.main : PanelCatalog.ids.first(where: layout.shows) ?? PanelCatalog.first
  }

  /// Takes up the layout in which the study was left, if it is another study than before.
  mutating func recallLayout(of identifier: String) {
    guard analysis?.identifier != identifier else { return }
    view.layout = layouts[identifier]
    if !view.layout.shows(view.focus), !view.isZoomed { focusInLayout(view.layout) }
    // Panels in other places than usual are not taken for another program's.
    guard view.layout != PanelLayout(), message == nil else { return }
    let isChanged = view.layout != PanelLayout(view.layout.preset)
    say("Layout \(view.layout.preset.rawValue)" + (isChanged ? ", changed" : ""))
  }

  private mutating func rememberLayout() -> [Effect] {
    guard let identifier = analysis?.identifier else { return [] }
    layouts[identifier] = view.layout
    return [.remember(view.layout, study: identifier)]
  }
}

extension Command {
  /// How the panels are arranged.
  static let layout = [
    Command(
      about: .looking, [Step("next-layout", "L") { state, _ in state.nextLayout() }],
      label: "layout", help: "Arrange the panels in the next way: overview, safety, efficacy.",
      footerRank: 25)
  ]
}

extension Choice {
  /// The layouts, and the panels to show or hide.
  static let layouts: @Sendable (State) -> [Choice] = { state in
    guard state.analysis != nil else { return [] }
    let presets = LayoutPreset.allCases.map { preset in
      Choice(
        "layout:\(preset.rawValue)", "Layout: \(preset.rawValue)",
        help: preset.panels.map(\.title).joined(separator: ", ")
      ) { state, _ in state.arrange(preset) }
    }
    let panels = PanelCatalog.ids.map { panel in
      Choice(
        "panel:\(panel.name)",
        "\(state.view.layout.shows(panel) ? "Hide" : "Show"): \(panel.title)",
        unavailable: { $0.fixed(panel: panel) }, run: { state, _ in state.toggle(panel: panel) })
    }
    return presets + panels
  }
}
