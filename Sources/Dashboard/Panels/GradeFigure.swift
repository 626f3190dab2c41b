import TrialAnalysis

/// A column of the toxicity table, within an arm.
enum GradeFigure: CaseIterable {
  case any, severe, grade1, grade2, grade3, grade4, grade5, serious, related

  static let pair: [GradeFigure] = [.any, .severe]

  /// The figures that the data can tell; one that it cannot must not look like none.
  static func shown(for toxicity: ToxicityAnalysis) -> [GradeFigure] {
    allCases.filter { figure in
      switch figure {
      case .any: true
      case .serious: !toxicity.untold.contains(.serious)
      case .related: !toxicity.untold.contains(.related)
      default: toxicity.hasGrades
      }
    }
  }

  /// Whether it is a number of patients rather than a share of them.
  var isCount: Bool {
    switch self {
    case .any, .severe: false
    default: true
    }
  }

  func title(_ toxicity: ToxicityAnalysis) -> String {
    let letter = toxicity.scale == .severity ? "s" : "G"
    return switch self {
    case .any: "any"
    case .severe: "3+"
    case .grade1: letter + "1"
    case .grade2: letter + "2"
    case .grade3: letter + "3"
    case .grade4: letter + "4"
    case .grade5: letter + "5"
    case .serious: "SAE"
    case .related: "rel"
    }
  }

  func count(in counts: ToxicityCount) -> Int? {
    switch self {
    case .any: counts.subjects
    case .severe: counts.grade3Plus
    case .grade1: counts.worst[1]
    case .grade2: counts.worst[2]
    case .grade3: counts.worst[3]
    case .grade4: counts.worst[4]
    case .grade5: counts.worst[5]
    case .serious: counts.serious
    case .related: counts.related
    }
  }
}
