import TrialModel

/// Two arms to compare, by their index.
struct ArmPair: Hashable {
  /// The arm that is compared.
  let arm: Int
  /// The arm it is compared with.
  let reference: Int

  /// The comparisons that `study.toml` asks for, else every other arm against the first.
  ///
  /// Arms are named by code or label; a pair with an unknown arm, of an arm with itself, or asked
  /// for twice is left out.
  static func pairs(of study: Study) -> [ArmPair] {
    guard !study.settings.comparisons.isEmpty else {
      return study.arms.indices.dropFirst().map { ArmPair(arm: $0, reference: 0) }
    }
    func index(_ name: String) -> Int? {
      let lowercased = name.lowercased()
      return study.arms.firstIndex { $0.code == name }
        ?? study.arms.firstIndex { $0.label == name }
        ?? study.arms.firstIndex {
          $0.code.lowercased() == lowercased || $0.label.lowercased() == lowercased
        }
    }
    var seen = Set<ArmPair>()
    return study.settings.comparisons.compactMap { comparison in
      guard let arm = index(comparison.arm), let reference = index(comparison.reference),
        arm != reference
      else { return nil }
      let pair = ArmPair(arm: arm, reference: reference)
      return seen.insert(pair).inserted ? pair : nil
    }
  }
}
