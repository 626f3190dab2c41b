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
    func kept<Value>(_ column: [Value]) -> [Value] {
      column.isEmpty ? [] : rows.map { column[$0] }
    }
    result.subjects.identifiers = kept(subjects.identifiers)
    result.subjects.plannedArm = kept(subjects.plannedArm)
    result.subjects.actualArm = kept(subjects.actualArm)
    result.subjects.disposition = kept(subjects.disposition)
    result.subjects.age = kept(subjects.age)
    result.subjects.lines = kept(subjects.lines)
    for column in [\Subjects.death, \.intentionToTreat, \.safety, \.perProtocol] {
      result.subjects[keyPath: column] = kept(subjects[keyPath: column])
    }
    for column in [
      \Subjects.randomized, \.screened, \.treatmentStart, \.treatmentEnd, \.studyEnd, \.died,
      \.lastAlive,
    ] {
      result.subjects[keyPath: column].numbers = kept(subjects[keyPath: column].numbers)
    }
    for column in [
      \Subjects.dispositionReason, \.screenFailureReason, \.site, \.country, \.sex, \.stratum,
    ] {
      result.subjects[keyPath: column].codes = kept(subjects[keyPath: column].codes)
    }
    result.subjects.others = []
    func left(_ subjects: [Int32]) -> [Int] {
      subjects.indices.filter { newRow[Int(subjects[$0])] >= 0 }
    }
    let visits = left(responses.subject)
    result.responses.subject = visits.map { newRow[Int(responses.subject[$0])] }
    result.responses.kind = visits.map { responses.kind[$0] }
    result.responses.category = visits.map { responses.category[$0] }
    result.responses.day.numbers = visits.map { responses.day.numbers[$0] }
    result.responses.evaluator.codes = visits.map { responses.evaluator.codes[$0] }
    result.responses.lines = visits.map { responses.lines[$0] }
    let times = left(timeToEvent.subject)
    result.timeToEvent.subject = times.map { newRow[Int(timeToEvent.subject[$0])] }
    result.timeToEvent.endpoint = times.map { timeToEvent.endpoint[$0] }
    result.timeToEvent.days = times.map { timeToEvent.days[$0] }
    result.timeToEvent.isCensored = times.map { timeToEvent.isCensored[$0] }
    result.timeToEvent.start.numbers = times.map { timeToEvent.start.numbers[$0] }
    result.timeToEvent.day.numbers = times.map { timeToEvent.day.numbers[$0] }
    result.timeToEvent.reason.codes = times.map { timeToEvent.reason.codes[$0] }
    result.timeToEvent.lines = times.map { timeToEvent.lines[$0] }
    let events = left(adverseEvents.subject)
    result.adverseEvents.subject = events.map { newRow[Int(adverseEvents.subject[$0])] }
    result.adverseEvents.term.codes = events.map { adverseEvents.term.codes[$0] }
    result.adverseEvents.organClass.codes = events.map { adverseEvents.organClass.codes[$0] }
    result.adverseEvents.grade = events.map { adverseEvents.grade[$0] }
    result.adverseEvents.facts = events.map { adverseEvents.facts[$0] }
    result.adverseEvents.start.numbers = events.map { adverseEvents.start.numbers[$0] }
    result.adverseEvents.end.numbers = events.map { adverseEvents.end.numbers[$0] }
    result.adverseEvents.lines = events.map { adverseEvents.lines[$0] }
    result.settings.target = nil
    result.settings.plannedCompletion = nil
    for arm in result.arms.indices { result.arms[arm].target = nil }
    return result
  }
}
