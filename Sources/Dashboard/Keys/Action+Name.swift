extension Action {
  /// The name by which a configuration and the palette know it: `next-endpoint`; `nil` for what only
  /// the palette can do.
  public var name: String? {
    switch self {
    case .quit: "quit"
    case .help: "help"
    case .palette: "commands"
    case .acknowledge: "acknowledge"
    case .changes: "changes"
    case .findings: "findings"
    case .nextPanel: "next-panel"
    case .previousPanel: "previous-panel"
    case .panel(let number): "panel-\(number)"
    case .zoom: "zoom"
    case .nextLayout: "next-layout"
    case .nextFigure: "next-view"
    case .previousFigure: "previous-view"
    case .open: "open"
    case .back: "back"
    case .nextArm: "next-arm"
    case .previousArm: "previous-arm"
    case .reference: "reference"
    case .nextNumber: "next-number"
    case .previousNumber: "previous-number"
    case .rowDown: "row-down"
    case .rowUp: "row-up"
    case .pageDown: "page-down"
    case .pageUp: "page-up"
    case .firstRow: "first-row"
    case .lastRow: "last-row"
    case .order: "order"
    case .reverseOrder: "reverse-order"
    case .search: "search"
    case .filter: "filter"
    case .nextEndpoint: "next-endpoint"
    case .previousEndpoint: "previous-endpoint"
    case .nextMeasure: "next-events"
    case .previousMeasure: "previous-events"
    case .crosshair: "cross-hair"
    case .band: "band"
    case .interval: "interval"
    case .landmark: "landmark"
    case .unit: "unit"
    case .population: "population"
    case .cohort: "cohort"
    case .earlier: "earlier"
    case .later: "later"
    case .earlierMilestone: "earlier-milestone"
    case .laterMilestone: "later-milestone"
    case .timeStep: "time-step"
    case .now: "now"
    case .interrupt: "stop-loading"
    case .reload: "reload"
    case .theme: "themes"
    case .nextTheme: "next-theme"
    case .choose: "choose"
    case .copyNumber: "copy-number"
    case .copySurface: "copy-panel"
    case .copyCommand: "copy-command"
    case .mouse: "mouse"
    case .save: "save"
    case .repaint: "repaint"
    case .useTheme, .showFigure, .showEndpoint, .showArm, .arrange, .togglePanel, .count: nil
    }
  }

  /// Whether it only moves what one looks at, which nobody looks for in a list of commands.
  var isMovement: Bool {
    switch self {
    case .open, .back, .nextNumber, .previousNumber, .rowDown, .rowUp, .pageDown, .pageUp,
      .firstRow, .lastRow:
      true
    default: false
    }
  }
}
