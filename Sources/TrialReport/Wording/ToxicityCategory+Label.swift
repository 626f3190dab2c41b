public import TrialAnalysis

extension ToxicityCategory {
  /// The words for it on screen.
  public var label: String {
    switch self {
    case .any: "Any event"
    case .grade3Plus: "Grade 3+"
    case .serious: "Serious"
    case .related: "Related"
    case .relatedSerious: "Serious and related"
    case .fatal: "Fatal"
    case .relatedFatal: "Fatal and related"
    case .discontinued: "Led to withdrawal"
    }
  }
}
