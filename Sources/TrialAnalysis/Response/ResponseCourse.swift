public import TrialModel

/// What happened to one responder and when, as known on the cut-off: a lane of a swimmer plot.
public struct ResponseCourse: Sendable, Equatable {
  /// The subject's identifier.
  public let subject: String
  /// The arm the subject counts in.
  public let arm: Int
  /// The best response, CR or PR.
  public let best: ResponseCategory
  /// The day of randomization, else of the first dose.
  public let start: Day
  /// The first dose; `nil` if it is not recorded.
  public let treatmentStart: Day?
  /// The last dose; `nil` if it is not recorded or came after the cut-off.
  public let treatmentEnd: Day?
  /// The first response that counts; `nil` if no dated assessment is one.
  public let firstResponse: Day?
  /// The first complete response that counts.
  public let firstComplete: Day?
  /// The first progression among the assessments.
  public let progression: Day?
  /// The day of death.
  public let death: Day?
  /// The day of death, else the latest day the subject was known to be alive.
  public let end: Day

  /// Whether the response goes on as far as is known: neither progression nor death.
  public var isOngoing: Bool { progression == nil && death == nil }
  /// Days from `start` to `end`, both included.
  public var days: Int { end - start + 1 }
}

extension ResponseCourse {
  /// The responders of a population with a day to start from, the longest followed first.
  ///
  /// `arms` is the arm every subject of the denominator counts in.
  static func courses(
    _ membership: SubjectMembership, best: BestResponses, arms: [Int16], followUp: FollowUp
  ) -> [ResponseCourse] {
    let subjects = membership.study.subjects
    let treatmentStart = subjects.treatmentStart.numbers
    let treatmentEnd = subjects.treatmentEnd.numbers
    func day(_ number: Int32) -> Day? {
      number == DayColumn.missing || membership.knownBy.excludes(number) ? nil : Day(number: number)
    }
    return arms.indices.compactMap { row -> ResponseCourse? in
      guard arms[row] >= 0, best.categories[row].isResponse,
        let start = day(best.assessments.origins[row])
      else { return nil }
      let last = best.assessments.dated(row).last
      let death = day(followUp.died[row])
      return ResponseCourse(
        subject: subjects.identifiers[row], arm: Int(arms[row]), best: best.categories[row],
        start: start, treatmentStart: day(treatmentStart[row]),
        treatmentEnd: day(treatmentEnd[row]),
        firstResponse: best.rule.firstResponse(best.assessments, row).map { Day(number: $0) },
        firstComplete: best.rule.firstComplete(best.assessments, row).map { Day(number: $0) },
        progression: last.flatMap {
          $0.category == .progressive && $0.isExact ? Day(number: $0.day) : nil
        },
        death: death, end: max(start, death ?? day(followUp.lastAlive[row]) ?? start))
    }
    .sorted { ($1.days, $0.subject) < ($0.days, $1.subject) }
  }
}
