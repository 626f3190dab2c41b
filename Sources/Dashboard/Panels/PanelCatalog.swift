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

  /// The places of panels that the program itself refers to.
  static let arms = 0
  static let enrollment = 1
  static let response = 2
  static let toxicity = 3
  static let survival = 4
  static let findings = 5
  static let subjects = 6
  static let changes = 7
}
