import TrialAnalysis

/// Which panels share the screen.
extension State {
  /// Arranges the panels by a preset and shows them.
  mutating func arrange(_ preset: LayoutPreset) -> [Effect] {
    focusInLayout(PanelLayout(preset))
    say(
      "Layout \(preset.rawValue): "
        + preset.panels.map { PanelCatalog.titles[$0] }.joined(separator: ", "))
    return rememberLayout()
  }

  /// Goes on to the next preset.
  mutating func nextLayout() -> [Effect] {
    let all = LayoutPreset.allCases
    let place = all.firstIndex(of: view.layout.preset) ?? 0
    return arrange(all[(place + 1) % all.count])
  }

  /// Shows a panel among the others, or hides it.
  mutating func toggle(panel: Int) -> [Effect] {
    guard PanelCatalog.all.indices.contains(panel) else { return [.bell] }
    var layout = view.layout
    layout.toggle(panel)
    guard PanelCatalog.all.indices.contains(where: layout.shows) else {
      return refuse("The last panel cannot be hidden.")
    }
    focusInLayout(layout)
    if layout.shows(panel) { focus(panel) }
    let isShown = ScreenLayout(self).kind != .zoom
    let title = PanelCatalog.titles[panel]
    say(
      !layout.shows(panel)
        ? "\(title) is hidden" : isShown ? "\(title) is shown" : "There is no room for \(title)")
    return rememberLayout()
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
      ? layout.preset.main : PanelCatalog.all.indices.first(where: layout.shows) ?? 0
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
