/// What a key does.
public enum Action: Sendable, Hashable {
  /// End the program.
  case quit
  /// Show the keys, or stop showing them.
  case help
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
  /// Show the next figure of the zoomed panel, or the one before.
  case nextFigure, previousFigure
  /// Open what is under the cursor.
  case open
  /// Close what was opened last.
  case back
  /// Select the next arm, or the one before.
  case nextArm, previousArm
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
  /// Show the next endpoint, or the one before.
  case nextEndpoint, previousEndpoint
  /// Bring out the next kind of adverse events, or the one before.
  case nextMeasure, previousMeasure
  /// Use the next interval for the curves.
  case interval
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
  /// Use the next theme.
  case theme
  /// Write a picture.
  case save
  /// Paint the screen again.
  case repaint
}
