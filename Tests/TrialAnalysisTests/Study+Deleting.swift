import TrialAnalysis
import TrialModel

extension Study {
  /// The study without the subjects that are not kept, nor any row of theirs, and without targets.
  ///
  /// Days on which arms opened stay where they were, as if `study.toml` declared them.
  func deleting(_ isKept: [Bool]) -> Study {
    var result = self
    let rows = isKept.indices.filter { isKept[$0] }
    var newRow = [Int32](repeating: -1, count: isKept.count)
    for (new, old) in rows.enumerated() { newRow[old] = Int32(new) }
    result.subjects = subjects.selecting(rows)
    result.subjects.others = []
    func left(_ subjects: [Int32]) -> [Int] {
      subjects.indices.filter { newRow[Int(subjects[$0])] >= 0 }
    }
    result.responses = responses.selecting(left(responses.subject))
    result.timeToEvent = timeToEvent.selecting(left(timeToEvent.subject))
    result.adverseEvents = adverseEvents.selecting(left(adverseEvents.subject))
    result.responses.subject = result.responses.subject.map { newRow[Int($0)] }
    result.timeToEvent.subject = result.timeToEvent.subject.map { newRow[Int($0)] }
    result.adverseEvents.subject = result.adverseEvents.subject.map { newRow[Int($0)] }
    result.settings.target = nil
    result.settings.plannedCompletion = nil
    for arm in result.arms.indices { result.arms[arm].target = nil }
    return result
  }
}
