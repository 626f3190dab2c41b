import Cells
import TrialAnalysis
import TrialModel

/// The parts of a response bar: categories that are drawn as one.
enum ResponseGroup: CaseIterable {
  case complete, partial, stable, progressive, notEvaluable

  /// The group of a category.
  init(_ category: ResponseCategory) {
    self = Self.allCases.first { $0.categories.contains(category) } ?? .notEvaluable
  }

  /// The code in a legend.
  var name: String {
    switch self {
    case .complete: "CR"
    case .partial: "PR"
    case .stable: "SD"
    case .progressive: "PD"
    case .notEvaluable: "NE/none"
    }
  }

  /// The letter in a bar.
  var letter: Character {
    switch self {
    case .complete: "C"
    case .partial: "P"
    case .stable: "S"
    case .progressive: "D"
    case .notEvaluable: "N"
    }
  }

  var role: Role {
    switch self {
    case .complete: .complete
    case .partial: .partial
    case .stable: .stable
    case .progressive: .progressive
    case .notEvaluable: .notEvaluable
    }
  }

  /// The density of its fill, where colours do not distinguish the parts.
  var fill: Int {
    switch self {
    case .complete: 0
    case .partial: 1
    case .stable: 2
    case .progressive: 3
    case .notEvaluable: 4
    }
  }

  /// The categories that are drawn as one.
  var categories: [ResponseCategory] {
    switch self {
    case .complete: [.complete]
    case .partial: [.partial]
    case .stable: [.stable, .nonCompleteNonProgressive]
    case .progressive: [.progressive]
    case .notEvaluable: [.notEvaluable, .missing]
    }
  }

  /// Subjects of an arm in it.
  func count(in arm: ArmResponse) -> Int {
    categories.reduce(0) { $0 + arm.count($1) }
  }
}
