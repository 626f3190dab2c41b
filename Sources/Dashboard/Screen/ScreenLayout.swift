import Cells
import TrialAnalysis

/// Which part of the screen is what, for drawing and for the mouse alike.
struct ScreenLayout {
  /// How the panels share the screen.
  enum Kind: Equatable {
    /// No room for anything.
    case tooSmall
    /// No study yet.
    case waiting
    /// One panel under a bar of tabs.
    case tabs
    /// Several panels.
    case overview
    /// The focused panel, or a page opened from it, alone.
    case zoom
  }

  /// A panel or a page that is on the screen, border included.
  struct Place: Equatable {
    let surface: Surface
    let rect: Rect
    /// What the panel is drawn in.
    var inside: Rect { rect.inset(2, 1) }
  }

  /// The smallest screen that is drawn at all.
  static let smallest = Size(columns: 40, rows: 10)
  /// The smallest screen with several panels.
  static let smallestOverview = Size(columns: 100, rows: 28)
  /// The rows that the panels need before the findings are among them.
  private static let rowsForFindings = 52

  let kind: Kind
  let header: Rect
  let tabs: Rect?
  let main: Rect
  let footer: Rect
  let places: [Place]

  init(_ state: State) {
    let size = state.size
    header = Rect(column: 0, row: 0, columns: size.columns, rows: 1)
    footer = Rect(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
    let isSmall =
      size.columns < Self.smallestOverview.columns || size.rows < Self.smallestOverview.rows
    if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
      (kind, tabs, main, places) = (.tooSmall, nil, Rect(size), [])
    } else if state.analysis == nil {
      let rect = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 2)
      (kind, tabs, main, places) = (.waiting, nil, rect, [])
    } else if isSmall {
      tabs = Rect(column: 0, row: 1, columns: size.columns, rows: 1)
      main = Rect(column: 0, row: 2, columns: size.columns, rows: size.rows - 3)
      (kind, places) = (.tabs, [Place(surface: state.view.surface, rect: main)])
    } else {
      tabs = nil
      main = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 2)
      let overview = Self.arranged(state, main)
      let surface = state.view.surface
      if state.view.isZoomed || !overview.contains(where: { $0.surface == surface }) {
        (kind, places) = (.zoom, [Place(surface: surface, rect: main)])
      } else {
        (kind, places) = (.overview, overview)
      }
    }
  }

  /// A column of panels, and how wide and high they want to be.
  private struct Column {
    var width: Track
    var panels: [(panel: Int, height: Track)]

    /// The same where every panel gets the room it has to have: the last ones go until they do.
    func fitting(_ rect: Rect) -> (panels: [Int], rects: [Rect]) {
      var panels = self.panels
      while !panels.isEmpty {
        var heights = panels.map(\.height)
        // Of panels that all have an end the last one takes what is left.
        if let last = heights.last, heights.allSatisfy({ $0.maximum != nil }) {
          heights[heights.count - 1] = Track(minimum: last.minimum)
        }
        if let rows = Layout.rows(of: rect, heights) { return (panels.map(\.panel), rows) }
        panels.removeLast()
      }
      return ([], [])
    }
  }

  /// The panels of the layout side by side; those that have no room are left out.
  private static func arranged(_ state: State, _ main: Rect) -> [Place] {
    let layout = state.view.layout
    var columns = columns(layout.preset, state, main)
    for index in columns.indices {
      columns[index].panels.removeAll { layout.hidden.contains($0.panel) }
    }
    columns.removeAll { $0.panels.isEmpty }
    // A tall overview has the findings anyway.
    for panel in layout.added.sorted()
    where !columns.contains(where: { $0.panels.contains { $0.panel == panel } }) {
      let item = (panel, Track(minimum: 8, weight: 3))
      let shortest = columns.indices.min { columns[$0].panels.count <= columns[$1].panels.count }
      if let shortest {
        columns[shortest].panels.append(item)
      } else {
        columns.append(Column(width: Track(minimum: 0), panels: [item]))
      }
    }
    if columns.count == 1 { columns[0].width = Track(minimum: 0) }
    guard let rects = Layout.columns(of: main, columns.map(\.width)) else { return [] }
    var places: [(panel: Int, rect: Rect)] = []
    for (column, rect) in zip(columns, rects) {
      let (panels, rows) = column.fitting(rect)
      places += zip(panels, rows).map { ($0, $1) }
    }
    return places.sorted { $0.panel < $1.panel }.map {
      Place(surface: .panel($0.panel), rect: $0.rect)
    }
  }

  private static func columns(
    _ preset: LayoutPreset, _ state: State, _ main: Rect
  ) -> [Column] {
    let arms = state.analysis?.arms.count ?? 0
    let comparisons = state.analysis?.response?.comparisons.count ?? 0
    // The row of all arms together only where those below keep whom a comparison leaves out.
    let armRows = Track.fixed(min(max(arms, 1), 8) + (main.size.rows >= 34 ? 6 : 5))
    let fullResponse = 3 * arms + 3 * comparisons + 6
    let response = Track(minimum: 10, weight: 5, maximum: fullResponse)
    let narrow = Track(minimum: 44, weight: 38, maximum: 66)
    let wide = Track(minimum: 56, weight: 62)
    switch preset {
    case .overview:
      var left = [
        (panel: PanelCatalog.arms, height: armRows), (PanelCatalog.response, response),
        (PanelCatalog.toxicity, Track(minimum: 8, weight: 4)),
      ]
      if main.size.rows >= rowsForFindings { left.append((PanelCatalog.findings, Track.fixed(8))) }
      return [
        Column(width: narrow, panels: left),
        Column(
          width: wide,
          panels: [
            (PanelCatalog.enrollment, Track(minimum: 10, weight: 2, maximum: 20)),
            (PanelCatalog.survival, Track(minimum: 16, weight: 4)),
          ]),
      ]
    case .safety:
      return [
        Column(
          width: narrow,
          panels: [(PanelCatalog.arms, armRows), (PanelCatalog.changes, Track(minimum: 8))]),
        Column(width: wide, panels: [(PanelCatalog.toxicity, Track(minimum: 8))]),
      ]
    case .efficacy:
      return [
        Column(
          width: narrow,
          panels: [
            (PanelCatalog.arms, armRows), (PanelCatalog.response, Track(minimum: 10)),
          ]),
        Column(width: wide, panels: [(PanelCatalog.survival, Track(minimum: 16))]),
      ]
    }
  }

  /// The texts and columns of the tabs, in the most telling form that fits; names are never cut.
  func tabRects(_ glyphs: GlyphSet, focus: Int) -> [(panel: Int, text: String, rect: Rect)] {
    guard let tabs else { return [] }
    let numbers = PanelCatalog.all.indices.map { " \($0 + 1) " }
    let full = PanelCatalog.titles.enumerated().map { " \($0 + 1) \($1) " }
    let dense = PanelCatalog.titles.enumerated().map { " \(glyphs.superscript($0 + 1))\($1)" }
    let short = PanelCatalog.all.enumerated().map { " \($0 + 1) \($1.shortTitle) " }
    /// The focused panel in its full name, the others as they are.
    func focused(_ texts: [String]) -> [String] {
      texts.indices.map { $0 == focus ? full[$0] : texts[$0] }
    }
    let forms =
      [full] + (glyphs.isASCII ? [] : [dense]) + [focused(short), short, focused(numbers)]
    let shown =
      forms.first { $0.reduce(0) { $0 + TextWidth.columns(of: $1) } < tabs.size.columns } ?? numbers
    var column = tabs.minColumn
    return shown.enumerated().map { index, text in
      let width = TextWidth.columns(of: text)
      defer { column += width }
      return (index, text, Rect(column: column, row: tabs.minRow, columns: width, rows: 1))
    }
  }

  /// What the mouse can hit.
  func hitAreas(_ glyphs: GlyphSet, focus: Int) -> [HitArea] {
    let titles = places.map { place in
      HitArea(
        rect: Rect(
          column: place.rect.minColumn, row: place.rect.minRow, columns: place.rect.size.columns,
          rows: 1), target: .title(place.surface))
    }
    return tabRects(glyphs, focus: focus).map { HitArea(rect: $0.rect, target: .tab($0.panel)) }
      + titles
      + places.map { HitArea(rect: $0.rect, target: .surface($0.surface)) }
  }
}
