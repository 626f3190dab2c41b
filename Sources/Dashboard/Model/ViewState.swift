public import TrialAnalysis

/// How a person is looking at the study; nothing here changes a number.
public struct ViewState: Sendable, Equatable {
  /// What lies over the panels.
  public enum Overlay: Sendable, Equatable {
    /// The keys.
    case help
    /// What the last refresh brought.
    case changes
  }

  /// The focused panel, as an index into `PanelCatalog.all`.
  public var focus = 0
  /// Whether the focused panel fills the screen.
  public var isZoomed = false
  /// The selected arm, as an index into `Analysis.arms`.
  public var arm = 0
  /// The endpoint shown, as an index into the analysis's.
  public var endpoint = 0
  /// The cohort that comparisons show.
  public var cohort = Cohort.concurrent
  /// The first row shown, by panel.
  public var scroll: [Int: Int] = [:]
  /// What lies over the panels.
  public var overlay: Overlay?
  /// The first row shown of the overlay.
  public var overlayScroll = 0
  /// Where `back` leads from the findings.
  var returnsTo: Return?

  /// The place one came from.
  struct Return: Sendable, Equatable {
    var focus: Int
    var isZoomed: Bool
  }

  /// The overview, first panel focused, first arm selected.
  public init() {}
}
