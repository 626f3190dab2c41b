import TrialAnalysis

/// Two arms that are compared, in whatever panel.
protocol ArmComparison {
  /// The arm compared, an index into the study's arms.
  var arm: Int { get }
  /// The arm it is compared with.
  var reference: Int { get }
}

extension SurvivalComparison: ArmComparison {}
extension ToxicityComparison: ArmComparison {}

extension ViewState {
  /// The comparison that is shown where there is room for one, by its place: of those of the selected
  /// arm the one with the other arm chosen, else the first; the first of all if the arm has none.
  func comparison(among pairs: [any ArmComparison]) -> Int? {
    let own = comparisons(among: pairs)
    return own.first { comparator(in: pairs[$0]) == comparator } ?? own.first ?? pairs.indices.first
  }

  /// The comparisons of the selected arm, those first in which it is not the reference.
  func comparisons(among pairs: [any ArmComparison]) -> [Int] {
    pairs.indices.filter { pairs[$0].arm == arm }
      + pairs.indices.filter { pairs[$0].reference == arm }
  }

  /// The arm that the selected one is compared with.
  func comparator(in pair: any ArmComparison) -> Int {
    pair.arm == arm ? pair.reference : pair.arm
  }
}

extension State {
  /// Compares the selected arm with the next of those that it is compared with.
  fileprivate mutating func nextReference() -> [Effect] {
    let pairs = armPairs
    let own = view.comparisons(among: pairs)
    guard let shown = view.comparison(among: pairs), let place = own.firstIndex(of: shown),
      let analysis
    else { return [] }
    let next = pairs[own[(place + 1) % own.count]]
    view.comparator = view.comparator(in: next)
    let letters = [next.arm, next.reference].map(analysis.letter).joined(separator: " v ")
    say("Comparing \(letters) where one comparison is shown")
    return []
  }

  /// The arms that are compared.
  private var armPairs: [any ArmComparison] {
    analysis?.toxicity?.comparisons ?? analysis?.survival?.endpoints.first?.comparisons ?? []
  }

  /// Why there is no other comparison of the selected arm to show; `nil` if there is one.
  fileprivate var missingReference: String? {
    view.comparisons(among: armPairs).count > 1
      ? nil : "There is no other arm that this one is compared with."
  }
}

extension Command {
  /// Which arm the selected one is compared with.
  static let comparing = [
    Command(
      about: .moving,
      [
        Step("reference", "r", unavailable: \.missingReference) { state, _ in
          state.nextReference()
        }
      ],
      label: "reference",
      help: "Compare the selected arm with the next one, where one comparison is shown.",
      footerRank: 22)
  ]
}

extension Analysis {
  /// The letter of an arm, by its place.
  func letter(_ arm: Int) -> String { arms.indices.contains(arm) ? arms[arm].letter : "?" }
}
