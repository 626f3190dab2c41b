public import Cells

/// A part of the screen that the mouse can hit.
public struct HitArea: Sendable, Equatable {
  /// What is there.
  public enum Target: Sendable, Equatable {
    /// A panel, by its place in the catalog.
    case panel(Int)
    /// A panel's upper border.
    case title(Int)
    /// A panel's tab.
    case tab(Int)
  }

  /// Where it is.
  public let rect: Rect
  /// What is there.
  public let target: Target
}
