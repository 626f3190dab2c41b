import Cells
import TrialAnalysis
import TrialReport
import TrialStatistics

/// A column of the arms' table.
enum ArmFigure: CaseIterable {
  case randomized, treated, ongoing, discontinued, deaths, responders, rate, interval, severe
  case serious

  static let few: [ArmFigure] = [.randomized, .rate, .severe, .deaths]
  static let medium: [ArmFigure] = [.randomized, .treated, .responders, .rate, .severe, .deaths]

  var isEssential: Bool { Self.few.contains(self) }

  var role: Role {
    switch self {
    case .randomized, .rate: .strong
    default: .text
    }
  }

  func title(_ analysis: Analysis) -> String {
    switch self {
    case .randomized: "n"
    case .treated: "treated"
    case .ongoing: "ongoing"
    case .discontinued: "off study"
    case .deaths: "deaths"
    case .responders: "CR+PR"
    case .rate: "ORR"
    case .interval: "95% CI"
    case .severe: analysis.toxicity?.severeShort ?? "G3+"
    case .serious: "SAE"
    }
  }

  /// The patients it counts; `nil` for a figure that counts none.
  var subset: SubjectQuery.Subset? {
    switch self {
    case .randomized: .population
    case .treated: .treated
    case .ongoing: .ongoing
    case .discontinued: .discontinued(.any)
    case .deaths: .deaths
    case .responders, .rate: .responders
    case .interval: nil
    case .severe: .toxicity(.summary(.grade3Plus), .any)
    case .serious: .toxicity(.summary(.serious), .any)
    }
  }

  /// A text of the figure, linked to the patients it counts, of one arm or of all.
  func span(_ text: String, arm: Int?, _ role: Role, _ look: Look) -> Span {
    let span = look.span(text, role)
    guard let subset, text != ShortNumbers.none, !text.isEmpty else { return span }
    return span.linked(to: SubjectQuery(subset, arm: arm))
  }

  /// The figure over all arms.
  func total(_ analysis: Analysis) -> String {
    func sum(_ count: (ArmEnrollment) -> Int) -> String {
      "\(analysis.enrollment.arms.reduce(0) { $0 + count($1) })"
    }
    func pooled(_ proportions: [Proportion?]) -> Proportion? {
      let known = proportions.compactMap { $0 }
      guard known.count == proportions.count, !known.isEmpty else { return nil }
      return Proportion(
        count: known.reduce(0) { $0 + $1.count }, total: known.reduce(0) { $0 + $1.total })
    }
    let responders = pooled(analysis.arms.map(\.responseRate))
    switch self {
    case .randomized: return "\(analysis.subjectCount)"
    case .treated: return sum(\.treated)
    case .ongoing: return sum(\.ongoing)
    case .discontinued: return sum(\.discontinued)
    case .deaths: return "\(analysis.arms.reduce(0) { $0 + $1.deaths })"
    case .responders: return responders.map { "\($0.count)/\($0.total)" } ?? ShortNumbers.none
    case .rate: return responders.map(ShortNumbers.percent) ?? ShortNumbers.none
    case .interval: return ""
    case .severe where analysis.toxicity?.hasGrades != true: return ShortNumbers.none
    case .severe:
      return pooled(analysis.arms.map(\.grade3Plus)).map(ShortNumbers.percent) ?? ShortNumbers.none
    case .serious:
      let row = analysis.toxicity?.summary.first { $0.category == .serious }
      return row.map {
        ShortNumbers.percent(
          $0.subjects.reduce(0, +), of: analysis.toxicity?.subjectCounts.reduce(0, +) ?? 0)
      } ?? ShortNumbers.none
    }
  }

  func text(_ analysis: Analysis, _ index: Int, _ look: Look) -> String {
    let arm = analysis.arms[index]
    let enrollment = analysis.enrollment.arms[index]
    switch self {
    case .randomized: return "\(arm.subjectCount)"
    case .treated: return "\(enrollment.treated)"
    case .ongoing: return "\(enrollment.ongoing)"
    case .discontinued: return "\(enrollment.discontinued)"
    case .deaths: return "\(arm.deaths)"
    case .responders:
      return arm.responseRate.map { "\($0.count)/\($0.total)" } ?? ShortNumbers.none
    case .rate: return arm.responseRate.map(ShortNumbers.percent) ?? ShortNumbers.none
    case .interval:
      return NumberFormat.percentInterval(analysis.response?.arms[index].interval)
    case .severe:
      guard analysis.toxicity?.hasGrades == true else { return ShortNumbers.none }
      return arm.grade3Plus.map(ShortNumbers.percent) ?? ShortNumbers.none
    case .serious:
      guard let toxicity = analysis.toxicity,
        let row = toxicity.summary.first(where: { $0.category == .serious })
      else { return ShortNumbers.none }
      return ShortNumbers.percent(row.subjects[index], of: toxicity.subjectCounts[index])
    }
  }
}
