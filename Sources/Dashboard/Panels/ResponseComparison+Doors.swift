import Cells
import TrialAnalysis
import TrialStatistics

extension ResponseComparison {
  /// The arms whose common days make a cohort; `nil` where everybody counts.
  func pair(_ cohort: Cohort) -> [Int]? { cohort == .concurrent ? [arm, reference] : nil }

  /// Whom the concurrent cohort leaves out, `59 earlier A`; every count leads to its patients.
  func omission(_ scene: Scene, _ look: Look) -> [Span] {
    let arms = [(arm, armOmission), (reference, referenceOmission)].filter { $1.count > 0 }
    return Array(
      arms.map { arm, omission -> [Span] in
        let kinds: [(Int, CohortPlace)] = [
          (omission.earlier, .earlier), (omission.later, .later), (omission.undated, .undated),
        ]
        let counts = kinds.filter { $0.0 > 0 }.map { count, place -> [Span] in
          let query = SubjectQuery(
            .responseDenominator, arm: arm, concurrentWith: pair(.concurrent), place: place)
          return [look.span("\(count) \(place)", .label).leading(to: query)]
        }
        return counts.joined(separator: [look.span(", ", .label)])
          + [look.span(" \(scene.letter(arm))", .label)]
      }.joined(separator: [look.span(", ", .label)]))
  }
}

extension Look {
  /// A rate as its two counts, `33/156`, each leading to its patients.
  func counts(
    _ rate: Proportion, _ role: Role, responders: SubjectQuery, everybody: SubjectQuery
  ) -> [Span] {
    func count(_ number: Int, _ query: SubjectQuery) -> Span {
      span("\(number)", role).leading(to: query, count: number)
    }
    return [count(rate.count, responders), span("/", role), count(rate.total, everybody)]
  }
}
