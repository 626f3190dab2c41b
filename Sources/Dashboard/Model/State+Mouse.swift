import Cells
import TrialAnalysis

/// Whose the mouse is, and what clicks and the wheel do.
extension State {
  /// Leaves the mouse to the terminal, for selecting text, or takes it back.
  fileprivate mutating func switchMouse() -> [Effect] {
    usesMouse.toggle()
    say(
      usesMouse
        ? "Clicks and the wheel work here again"
        : "The mouse selects text now; \(keyName(.mouse)) takes it back")
    return [.setMouse(usesMouse)]
  }

  /// The mouse was used.
  mutating func mouse(_ action: MouseAction, _ point: Point, on frame: Frame) -> [Effect] {
    let target = frame.target(at: point)
    if view.prompt?.hasBox == true, frame.choices != nil {
      return mouseInPrompt(action, target, on: frame)
    }
    // A search keeps the surface that has the keys: a click elsewhere ends it.
    if action == .click { view.prompt = nil }
    if action == .click, case .key(let key)? = target { return press(key, on: frame) }
    if case .themes? = view.overlay, frame.overlay != nil {
      return mouseInThemes(action, target, on: frame)
    }
    if view.overlay != nil {
      switch action {
      case .click: if target != .box { view.overlay = nil }
      case .wheelUp: for _ in 0..<3 { moveHelp(.up, on: frame) }
      case .wheelDown: for _ in 0..<3 { moveHelp(.down, on: frame) }
      }
      return []
    }
    guard let target else { return [] }
    message = nil
    switch (action, target) {
    case (.click, .title(let surface)) where surface == view.surface:
      if view.pages.isEmpty { toggleZoom() }
    case (.click, .title(.panel(let panel))), (.click, .tab(let panel)): focus(panel)
    case (.click, .surface(let surface)): return click(surface, point, on: frame)
    case (.wheelUp, .title(let surface)), (.wheelUp, .surface(let surface)):
      for _ in 0..<3 { scroll(surface, .up, on: frame) }
    case (.wheelDown, .title(let surface)), (.wheelDown, .surface(let surface)):
      for _ in 0..<3 { scroll(surface, .down, on: frame) }
    case (_, .tab), (_, .key), (_, .box), (_, .theme), (_, .choice), (.click, .title(.page)): break
    }
    return []
  }

  /// A click on a surface focuses it; one on a number opens it.
  private mutating func click(
    _ surface: Surface, _ point: Point, on frame: Frame
  ) -> [Effect] {
    if case .panel(let panel) = surface, surface != view.surface { focus(panel) }
    guard let part = frame[surface] else { return [] }
    let inside = Point(
      column: point.column - part.inside.minColumn, row: point.row - part.inside.minRow)
    guard let link = part.links.link(at: inside) else { return [] }
    put(cursor: link)
    return open(link.destination)
  }

  /// In a box that one types into a click chooses, one beside the box closes it, the wheel moves the
  /// choice.
  private mutating func mouseInPrompt(
    _ action: MouseAction, _ target: HitArea.Target?, on frame: Frame
  ) -> [Effect] {
    switch (action, target) {
    case (.wheelUp, _): return type(.up, on: frame)
    case (.wheelDown, _): return type(.down, on: frame)
    case (.click, .choice(let choice)?):
      view.prompt?.choice = choice
      return type(view.prompt?.kind == .command ? .enter : .tab, on: frame)
    case (.click, .box?): return []
    case (.click, _): return type(.escape, on: frame)
    }
  }

  /// In the list of the themes a click tries one, a second one keeps it, one beside the list gives it
  /// up; the wheel goes through them.
  private mutating func mouseInThemes(
    _ action: MouseAction, _ target: HitArea.Target?, on frame: Frame
  ) -> [Effect] {
    switch (action, target) {
    case (.wheelUp, _): return moveThemes(.up, on: frame)
    case (.wheelDown, _): return moveThemes(.down, on: frame)
    case (.click, .theme(let place)?):
      return themes[place].name == theme ? keepTheme() : preview(at: place)
    case (.click, .box?): return []
    case (.click, _): return restoreTheme()
    }
  }
}

extension CommandID {
  static let mouse: CommandID = "mouse"
}

extension Command {
  /// Whose the mouse is.
  static let mouse = [
    Command(
      about: .program, [Step(.mouse, "m") { state, _ in state.switchMouse() }],
      label: "mouse", help: "Leave the mouse to the terminal for selecting text, and take it back.",
      footerRank: 24)
  ]
}
