/// How the panels of every study are arranged, by the study's identifier; kept from run to run.
public struct StudyLayouts: Sendable, Equatable {
  private var layouts: [String: PanelLayout] = [:]

  /// None: every study begins with the overview.
  public init() {}

  /// The studies whose panels are not those of the overview, in order.
  public var identifiers: [String] { layouts.keys.sorted() }

  /// The arrangement of a study; the overview as it is takes no place.
  public subscript(identifier: String) -> PanelLayout {
    get { layouts[identifier] ?? PanelLayout() }
    set { layouts[identifier] = newValue == PanelLayout() ? nil : newValue }
  }
}
