/// Every panel there is, in the order of their numbers.
public enum PanelCatalog {
  /// The panels; a new one is a line here.
  static let all: [any Panel.Type] = [
    ArmsPanel.self,
    EnrollmentPanel.self,
    ResponsePanel.self,
    ToxicityPanel.self,
    SurvivalPanel.self,
    FindingsPanel.self,
    SubjectsPanel.self,
    ChangesPanel.self,
  ]

  /// Their identifiers, in the same order.
  public static let ids: [PanelID] = all.map { PanelID($0) }

  /// Their names.
  public static var titles: [String] { all.map { $0.title } }

  /// The panel that has the keys at first, and where there is no other place to go back to.
  static let first = ids[0]

  /// The panel of a name in a file; `nil` if there is none.
  public static func panel(named name: String) -> PanelID? { ids.first { $0.name == name } }

  private static let kinds = Dictionary(uniqueKeysWithValues: all.map { (PanelID($0), $0) })
  private static let numbers = Dictionary(
    uniqueKeysWithValues: ids.enumerated().map { ($1, $0 + 1) })

  /// The panel itself.
  static func kind(_ panel: PanelID) -> any Panel.Type {
    guard let kind = kinds[panel] else {
      preconditionFailure("The panel of an identifier is in the catalog.")
    }
    return kind
  }

  /// The number of a panel, from 1.
  static func number(of panel: PanelID) -> Int { numbers[panel] ?? 0 }

  /// The panel so many places after another, round and round.
  static func panel(_ step: Int, after panel: PanelID) -> PanelID {
    let count = ids.count
    return ids[((number(of: panel) - 1 + step) % count + count) % count]
  }

  /// A view of a panel, or the nearest one there is.
  static func figure(_ place: Int, of panel: PanelID) -> any Panel.Type {
    let views = kind(panel).views
    return views[min(max(0, place), views.count - 1)]
  }

  /// The names of the panels with keys in a context, `Toxicity, Subjects`.
  static func titles(with context: Command.Context) -> String {
    all.filter { $0.contexts.contains(context) }.map { $0.title }.joined(separator: ", ")
  }
}

extension PanelID {
  /// The identifier of a panel of the catalog.
  init(_ panel: any Panel.Type) {
    self.init(named: panel.title.lowercased())
  }

  /// Its name in the border and on the tab.
  public var title: String { PanelCatalog.kind(self).title }

  /// The panels that the program itself refers to.
  static let arms = PanelID(ArmsPanel.self)
  static let enrollment = PanelID(EnrollmentPanel.self)
  static let response = PanelID(ResponsePanel.self)
  static let toxicity = PanelID(ToxicityPanel.self)
  static let survival = PanelID(SurvivalPanel.self)
  static let findings = PanelID(FindingsPanel.self)
  static let subjects = PanelID(SubjectsPanel.self)
  static let changes = PanelID(ChangesPanel.self)
}
