public import Cells
import TrialAnalysis

/// Draws the whole screen, in the state's size or in another one.
///
/// A function of its arguments: a capture is the same with another look or size. Every panel on the
/// screen is drawn once; a step of the cursor to a row that comes onto the screen with it, to a number
/// of another arm than the selected one, draws the panel that has the keys a second time.
public func render(_ state: State, _ look: Look, size: Size? = nil) -> Frame {
  var state = state
  if let size { state.size = size }
  return render(state, look) { FooterBar(state, destination: $1?.destination).draw(on: &$0, look) }
}

/// Draws the screen with a footer of facts instead of keys, for a picture that leaves the terminal.
///
/// The footer shows study, cut-off, population, time and version;
/// a text given as `footer` takes its place.
public func captureFrame(
  _ state: State, _ look: Look, size: Size? = nil, footer: String? = nil
) -> Frame {
  var state = state
  if let size { state.size = size }
  state.message = nil
  state.view.overlay = nil
  state.view.prompt = nil
  return render(state, look) { canvas, _ in
    CaptureFooter(state, footer).draw(on: &canvas, look)
    return []
  }
}

/// `footer` draws the last row where the cursor is on that link, and returns its keys.
private func render(
  _ state: State, _ look: Look, footer: (inout Canvas, Link?) -> [HitArea]
) -> Frame {
  var state = state
  let layout = ScreenLayout(state)
  var canvas = Canvas(Grid(state.size, fill: Cell(" ", style: look[.text])))
  guard layout.kind != .tooSmall else {
    let (least, size) = (ScreenLayout.smallest, state.size)
    let text =
      "trialtop needs \(least.columns)x\(least.rows); this is \(size.columns)x\(size.rows)"
    canvas.write(lines: Flow.words(text, columns: size.columns, style: look[.text]), row: 0)
    return Frame(
      grid: canvas.grid, parts: [], hits: [], cursor: nil, landing: nil, panels: canvas.grid,
      overlay: nil, choices: nil)
  }
  canvas.within(layout.header) { HeaderBar(state).draw(on: &$0, look) }
  if layout.kind == .waiting {
    canvas.within(layout.main) { WaitingScreen(state).draw(on: &$0, look) }
  }
  let surfaces = drawSurfaces(layout.places, &state, on: &canvas, look)
  let tabs = layout.tabs.map { TabBar($0, focus: state.view.focus, look.glyphs) }
  tabs?.draw(on: &canvas, look)
  let keys = canvas.within(layout.footer) { footer(&$0, surfaces.cursor) }
  let panels = canvas.grid

  let help = OverlayBox(state)
  let prompt = PromptBox(state)
  let themes = ThemeBox(state)
  let overlay = help?.draw(on: &canvas, look)
  let choices = prompt?.draw(on: &canvas, look)
  let samples = themes?.draw(on: &canvas, look)
  let hits =
    choices?.hits ?? keys + (samples?.hits ?? overlay?.hits ?? (tabs?.hits ?? []) + layout.hits)
  return Frame(
    grid: canvas.grid, parts: surfaces.parts, hits: hits, cursor: surfaces.cursor,
    landing: surfaces.landing, panels: panels, overlay: samples?.rows ?? overlay?.rows,
    choices: choices?.rows)
}

/// Draws the panels and pages, the one that has the keys first: a step of the cursor may select
/// another arm, in all of them.
private func drawSurfaces(
  _ places: [ScreenLayout.Place], _ state: inout State, on canvas: inout Canvas, _ look: Look
) -> (parts: [Frame.Part], cursor: Link?, landing: Link?) {
  let focus = state.view.surface
  var parts: [Frame.Part] = []
  var cursor: Link?
  var landing: Link?
  if let place = places.first(where: { $0.surface == focus }),
    var part = draw(place, state, isFocused: true, on: &canvas, look)
  {
    let arm = state.view.arm
    landing = state.landing(among: part.links, on: focus)
    state.land(on: landing)
    if state.view.arm != arm {
      canvas.fill(place.rect, with: Cell(" ", style: look[.text]))
      part = draw(place, state, isFocused: true, on: &canvas, look) ?? part
    }
    cursor = state.cursorLink(among: part.links, on: focus)
    if let cursor {
      canvas.within(place.inside) { $0.restyle(cursor.rect) { look.cursor($0) } }
    }
    parts.append(part)
  }
  parts += places.filter { $0.surface != focus }.compactMap {
    draw($0, state, isFocused: false, on: &canvas, look)
  }
  return (parts, cursor, landing)
}

private func draw(
  _ place: ScreenLayout.Place, _ state: State, isFocused: Bool, on canvas: inout Canvas,
  _ look: Look
) -> Frame.Part? {
  guard let view = SurfaceView(state, place.surface) else { return nil }
  let notes = canvas.within(place.rect) { view.draw(on: &$0, isFocused: isFocused, look) }
  return Frame.Part(
    surface: place.surface, inside: place.inside, links: notes.links, rows: notes.rows)
}

/// What a box over the panels has noted while it was drawn.
struct BoxNotes {
  /// What the mouse can hit, the topmost first.
  var hits: [HitArea]
  /// How far its rows can be moved.
  var rows: ScrollExtent
}

extension ScreenLayout {
  /// The titles and then the insides of what is on the screen, for the mouse.
  fileprivate var hits: [HitArea] {
    places.map { place in
      HitArea(
        rect: Rect(
          column: place.rect.minColumn, row: place.rect.minRow, columns: place.rect.size.columns,
          rows: 1), target: .title(place.surface))
    } + places.map { HitArea(rect: $0.rect, target: .surface($0.surface)) }
  }
}
