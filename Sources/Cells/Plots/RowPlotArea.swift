/// Where a plot that has a row for each thing was drawn, for the mouse, for scrolling and for alignment.
public struct RowPlotArea: Sendable, Hashable {
  /// Where the plot is; its vertical axis means nothing.
  public let plot: PlotArea
  /// Where the rows are.
  public let rows: TableArea
}
