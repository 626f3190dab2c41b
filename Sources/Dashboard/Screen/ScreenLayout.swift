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
      let overview = Self.overview(state, main)
      let surface = state.view.surface
      if state.view.isZoomed || !overview.contains(where: { $0.surface == surface }) {
        (kind, places) = (.zoom, [Place(surface: surface, rect: main)])
      } else {
        (kind, places) = (.overview, overview)
      }
    }
  }

  private static func overview(_ state: State, _ main: Rect) -> [Place] {
    let arms = state.analysis?.arms.count ?? 0
    let comparisons = state.analysis?.response?.comparisons.count ?? 0
    let armRows = Track.fixed(min(max(arms, 1), 8) + (main.size.rows >= 34 ? 6 : 5))
    let fullResponse = 3 * arms + 3 * comparisons + 6
    var left: [(panel: Int, height: Track)] = [
      (PanelCatalog.arms, armRows),
      (PanelCatalog.response, Track(minimum: 10, weight: 5, maximum: fullResponse)),
      (PanelCatalog.toxicity, Track(minimum: 8, weight: 4)),
    ]
    if main.size.rows >= rowsForFindings { left.append((PanelCatalog.findings, Track.fixed(8))) }
    return places(
      main,
      [
        (Track(minimum: 44, weight: 38, maximum: 66), left),
        (
          Track(minimum: 56, weight: 62),
          [
            (PanelCatalog.enrollment, Track(minimum: 10, weight: 2, maximum: 20)),
            (PanelCatalog.survival, Track(minimum: 16, weight: 4)),
          ]
        ),
      ])
  }

  private static func places(
    _ main: Rect, _ columns: [(width: Track, panels: [(panel: Int, height: Track)])]
  ) -> [Place] {
    guard let rects = Layout.columns(of: main, columns.map(\.width)) else { return [] }
    var places: [(panel: Int, rect: Rect)] = []
    for (column, rect) in zip(columns, rects) {
      guard let rows = Layout.rows(of: rect, column.panels.map(\.height)) else { return [] }
      places += zip(column.panels, rows).map { ($0.panel, $1) }
    }
    return places.sorted { $0.panel < $1.panel }.map {
      Place(surface: .panel($0.panel), rect: $0.rect)
    }
  }

  /// The texts and columns of the tabs.
  func tabRects(_ glyphs: GlyphSet) -> [(panel: Int, text: String, rect: Rect)] {
    guard let tabs else { return [] }
    let titles = PanelCatalog.titles
    // Full names if they fit, else as many letters as do, else the numbers.
    let lengths = Array((1...12).reversed())
    func texts(_ length: Int) -> [String] {
      titles.enumerated().map { " \($0 + 1) \($1.prefix(length)) " }
    }
    let fitting = lengths.first {
      texts($0).reduce(0) { $0 + TextWidth.columns(of: $1) } <= tabs.size.columns
    }
    let shown = fitting.map(texts) ?? titles.indices.map { " \($0 + 1) " }
    var column = tabs.minColumn
    return shown.enumerated().map { index, text in
      let width = TextWidth.columns(of: text)
      defer { column += width }
      return (index, text, Rect(column: column, row: tabs.minRow, columns: width, rows: 1))
    }
  }

  /// What the mouse can hit.
  func hitAreas(_ glyphs: GlyphSet) -> [HitArea] {
    let titles = places.map { place in
      HitArea(
        rect: Rect(
          column: place.rect.minColumn, row: place.rect.minRow, columns: place.rect.size.columns,
          rows: 1), target: .title(place.surface))
    }
    return tabRects(glyphs).map { HitArea(rect: $0.rect, target: .tab($0.panel)) } + titles
      + places.map { HitArea(rect: $0.rect, target: .surface($0.surface)) }
  }
}
