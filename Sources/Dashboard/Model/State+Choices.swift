import Cells

/// The mouse in a box that one types into.
extension State {
  /// A click chooses, one beside the box closes it, the wheel moves the choice.
  mutating func mouse(_ action: MouseAction, _ point: Point, in box: PromptBox) -> [Effect] {
    switch action {
    case .wheelUp: return type(.up)
    case .wheelDown: return type(.down)
    case .click:
      if let choice = box.choice(at: point) {
        view.prompt?.choice = choice
        return type(view.prompt?.kind == .command ? .enter : .tab)
      }
      return box.rect.contains(point) ? [] : type(.escape)
    }
  }
}
