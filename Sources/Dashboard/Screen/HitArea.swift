public import Cells

/// A part of the screen that the mouse can hit.
public struct HitArea: Sendable, Equatable {
  /// What is there.
  public enum Target: Sendable, Equatable {
    /// A panel or a page.
    case surface(Surface)
    /// Its upper border.
    case title(Surface)
    /// A panel's tab.
    case tab(Int)
    /// A key of the footer.
    case key(Key)
  }

  /// Where it is.
  public let rect: Rect
  /// What is there.
  public let target: Target
}
