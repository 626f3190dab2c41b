public import TrialModel

extension CutoffSource {
  /// What is said of it: `study.toml`, `latest date in the data, ADTTE.ADT`, `--as-of`.
  public var name: String {
    switch self {
    case .asked: "--as-of"
    case .settings: "study.toml"
    case .latest(let column): "latest date in the data, \(column)"
    }
  }
}
