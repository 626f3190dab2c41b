public import Cells
import TrialAnalysis

/// Draws the whole screen, in the state's size or in another one.
///
/// A function of its arguments: a capture is the same with another look or size.
public func render(_ state: State, _ look: Look, size: Size? = nil) -> Grid {
  var state = state
  if let size { state.size = size }
  return render(state, look) { FooterBar(state, door: $1).draw(on: &$0, look) }
}

/// Draws the screen with a footer of facts instead of keys, for a picture that leaves the terminal.
///
/// The footer says which study, until when, whom it counts, when it was made and by which version;
/// a text given as `footer` takes its place.
public func captureFrame(
  _ state: State, _ look: Look, size: Size? = nil, footer: String? = nil
) -> Grid {
  var state = state
  if let size { state.size = size }
  state.message = nil
  state.view.overlay = nil
  state.view.prompt = nil
  return render(state, look) { canvas, _ in
    CaptureFooter(state, footer).draw(on: &canvas, look)
  }
}

private func render(
  _ state: State, _ look: Look, footer: (inout Canvas, Door?) -> Void
) -> Grid {
  let layout = ScreenLayout(state)
  var canvas = Canvas(Grid(state.size, fill: Cell(" ", style: look[.text])))
  guard layout.kind != .tooSmall else {
    let (least, size) = (ScreenLayout.smallest, state.size)
    let text =
      "trialtop needs \(least.columns)x\(least.rows); this is \(size.columns)x\(size.rows)"
    canvas.write(lines: Flow.words(text, columns: size.columns, style: look[.text]), row: 0)
    return canvas.grid
  }
  canvas.within(layout.header) { HeaderBar(state).draw(on: &$0, look) }
  if layout.kind == .waiting {
    canvas.within(layout.main) { WaitingScreen(state).draw(on: &$0, look) }
  }
  if let tabs = layout.tabs {
    TabBar(tabs, focus: state.view.focus, look.glyphs).draw(on: &canvas, look)
  }
  // What the cursor is on: known once the panel is drawn, and not worth drawing it again.
  var door: Door?
  for place in layout.places {
    door = drawSurface(place, state, on: &canvas, look)?.door ?? door
  }
  canvas.within(layout.footer) { footer(&$0, door) }
  if let box = OverlayBox(state) { box.draw(on: &canvas, look) }
  if let box = PromptBox(state) { box.draw(on: &canvas, look) }
  if let box = ThemeBox(state) { box.draw(on: &canvas, look) }
  return canvas.grid
}

/// Draws a panel; what the cursor is on, if it is there.
private func drawSurface(
  _ place: ScreenLayout.Place, _ state: State, on canvas: inout Canvas, _ look: Look
) -> Link? {
  guard let view = SurfaceView(state, place.surface) else { return nil }
  let isFocused = place.surface == state.view.surface
  return canvas.within(place.rect) { canvas in
    view.draw(
      on: &canvas, inside: Rect(canvas.size).inset(2, 1), isFocused: isFocused, look
    ) { isFocused ? state.cursorLink(among: $0, on: place.surface) : nil }
  }
}
