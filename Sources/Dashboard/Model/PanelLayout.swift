import Cells
import TrialAnalysis

/// How somebody has arranged the panels of a study.
public struct PanelLayout: Sendable, Equatable {
  /// What it began with.
  public var preset: LayoutPreset
  /// Panels of the preset that are not shown.
  public var hidden: Set<PanelID>
  /// Panels shown besides those of the preset.
  public var added: Set<PanelID>

  /// A preset, changed or as it is.
  public init(
    _ preset: LayoutPreset = .overview, hidden: Set<PanelID> = [], added: Set<PanelID> = []
  ) {
    self.preset = preset
    self.hidden = hidden
    self.added = added
  }

  /// Whether a panel is asked for; it may still not be on the screen for lack of room.
  public func shows(_ panel: PanelID) -> Bool {
    (preset.panels.contains(panel) && !hidden.contains(panel)) || added.contains(panel)
  }

  /// Shows a panel that is not shown, and the other way round.
  mutating func toggle(_ panel: PanelID) {
    if shows(panel) {
      added.remove(panel)
      if preset.panels.contains(panel) { hidden.insert(panel) }
    } else if preset.panels.contains(panel) {
      hidden.remove(panel)
    } else {
      added.insert(panel)
    }
  }
}

/// A column of panels, and how wide and high they want to be.
struct LayoutColumn {
  /// How wide it wants to be.
  var width: Track
  /// The panels from the top.
  var panels: [(panel: PanelID, height: Track)]

  /// The same where every panel gets the room it has to have: the last ones go until they do.
  func fitting(_ rect: Rect) -> (panels: [PanelID], rects: [Rect]) {
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

/// How the panels of every study are arranged, by the study's identifier; kept from run to run.
public struct StudyLayouts: Sendable, Equatable {
  private var layouts: [String: PanelLayout] = [:]

  /// None: every study begins with the overview.
  public init() {}

  /// The studies whose panels are not those of the overview, in order.
  public var identifiers: [String] { layouts.keys.sorted() }

  /// The arrangement of a study; the overview as it is takes no place.
  public subscript(identifier: String) -> PanelLayout {
    get { layouts[identifier] ?? PanelLayout() }
    set { layouts[identifier] = newValue == PanelLayout() ? nil : newValue }
  }
}

/// Which panels share the screen, and which of them is large.
public enum LayoutPreset: String, Sendable, CaseIterable {
  /// Everything about the study at once.
  case overview
  /// What is toxic, and what came in last.
  case safety
  /// Who responds and who is alive.
  case efficacy

  /// The panels, the first column first.
  public var panels: [PanelID] { columns(of: nil, rows: 0).flatMap(\.panels).map(\.panel) }

  /// The panel that it is about.
  var main: PanelID {
    switch self {
    case .overview: .arms
    case .safety: .toxicity
    case .efficacy: .survival
    }
  }

  /// The rows that the panels need before the findings are among them.
  private static let rowsForFindings = 52

  /// The panels side by side, for a study on so many rows; on many the findings are among them.
  func columns(of analysis: Analysis?, rows: Int) -> [LayoutColumn] {
    let arms = analysis?.arms.count ?? 0
    let comparisons = analysis?.response?.comparisons.count ?? 0
    // The row of all arms together only where those below keep the patients that a comparison leaves out.
    let armRows = Track.fixed(min(max(arms, 1), 8) + (rows >= 34 ? 6 : 5))
    let narrow = Track(minimum: 44, weight: 38, maximum: 66)
    let wide = Track(minimum: 56, weight: 62)
    switch self {
    case .overview:
      let fullResponse = 3 * arms + 3 * comparisons + 6
      let findings: [(panel: PanelID, height: Track)] =
        rows >= Self.rowsForFindings ? [(.findings, .fixed(8))] : []
      return [
        LayoutColumn(
          width: narrow,
          panels: [
            (.arms, armRows),
            (.response, Track(minimum: 10, weight: 5, maximum: fullResponse)),
            (.toxicity, Track(minimum: 8, weight: 4)),
          ] + findings),
        LayoutColumn(
          width: wide,
          panels: [
            (.enrollment, Track(minimum: 10, weight: 2, maximum: 20)),
            (.survival, Track(minimum: 16, weight: 4)),
          ]),
      ]
    case .safety:
      return [
        LayoutColumn(
          width: narrow,
          panels: [(.arms, armRows), (.changes, Track(minimum: 8))]),
        LayoutColumn(width: wide, panels: [(.toxicity, Track(minimum: 8))]),
      ]
    case .efficacy:
      return [
        LayoutColumn(
          width: narrow,
          panels: [(.arms, armRows), (.response, Track(minimum: 10))]),
        LayoutColumn(width: wide, panels: [(.survival, Track(minimum: 16))]),
      ]
    }
  }
}
