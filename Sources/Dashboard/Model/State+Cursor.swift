import Cells
import TrialAnalysis

/// The cursor walks over what leads somewhere on the surface that has the keys.
///
/// Where things are is found by drawing the surface, so a panel has nothing to say about its
/// cursor: what it writes as a span that leads somewhere can be reached.
extension State {
  /// The place of the surface that has the keys, if it is on the screen.
  var focusedPlace: ScreenLayout.Place? {
    ScreenLayout(self).places.first { $0.surface == view.surface }
  }

  /// The links of a surface in the coordinates of its inside.
  private func links(in place: ScreenLayout.Place) -> LinkMap {
    guard let view = SurfaceView(self, place.surface) else { return LinkMap([]) }
    var canvas = Canvas(Grid(place.inside.size))
    view.panel.draw(on: &canvas, .bare)
    return LinkMap(canvas.links)
  }

  private var links: LinkMap { focusedPlace.map { links(in: $0) } ?? LinkMap([]) }

  /// What the cursor of a surface is on, of the links that are drawn there.
  func cursorLink(among links: LinkMap, on surface: Surface) -> Link? {
    if let cursor = view.spots[surface]?.cursor {
      return links.link(to: cursor.target, near: cursor.place) ?? links.nearest(to: cursor.place)
    }
    let links = links.withoutAsides.links
    return links.first { $0.door?.arm == view.arm } ?? links.first
  }

  /// What the cursor of the surface that has the keys is on.
  var door: Door? {
    focusedPlace.flatMap { cursorLink(among: links, on: $0.surface) }?.door
  }

  /// - Parameter goal: The column that a walk over the rows keeps to; by default that of the link.
  private mutating func put(cursor link: Link, goal: Int? = nil) {
    view.spots[view.surface, default: Spot()].cursor = Cursor(
      target: link.target, place: link.rect.origin, goal: goal ?? link.rect.maxColumn)
    if let arm = link.door?.arm { view.arm = arm }
  }

  // MARK: Moving

  /// Moves the cursor in its row; past the end of the row the next arm is selected.
  ///
  /// In a list, whose rows are one thing each, the columns are moved.
  mutating func moveAcross(_ direction: LinkMap.Direction) {
    if list != nil {
      _ = changeList { $0.moveColumns(by: direction == .right ? 1 : -1) }
      return
    }
    let links = links
    if let current = cursorLink(among: links, on: view.surface),
      let next = links.next(direction, from: current.rect)
    {
      put(cursor: next)
    } else {
      selectArm(view.arm + (direction == .right ? 1 : -1))
      enterArm(direction)
    }
  }

  /// Takes a cursor that is not on the selected arm to its first number in the row, or to its last
  /// one from the other side; in a row that has none of it the cursor stays.
  private mutating func enterArm(_ direction: LinkMap.Direction) {
    let links = links
    guard let current = cursorLink(among: links, on: view.surface), current.door?.arm != view.arm
    else { return }
    let own = links.links.filter {
      $0.rect.minRow == current.rect.minRow && $0.door?.arm == view.arm
    }
    if let link = direction == .right ? own.first : own.last { put(cursor: link) }
  }

  /// Selects an arm, round and round, and takes the cursor to its number.
  mutating func selectArm(_ arm: Int) {
    let count = analysis?.arms.count ?? 0
    let links = links
    let current = cursorLink(among: links, on: view.surface)
    view.arm = count == 0 ? 0 : (arm + count) % count
    guard case .subjects(var query)? = current?.door, query.arm != nil else { return }
    query.arm = view.arm
    let target = LinkTarget(Door.subjects(query))
    let place = current?.rect.origin ?? Point(column: 0, row: 0)
    if let link = links.link(to: target, near: place) { put(cursor: link) }
  }

  /// Moves by rows: the cursor where there is one, else what is shown.
  mutating func move(_ action: Action) {
    if view.overlay != nil {
      let limit = OverlayBox(self)?.scrollLimit ?? 0
      let page = OverlayBox(self)?.pageRows ?? 1
      view.overlayScroll = Self.moved(view.overlayScroll, action, limit: limit, page: page)
      return
    }
    let surface = view.surface
    let links = links
    guard let current = cursorLink(among: links, on: surface) else {
      if view.focus == PanelCatalog.arms, view.pages.isEmpty {
        let last = max(0, (analysis?.arms.count ?? 0) - 1)
        view.arm = Self.moved(view.arm, action, limit: last, page: last)
      }
      let scrolled = view.spots[surface]?.scroll ?? 0
      scroll(surface, action)
      if action == .rowDown, scrolled == view.spots[surface]?.scroll ?? 0,
        let link = links.links.first
      {
        put(cursor: link)
      }
      return
    }
    switch action {
    case .rowDown, .rowUp:
      let direction: LinkMap.Direction = action == .rowDown ? .down : .up
      let scrolled = view.spots[surface]?.scroll ?? 0
      let goal = view.spots[surface]?.cursor?.goal ?? current.rect.maxColumn
      if let next = links.withoutAsides.next(direction, from: current.rect, goal: goal) {
        put(cursor: next, goal: goal)
        break
      }
      scroll(surface, action)
      if scrolled != view.spots[surface]?.scroll ?? 0 {
        follow(current, direction, goal: goal)
      } else if let next = links.next(direction, from: current.rect, goal: goal) {
        put(cursor: next, goal: goal)
      }
    case .pageDown, .pageUp, .firstRow, .lastRow:
      let before = view.spots[surface]?.scroll ?? 0
      scroll(surface, action)
      let isDown = action == .pageDown || action == .lastRow
      let hasMoved = before != view.spots[surface]?.scroll ?? 0
      let isWhole = action == .firstRow || action == .lastRow || !hasMoved
      let row = isWhole ? (isDown ? Int.max / 2 : 0) : current.rect.minRow
      let place = Point(column: current.rect.maxColumn, row: row)
      if let link = self.links.withoutAsides.nearest(to: place) {
        put(cursor: link)
      }
    default: break
    }
  }

  /// After the rows were moved under the cursor: it stays where it was on the screen.
  private mutating func follow(_ current: Link, _ direction: LinkMap.Direction, goal: Int) {
    let links = links.withoutAsides
    // The row it was on has moved on; the next one has come to where it was.
    if let moved = links.link(to: current.target, near: current.rect.origin),
      let next = links.next(direction, from: moved.rect, goal: goal)
    {
      put(cursor: next, goal: goal)
    } else if let link = links.nearest(to: Point(column: goal, row: current.rect.minRow)) {
      put(cursor: link, goal: goal)
    }
  }

  // MARK: Scrolling

  /// Moves the rows of a surface.
  mutating func scroll(_ surface: Surface, _ action: Action) {
    guard let (drawn, size) = drawn(surface) else { return }
    let limit = drawn.scrollLimit(in: size)
    let page = max(1, drawn.pageRows(in: size))
    let row = view.spots[surface]?.scroll ?? 0
    view.spots[surface, default: Spot()].scroll = Self.moved(row, action, limit: limit, page: page)
  }

  /// Keeps every scroll position where there is something to see.
  mutating func clampSpots() {
    for (surface, spot) in view.spots where spot.scroll > 0 {
      guard let (drawn, size) = drawn(surface) else { continue }
      view.spots[surface]?.scroll = min(spot.scroll, drawn.scrollLimit(in: size))
    }
    if let box = OverlayBox(self) { view.overlayScroll = min(view.overlayScroll, box.scrollLimit) }
  }

  /// A surface that is on the screen, and the size of its inside.
  private func drawn(_ surface: Surface) -> (any Panel, Size)? {
    guard let place = ScreenLayout(self).places.first(where: { $0.surface == surface }),
      let panel = SurfaceView(self, surface)?.panel
    else { return nil }
    return (panel, place.inside.size)
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

  // MARK: The mouse

  /// The mouse was used.
  mutating func mouse(_ action: MouseAction, _ point: Point) -> [Effect] {
    if let box = PromptBox(self) { return mouse(action, point, in: box) }
    // A search keeps the surface that has the keys: a click elsewhere ends it.
    if action == .click { view.prompt = nil }
    if let effects = clickFooter(action, point) { return effects }
    if let effects = pickTheme(action, point) { return effects }
    if view.overlay != nil {
      switch action {
      case .click:
        if OverlayBox(self)?.rect.contains(point) != true { view.overlay = nil }
      case .wheelUp: for _ in 0..<3 { move(.rowUp) }
      case .wheelDown: for _ in 0..<3 { move(.rowDown) }
      }
      return []
    }
    let layout = ScreenLayout(self)
    let area = layout.hitAreas(glyphs, focus: view.focus).first { $0.rect.contains(point) }
    guard let area else { return [] }
    message = nil
    defer { clampSpots() }
    switch (action, area.target) {
    case (.click, .title(let surface)) where surface == view.surface:
      if view.pages.isEmpty { toggleZoom() }
    case (.click, .title(.panel(let panel))), (.click, .tab(let panel)): focus(panel)
    case (.click, .surface(let surface)): return click(surface, point, layout)
    case (.wheelUp, .title(let surface)), (.wheelUp, .surface(let surface)):
      for _ in 0..<3 { scroll(surface, .rowUp) }
    case (.wheelDown, .title(let surface)), (.wheelDown, .surface(let surface)):
      for _ in 0..<3 { scroll(surface, .rowDown) }
    case (_, .tab), (_, .key), (.click, .title(.page)): break
    }
    return []
  }

  /// A click on a surface focuses it; one on a number opens it.
  private mutating func click(
    _ surface: Surface, _ point: Point, _ layout: ScreenLayout
  ) -> [Effect] {
    if case .panel(let panel) = surface, surface != view.surface { focus(panel) }
    guard let place = layout.places.first(where: { $0.surface == surface }) else { return [] }
    let inside = Point(
      column: point.column - place.inside.minColumn, row: point.row - place.inside.minRow)
    guard let link = links(in: place).link(at: inside) else { return [] }
    put(cursor: link)
    return open()
  }
}

extension Look {
  /// A look to find out with what is where.
  static let bare = Look(theme: .plain, glyphs: .unicode)
}
