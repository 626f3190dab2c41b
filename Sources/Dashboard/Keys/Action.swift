public import TrialAnalysis

/// What a key does.
public enum Action: Sendable, Hashable {
  /// End the program.
  case quit
  /// Show the keys, or stop showing them.
  case help
  /// Look for something to do by typing its name.
  case palette
  /// Go to what changed, or back from it.
  case changes
  /// Go to the findings, or back from them.
  case findings
  /// Focus the next panel, or the one before.
  case nextPanel, previousPanel
  /// Focus a panel by its number, from 1.
  case panel(Int)
  /// Let the focused panel fill the screen, or stop.
  case zoom
  /// Arrange the panels in the next way.
  case nextLayout
  /// Show the next figure of the zoomed panel, or the one before.
  case nextFigure, previousFigure
  /// Open what is under the cursor.
  case open
  /// Close what was opened last.
  case back
  /// Select the next arm, or the one before.
  case nextArm, previousArm
  /// Compare the selected arm with the next one where one comparison is shown.
  case reference
  /// Move the cursor to the next number of the row, or to the one before.
  case nextNumber, previousNumber
  /// Move one row.
  case rowDown, rowUp
  /// Move as many rows as there are on the screen.
  case pageDown, pageUp
  /// Go to the first row, or the last.
  case firstRow, lastRow
  /// Order the rows by something else, or the other way round.
  case order, reverseOrder
  /// Look for words in the rows.
  case search
  /// Type which subjects are counted.
  case filter
  /// Show the next endpoint, or the one before.
  case nextEndpoint, previousEndpoint
  /// Bring out the next kind of adverse events, or the one before.
  case nextMeasure, previousMeasure
  /// Use the next interval for the curves.
  case interval
  /// Shade the interval of the selected arm's curve, or not.
  case band
  /// Read the curves at a time, or stop.
  case crosshair
  /// Begin the curves at the next landmark.
  case landmark
  /// Show times in the next unit.
  case unit
  /// Count the next population.
  case population
  /// Compare concurrent patients only, or all.
  case cohort
  /// Move the cut-off back or forward by a step.
  case earlier, later
  /// Move the cut-off to the milestone before or after.
  case earlierMilestone, laterMilestone
  /// Move by days, weeks or months.
  case timeStep
  /// Return to all of the data.
  case now
  /// Take note of the alerts.
  case acknowledge
  /// Stop reading the folder.
  case interrupt
  /// Read the folder again.
  case reload
  /// Open the list of the themes.
  case theme
  /// Use the next theme.
  case nextTheme
  /// Keep what a list shows.
  case choose
  /// Copy the number under the cursor, what has the keys, or the command line that shows it.
  case copyNumber, copySurface, copyCommand
  /// Take the mouse, or leave it to the terminal.
  case mouse
  /// Write a picture.
  case save
  /// Paint the screen again.
  case repaint
  /// Use the theme of that name.
  case useTheme(String)
  /// Let a panel fill the screen with one of its figures; both by their places.
  case showFigure(panel: Int, figure: Int)
  /// Show an endpoint, by its place in the analysis.
  case showEndpoint(Int)
  /// Select an arm, by its place in the analysis.
  case showArm(Int)
  /// Arrange the panels by a preset.
  case arrange(LayoutPreset)
  /// Show a panel among the others or hide it, by its place in the catalog.
  case togglePanel(Int)
  /// Count a population.
  case count(Population)
}

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
