public import TrialModel

extension ProportionInterval {
  /// The name in few letters.
  public var name: String {
    self == .clopperPearson ? "Clopper-Pearson" : label
  }

  /// The name for a method line.
  public var label: String {
    switch self {
    case .clopperPearson: "exact (Clopper-Pearson)"
    case .wilson: "Wilson"
    case .wilsonContinuityCorrected: "continuity-corrected Wilson"
    case .jeffreys: "Jeffreys"
    case .agrestiCoull: "Agresti-Coull"
    }
  }
}

extension DifferenceInterval {
  /// The name for a method line.
  public var label: String {
    switch self {
    case .newcombe: "Newcombe"
    case .miettinenNurminen: "Miettinen-Nurminen"
    }
  }
}
