import TrialModel

/// When every arm was open to randomization.
struct ArmWindows {
  /// The day each arm opened, declared or else its first randomization; `nil` if it never did.
  let opened: [Day?]
  private let closed: [Day?]
  private let isDated: Bool

  init(_ study: Study) {
    let days = study.subjects.randomized.numbers(rows: study.subjects.count)
    let arms = study.subjects.plannedArm.filled(rows: study.subjects.count, missing: -1)
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
