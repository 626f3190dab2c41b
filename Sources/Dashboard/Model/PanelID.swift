/// Identifies a panel, by the name that it has in files; the catalog makes them.
public struct PanelID: Sendable, Hashable {
  /// The name of the panel in a file: its title in small letters.
  public let name: String

  init(named name: String) {
    self.name = name
  }
}
