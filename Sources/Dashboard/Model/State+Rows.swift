import Cells
import TrialAnalysis

extension State {
  /// Moves the rows of the overlay or of the focused panel; in Arms the rows are the arms.
  mutating func move(_ action: Action) {
    if view.overlay != nil {
      let limit = OverlayBox(self)?.scrollLimit ?? 0
      let page = OverlayBox(self)?.pageRows ?? 1
      view.overlayScroll = Self.moved(view.overlayScroll, action, limit: limit, page: page)
    } else if view.focus == PanelCatalog.arms {
      let last = max(0, (analysis?.arms.count ?? 0) - 1)
      view.arm = Self.moved(view.arm, action, limit: last, page: last)
    } else {
      scroll(view.focus, action)
    }
  }

  private mutating func scroll(_ panel: Int, _ action: Action) {
    let (limit, page) = scrollExtent(of: panel)
    view.scroll[panel] = Self.moved(view.scroll[panel] ?? 0, action, limit: limit, page: page)
  }

  /// Keeps every scroll position where there is something to see.
  mutating func clampScroll() {
    for (panel, row) in view.scroll {
      view.scroll[panel] = min(row, scrollExtent(of: panel).limit)
    }
    if let box = OverlayBox(self) { view.overlayScroll = min(view.overlayScroll, box.scrollLimit) }
  }

  /// The mouse was used.
  mutating func mouse(_ action: MouseAction, _ point: Point) -> [Effect] {
    if view.overlay != nil {
      switch action {
      case .click:
        if OverlayBox(self)?.rect.contains(point) != true { view.overlay = nil }
      case .wheelUp: for _ in 0..<3 { move(.rowUp) }
      case .wheelDown: for _ in 0..<3 { move(.rowDown) }
      }
      return []
    }
    let area = ScreenLayout(self).hitAreas(.unicode).first { $0.rect.contains(point) }
    guard let area else { return [] }
    message = nil
    switch (action, area.target) {
    case (.click, .title(let panel)) where panel == view.focus: view.isZoomed.toggle()
    case (.click, .title(let panel)), (.click, .panel(let panel)), (.click, .tab(let panel)):
      focus(panel)
    case (.wheelUp, .title(let panel)), (.wheelUp, .panel(let panel)):
      for _ in 0..<3 { scroll(panel, .rowUp) }
    case (.wheelDown, .title(let panel)), (.wheelDown, .panel(let panel)):
      for _ in 0..<3 { scroll(panel, .rowDown) }
    case (_, .tab): break
    }
    clampScroll()
    return []
  }

  private func scrollExtent(of panel: Int) -> (limit: Int, page: Int) {
    guard let place = ScreenLayout(self).places.first(where: { $0.panel == panel }),
      let scene = Scene(self, panel: panel)
    else { return (view.scroll[panel] ?? 0, 1) }
    let drawn = PanelCatalog.all[panel].init(scene)
    return (
      drawn.scrollLimit(in: place.inside.size), max(1, drawn.pageRows(in: place.inside.size))
    )
  }

  private static func moved(_ row: Int, _ action: Action, limit: Int, page: Int) -> Int {
    let moved =
      switch action {
      case .rowDown: row + 1
      case .rowUp: row - 1
      case .pageDown: row + page
      case .pageUp: row - page
      case .firstRow: 0
      case .lastRow: limit
      default: row
      }
    return min(max(0, moved), limit)
  }
}
