/// How somebody has arranged the panels of a study.
public struct PanelLayout: Sendable, Equatable {
  /// What it began with.
  public var preset: LayoutPreset
  /// Panels of the preset that are not shown, by their places in the catalog.
  public var hidden: Set<Int>
  /// Panels shown besides those of the preset.
  public var added: Set<Int>

  /// A preset, changed or as it is.
  public init(_ preset: LayoutPreset = .overview, hidden: Set<Int> = [], added: Set<Int> = []) {
    self.preset = preset
    self.hidden = hidden
    self.added = added
  }

  /// Whether a panel is asked for; it may still not be on the screen for lack of room.
  public func shows(_ panel: Int) -> Bool {
    (preset.panels.contains(panel) && !hidden.contains(panel)) || added.contains(panel)
  }

  /// Shows a panel that is not shown, and the other way round.
  mutating func toggle(_ panel: Int) {
    if shows(panel) {
      added.remove(panel)
      if preset.panels.contains(panel) { hidden.insert(panel) }
    } else if preset.panels.contains(panel) {
      hidden.remove(panel)
    } else {
      added.insert(panel)
    }
  }
}
