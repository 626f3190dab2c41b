import Cells
import TrialAnalysis
import TrialReport

/// A surface as it is drawn: the panel or page, and the words in its border.
struct SurfaceView {
  /// What is drawn for a panel: itself. Tests count drawings with it, or draw rows of their own.
  @TaskLocal static var substitute: @Sendable (any Panel, PanelInput) -> any Panel = { panel, _ in
    panel
  }

  /// What is drawn inside the border.
  fileprivate let panel: any Panel
  private let title: [(text: String, isNumber: Bool)]
  private let figures: [String]
  private let figure: Int

  init?(_ state: State, _ surface: Surface) {
    guard let input = PanelInput(state, surface) else { return nil }
    switch surface {
    case .panel(let id):
      let kind = PanelCatalog.kind(id)
      let shown = state.view.figure(of: id)
      panel = Self.substitute((input.isZoomed ? kind.views[shown] : kind).init(input), input)
      title = [("\(PanelCatalog.number(of: id))", true), (kind.title, false)]
      figures = input.isZoomed ? kind.views.map { $0.title } : []
      figure = shown
    case .page(let index):
      guard let page = input.page else { return nil }
      panel = Self.substitute(page.kind.init(input), input)
      var crumbs = [(state.view.focus.title, false)]
      for each in state.view.pages[...index] { crumbs.append((each.title(input), false)) }
      title = crumbs
      figures = []
      figure = 0
    }
  }

  /// The words at the left of the border, without the number.
  var heading: String {
    title.filter { !$0.isNumber }.map(\.text).joined(separator: ", ")
  }

  /// Draws border and panel, and returns what was noted in the rectangle inside the border.
  func draw(on canvas: inout Canvas, isFocused: Bool, _ look: Look) -> CanvasNotes {
    let trailing = trailing(look)
    let head = head(look, isFocused: isFocused, room: canvas.size.columns - trailing.columns - 10)
    _ = canvas.border(
      style: look[isFocused ? .focusedBorder : .border], glyphs: look.glyphs, focused: isFocused,
      title: head, trailing: trailing)
    return canvas.within(Rect(canvas.size).inset(2, 1)) { canvas in
      canvas.noting { panel.draw(on: &$0, look) }
    }
  }

  private func head(_ look: Look, isFocused: Bool, room: Int) -> [Span] {
    let role: Role = isFocused ? .focusedTitle : .title
    var head: [Span] = []
    for (place, part) in title.enumerated() {
      if part.isNumber {
        head.append(look.span(look.glyphs.superscript(Int(part.text) ?? 0), role))
        continue
      }
      if place > 0, !title[place - 1].isNumber {
        head.append(look.span(" \(look.glyphs.rightArrow) ", .label))
      }
      head.append(look.span(part.text, role))
    }
    let long = panel.subtitle(look)
    let subtitle =
      trailing(look).isEmpty || head.columns + long.columns <= room
      ? long : panel.shortSubtitle(look)
    return subtitle.isEmpty ? head : head + [look.span("  ", .text)] + subtitle
  }

  /// The figures there are, the one shown in brackets, else the panel's subtitle.
  private func trailing(_ look: Look) -> [Span] {
    let own = panel.trailing(look)
    guard figures.count > 1 else { return own }
    var spans = own.isEmpty ? [] : own + [look.span("  ", .label)]
    for (index, name) in figures.enumerated() {
      if index > 0 { spans.append(look.span(" ", .label)) }
      let name = name.lowercased()
      spans.append(index == figure ? look.span("[\(name)]", .strong) : look.span(name, .label))
    }
    return spans
  }
}

extension Transcript {
  /// Draws a surface without its border and without colours; `nil` if it is not on the screen.
  public init?(_ state: State, _ surface: Surface) {
    guard let place = ScreenLayout(state).places.first(where: { $0.surface == surface }),
      let view = SurfaceView(state, surface)
    else { return nil }
    var canvas = Canvas(Grid(place.inside.size))
    view.panel.draw(on: &canvas, .bare)
    heading = view.heading
    lines = canvas.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}

extension Page {
  /// The panel that draws it.
  var kind: any Panel.Type {
    switch self {
    case .list: SubjectsPanel.self
    case .subject: SubjectPanel.self
    case .row: RowPanel.self
    }
  }

  /// Its name in the border.
  func title(_ input: PanelInput) -> String {
    switch self {
    case .list(let page): page.request.query.title(input.analysis, unit: input.unit)
    case .subject(let page): page.identifier
    case .row(let page): "\(page.file):\(page.line)"
    }
  }
}
