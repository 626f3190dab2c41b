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

  /// Their names; the number of a panel is its place here, from 1.
  public static var titles: [String] { all.map { $0.title } }

  /// The names of the panels with keys in a context, `Survival`.
  static func titles(with context: Command.Context) -> String {
    all.filter { $0.contexts.contains(context) }.map { $0.title }.joined(separator: ", ")
  }

  /// The name of a panel in a file: its title in small letters.
  public static func name(of panel: Int) -> String { titles[panel].lowercased() }

  /// The panel of a name in a file; `nil` if there is none.
  public static func panel(named name: String) -> Int? {
    titles.firstIndex { $0.lowercased() == name }
  }

  /// A figure of a panel, or the nearest one there is.
  static func figure(_ place: Int, of panel: Int) -> any Panel.Type {
    let figures = all[panel].views
    return figures[min(max(0, place), figures.count - 1)]
  }

  /// The places of panels that the program itself refers to.
  static let arms = place(of: ArmsPanel.self)
  static let enrollment = place(of: EnrollmentPanel.self)
  static let response = place(of: ResponsePanel.self)
  static let toxicity = place(of: ToxicityPanel.self)
  static let survival = place(of: SurvivalPanel.self)
  static let findings = place(of: FindingsPanel.self)
  static let subjects = place(of: SubjectsPanel.self)
  static let changes = place(of: ChangesPanel.self)

  private static func place(of panel: any Panel.Type) -> Int {
    guard let place = all.firstIndex(where: { $0 == panel }) else {
      preconditionFailure("A panel that the program refers to is in the catalog.")
    }
    return place
  }
}
