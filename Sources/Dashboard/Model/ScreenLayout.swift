import Cells
import TrialAnalysis

/// Which part of the screen is what, and which panels have room on it.
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

  /// The panels of the layout side by side; those that have no room are left out.
  private static func arranged(_ state: State, _ main: Rect) -> [Place] {
    let layout = state.view.layout
    var columns = layout.preset.columns(of: state.analysis, rows: main.size.rows)
    for index in columns.indices {
      columns[index].panels.removeAll { layout.hidden.contains($0.panel) }
    }
    columns.removeAll { $0.panels.isEmpty }
    // A tall overview has the findings anyway.
    for panel in PanelCatalog.ids
    where layout.added.contains(panel)
      && !columns.contains(where: { $0.panels.contains { $0.panel == panel } })
    {
      let item = (panel, Track(minimum: 8, weight: 3))
      let shortest = columns.indices.min { columns[$0].panels.count <= columns[$1].panels.count }
      if let shortest {
        columns[shortest].panels.append(item)
      } else {
        columns.append(LayoutColumn(width: Track(minimum: 0), panels: [item]))
      }
    }
    if columns.count == 1 { columns[0].width = Track(minimum: 0) }
    guard let rects = Layout.columns(of: main, columns.map(\.width)) else { return [] }
    var places: [(panel: PanelID, rect: Rect)] = []
    for (column, rect) in zip(columns, rects) {
      let (panels, rows) = column.fitting(rect)
      places += zip(panels, rows).map { ($0, $1) }
    }
    return PanelCatalog.ids.compactMap { panel in
      places.first { $0.panel == panel }.map { Place(surface: .panel(panel), rect: $0.rect) }
    }
  }
}
