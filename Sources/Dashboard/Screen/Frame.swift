public import Cells

/// A drawn screen: the cells, and what the mouse can hit.
public struct Frame: Sendable, Equatable {
  /// The cells.
  public let grid: Grid
  /// What the mouse can hit, foremost first.
  public let hitAreas: [HitArea]
}
