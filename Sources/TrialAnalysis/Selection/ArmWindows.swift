import TrialModel

/// The days on which all of some arms were open to randomization.
struct ArmWindow {
  /// The first day; later than any other if an arm never opened.
  private let first: Int32
  /// The last day, included.
  private let last: Int32
  /// Whether the study has days of randomization at all; if not, everyone is inside.
  private let isDated: Bool

  init(first: Int32, last: Int32, isDated: Bool) {
    self.first = first
    self.last = last
    self.isDated = isDated
  }

  /// Where a day of randomization lies.
  func place(_ day: Int32) -> CohortPlace {
    guard isDated else { return .inside }
    if day == DayColumn.missing { return .undated }
    if day < first { return .earlier }
    return day > last ? .later : .inside
  }

}

/// When every arm was open to randomization.
struct ArmWindows {
  /// The day each arm opened, declared or else its first randomization; `nil` if it never did.
  let opened: [Day?]
  private let closed: [Day?]
  private let isDated: Bool

  init(_ study: Study) {
    let days = study.subjects.randomized.numbers
    let arms = study.subjects.plannedArm
    var first = [Int32](repeating: Int32.max, count: study.arms.count)
    for row in days.indices where days[row] != DayColumn.missing {
      let arm = Int(arms[row])
      if first.indices.contains(arm), days[row] < first[arm] { first[arm] = days[row] }
    }
    isDated = first.contains { $0 != Int32.max }
    opened = study.arms.indices.map { arm in
      study.arms[arm].opened ?? (first[arm] == Int32.max ? nil : Day(number: first[arm]))
    }
    closed = study.arms.map(\.closed)
  }

  /// The days on which all of the arms were open.
  func shared(by arms: some Sequence<Int>) -> ArmWindow {
    var first = Int32.min
    var last = Int32.max
    for arm in arms {
      first = max(first, opened[arm]?.number ?? Int32.max)
      last = min(last, closed[arm]?.number ?? Int32.max)
    }
    return ArmWindow(first: first, last: last, isDated: isDated)
  }
}

/// Two arms to compare, by their index.
struct ArmPair: Hashable {
  /// The arm that is compared.
  let arm: Int
  /// The arm it is compared with.
  let reference: Int
  /// The endpoints among responders whose P values are wanted, in upper case.
  var endpoints: Set<String> = []

  /// The comparisons that `study.toml` asks for, else every other arm against the first.
  ///
  /// Arms are named by code or label; a pair with an unknown arm or of an arm with itself is left out.
  /// The same two arms again, the other way round too, are the comparison that came first.
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
    var pairs: [ArmPair] = []
    for comparison in study.settings.comparisons {
      guard let arm = index(comparison.arm), let reference = index(comparison.reference),
        arm != reference
      else { continue }
      let endpoints = Set(comparison.endpoints.map { $0.uppercased() })
      let same = pairs.firstIndex { Set([$0.arm, $0.reference]) == [arm, reference] }
      if let same {
        pairs[same].endpoints.formUnion(endpoints)
      } else {
        pairs.append(ArmPair(arm: arm, reference: reference, endpoints: endpoints))
      }
    }
    return pairs
  }

  /// Whether the P values of an endpoint are shown.
  ///
  /// Of an endpoint that only responders have they compare a selection made after randomization: they
  /// are shown where `study.toml` names the endpoint. The duration of complete response is the one
  /// that shows them unasked.
  func tests(_ endpoint: Endpoint) -> Bool {
    let code = endpoint.code.uppercased()
    return !endpoint.isAmongResponders || code == "DOCR" || endpoints.contains(code)
  }
}
