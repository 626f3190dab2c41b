import Cells
import TrialAnalysis

/// Whose the mouse is, and clicks on the keys of the footer.
extension State {
  /// Leaves the mouse to the terminal, for selecting text, or takes it back.
  mutating func switchMouse() -> [Effect] {
    usesMouse.toggle()
    say(
      usesMouse
        ? "Clicks and the wheel work here again"
        : "The mouse selects text now; \(keyName(.mouse)) takes it back")
    return [.setMouse(usesMouse)]
  }

  /// A click on a key of the footer presses it; `nil` if there is none.
  mutating func clickFooter(_ action: MouseAction, _ point: Point) -> [Effect]? {
    guard action == .click else { return nil }
    let area = footerAreas(glyphs, door: door).first { $0.rect.contains(point) }
    guard case .key(let key)? = area?.target else { return nil }
    return press(key)
  }

  /// The keys of the footer, on the screen, where the cursor is on that door.
  func footerAreas(_ glyphs: GlyphSet, door: Door?) -> [HitArea] {
    let layout = ScreenLayout(self)
    guard layout.kind != .tooSmall else { return [] }
    return FooterBar(self, door: door)
      .keyAreas(Look(theme: .plain, glyphs: glyphs), in: layout.footer)
  }
}
