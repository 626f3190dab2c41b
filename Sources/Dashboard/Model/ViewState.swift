public import TrialAnalysis
public import TrialModel

/// How a person is looking at the study; nothing here changes a number.
public struct ViewState: Sendable, Equatable {
  /// What lies over the panels.
  public enum Overlay: Sendable, Equatable {
    /// The keys.
    case help
    /// The themes, and the one that comes back if none is chosen.
    case themes(original: String)
  }

  /// The focused panel.
  public var focus = PanelCatalog.first
  /// Whether the focused panel fills the screen.
  public var isZoomed = false
  /// The changes that are listed alone; `nil` for all of them.
  var changes: ChangeChoice?
  /// The figure that a panel shows where it fills the screen, by panel; the first if none is there.
  public var panelViews: [PanelID: Int] = [:]
  /// Which panels share the screen.
  public var layout = PanelLayout()
  /// The selected arm, as an index into `Analysis.arms`.
  public var arm = 0
  /// The arm that the selected one is compared with where one comparison is shown; the first one if
  /// there is no such pair.
  public var comparator: Int?
  /// The endpoint shown, as an index into the analysis's.
  public var endpoint = 0
  /// The cohort that comparisons show.
  public var cohort = Cohort.concurrent
  /// The unit of times; `nil` for the study's own.
  public var unit: TimeUnit?
  /// Whether the interval of the selected arm's curve is shaded.
  public var hasBand = true
  /// The time at which the curves are read, in days from where they begin; `nil` for none.
  public var crosshair: Double?
  /// Which adverse events are brought out, where the data record them; else any.
  public var measure = HighlightedEvents.severe
  /// How far a step of the cut-off goes.
  public var timeStep = TimeStep.month
  /// How the rows of panels are ordered and searched, by panel.
  public var tables: [PanelID: TableOrder] = [:]
  /// Where one is on every surface.
  public var scrollStates: [Surface: ScrollState] = [:]
  /// What was opened from numbers, one over the other.
  public var pages: [Page] = []
  /// What the subjects panel shows.
  public var subjects = ListPage(SubjectQuery(.everyone))
  /// What lies over the panels.
  public var overlay: Overlay?
  /// The first row shown of the overlay.
  public var overlayScroll = 0
  /// Words that the keys in the help must be about.
  public var helpSearch = ""
  /// The line that somebody types into.
  public var prompt: Prompt?
  /// Where `back` leads from a panel that was asked for alone, or that is not in the layout.
  var returnsTo: Return?

  /// The place one came from.
  struct Return: Sendable, Equatable {
    var focus: PanelID
    var isZoomed: Bool
  }

  /// The overview, first panel focused, first arm selected.
  public init() {}

  /// The figure of a panel that is shown where it fills the screen.
  func figure(of panel: PanelID) -> Int {
    min(max(0, panelViews[panel] ?? 0), PanelCatalog.kind(panel).views.count - 1)
  }

  /// What the keys work on: the page opened last, else the focused panel.
  public var surface: Surface { pages.isEmpty ? .panel(focus) : .page(pages.count - 1) }
}

/// How the rows of a table are ordered and which of them are shown.
public struct TableOrder: Sendable, Equatable {
  /// Which of the panel's orders, counted from its usual one.
  public var column = 0
  /// Whether the other way round.
  public var isReversed = false
  /// Words that a row must have.
  public var search = ""

  /// The usual order, every row.
  public init() {}
}

/// Changes that are listed alone: those that one number counts.
struct ChangeChoice: Hashable, Sendable {
  /// What kind of change.
  var kind: StudyChangeKind
  /// Only those of an arm; `nil` for all arms.
  var arm: Int?

  /// Whether a change is one of them.
  func includes(_ change: StudyChange) -> Bool {
    change.kind == kind && (arm == nil || change.arm == arm)
  }
}
