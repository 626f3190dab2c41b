public import TrialModel

extension StudyState {
  /// What is wrong with the numbers, `INCOMPLETE: adae.csv is gone.`; `nil` if nothing is known to be.
  ///
  /// `reloadKey` is the name of the key that shows the folder as it is; it is for what is stale alone,
  /// as that was done where something is incomplete.
  public func sentence(reloadKey: String? = nil) -> String? {
    switch self {
    case .whole: nil
    case .incomplete(let reason): "INCOMPLETE: \(reason.clause(reloadKey: nil))"
    case .stale(let reason): "STALE: \(reason.clause(reloadKey: reloadKey))"
    }
  }
}
