import TrialAnalysis
import TrialModel

/// Best responses by the rules once more, slowly: every pair of assessments is looked at.
struct SlowBestResponse {
  /// An assessment by its day after randomization.
  typealias Visit = (day: Int, category: ResponseCategory)

  var isConfirmed: Bool
  var window = 28
  var stable = 42
  var isWHO = false

  func best(_ visits: [Visit]) -> ResponseCategory {
    let kept = tidy(visits)
    return kept.map { value($0, kept) }.min() ?? .missing
  }

  /// The day of the first response that counts.
  func firstResponse(_ visits: [Visit]) -> Int? {
    let kept = tidy(visits)
    return kept.filter { $0.category.isResponse && (!isConfirmed || isConfirmed($0, kept)) }
      .map(\.day).min()
  }

  /// What counts: after randomization, one a day, until the first progression.
  func tidy(_ visits: [Visit]) -> [Visit] {
    let known = visits.filter { $0.category != .missing && $0.day > 0 }.map { visit -> Visit in
      isWHO && visit.category == .nonCompleteNonProgressive ? (visit.day, .stable) : visit
    }
    let progression = known.filter { $0.category == .progressive }.map(\.day).min() ?? .max
    let worstFirst: [ResponseCategory] = [
      .progressive, .stable, .nonCompleteNonProgressive, .partial, .complete, .notEvaluable,
    ]
    return Set(known.map(\.day)).filter { $0 <= progression }.sorted().compactMap { day in
      let that = known.filter { $0.day == day }.map(\.category)
      return worstFirst.first { that.contains($0) }.map { (day, $0) }
    }
  }

  private func value(_ visit: Visit, _ all: [Visit]) -> ResponseCategory {
    if visit.category == .progressive || visit.category == .notEvaluable { return visit.category }
    if visit.category.isResponse, !isConfirmed || isConfirmed(visit, all) { return visit.category }
    if visit.day < stable { return .notEvaluable }
    return visit.category.isResponse ? .stable : visit.category
  }

  private func isConfirmed(_ visit: Visit, _ all: [Visit]) -> Bool {
    all.contains { last in
      guard last.day - visit.day >= (isWHO ? max(28, window) : window) else { return false }
      let between = all.filter { $0.day > visit.day && $0.day < last.day }.map(\.category)
      guard between.filter({ $0 == .notEvaluable }).count < 2 else { return false }
      if visit.category == .complete {
        return last.category == .complete
          && between.allSatisfy { $0 == .complete || $0 == .notEvaluable }
      }
      let sequence = (between + [last.category]).filter { $0 != .notEvaluable }
      guard last.category.isResponse, sequence.allSatisfy(\.isResponse) else { return false }
      // Nothing but PR and then nothing but CR.
      return sequence == sequence.sorted(by: >)
    }
  }
}
