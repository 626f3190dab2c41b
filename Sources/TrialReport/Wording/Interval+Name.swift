public import TrialAnalysis
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

extension CutoffSource {
  /// Its name in a report: `study.toml`, `latest date in the data, ADTTE.ADT`, `--as-of`.
  public var name: String {
    switch self {
    case .asked: "--as-of"
    case .settings: "study.toml"
    case .latest(let column): "latest date in the data, \(column)"
    }
  }
}

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
