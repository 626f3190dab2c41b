/// What a key does.
public enum Action: Sendable, Hashable {
  /// End the program.
  case quit
  /// Show the keys, or stop showing them.
  case help
  /// Show what the last refresh brought, or stop showing it.
  case changes
  /// Go to the findings, or back from them.
  case findings
  /// Focus the next panel, or the one before.
  case nextPanel, previousPanel
  /// Focus a panel by its number, from 1.
  case panel(Int)
  /// Let the focused panel fill the screen, or stop.
  case zoom
  /// Close what was opened last.
  case back
  /// Select the next arm, or the one before.
  case nextArm, previousArm
  /// Move one row.
  case rowDown, rowUp
  /// Move as many rows as there are on the screen.
  case pageDown, pageUp
  /// Go to the first row, or the last.
  case firstRow, lastRow
  /// Show the next endpoint, or the one before.
  case nextEndpoint, previousEndpoint
  /// Count the next population.
  case population
  /// Compare concurrent patients only, or all.
  case cohort
  /// Read the folder again.
  case reload
  /// Use the next theme.
  case theme
  /// Write a picture.
  case save
  /// Paint the screen again.
  case repaint
}
