public import TrialAnalysis
import TrialModel

extension StudyChanges {
  /// The changes as they are listed: in the order of `entries`, ties in that of their messages.
  public var listed: [StudyChange] {
    var listed = entries
    var start = 0
    while start < listed.count {
      var end = start + 1
      while end < listed.count, listed[end].isTied(with: listed[start]) { end += 1 }
      if end - start > 1 {
        let sorted = listed[start..<end].map { (message: $0.message, change: $0) }
          .sorted { $0.message < $1.message }
        listed.replaceSubrange(start..<end, with: sorted.map(\.change))
      }
      start = end
    }
    return listed
  }
}

extension StudyChange {
  /// What changed in one line, `PR on 1994-03-02`, `age 61 -> 62`.
  public var message: String {
    switch detail {
    case .subjectGone: "no longer in the data"
    case .subjectUnknownYet(let from, let to):
      (from == to ? "" : "randomized \(days(from, to)), ") + "not known by the cut-off"
    case .randomized(let arm): "randomized to \(arm)" + on
    case .screened: "screened" + on
    case .died: "died" + on
    case .notDead(let status): "dead -> \(status.text)"
    case .fact(let fact, let from, let to): "\(fact.name) \(from.text) -> \(to.text)"
    case .response(let response): response.code + on
    case .progression: "PD" + on
    case .bestResponse(let from, let to): "best response \(from.code) -> \(to.code)"
    case .assessment(let series, let day, let from, let to):
      "\(series.name())\(of(day)): \(from.code) -> \(to.code)"
    case .assessmentDay(let series, let result, let from, let to):
      "\(series.name()) \(result.code): \(days(from, to))"
    case .measurement(let series, let day, let corrections):
      "\(series.name())\(of(day)): " + corrections.map(\.phrase).joined(separator: ", ")
    case .recordsGone(let series, 1, let byCutoff):
      "\(series.name())\(of(day)) \(gone(byCutoff))"
    case .recordsGone(let series, let count, let byCutoff):
      "\(series.name(count)) \(gone(byCutoff)), the first\(of(day))"
    case .timesGone(let count, let left, let byCutoff):
      "\(NumberFormat.count(count, "time-to-event record")) \(gone(byCutoff)), \(left) left"
    case .time(let endpoint, let from, let to): "\(endpoint) \(from.phrase) -> \(to.phrase)"
    case .event(let term): event(term, grade)
    case .eventGone(let term, let grade, let byCutoff):
      "adverse event \(gone(byCutoff)): \(event(term, grade))"
    case .eventCorrected(let term, let corrections):
      "\(term ?? ToxicityRow.missingTerm): "
        + corrections.map(\.phrase).joined(separator: ", ")
    }
  }

  private var on: String { day.map { " on \($0)" } ?? "" }

  private func event(_ term: String?, _ grade: Int?) -> String {
    (term ?? ToxicityRow.missingTerm) + (grade.map { " grade \($0)" } ?? "")
      + (day.map { " from \($0)" } ?? "")
  }
}

/// The words for records; where they may only be dated later than the cut-off, that too.
private func gone(_ byCutoff: Bool) -> String { byCutoff ? "gone, as of the cut-off" : "gone" }

private func of(_ day: Day?) -> String { day.map { " of \($0)" } ?? "" }

private func days(_ from: Day?, _ to: Day?) -> String {
  "\(from?.description ?? "none") -> \(to?.description ?? "none")"
}

/// A number as it is, so that what differs reads so.
private func text(_ number: Double?) -> String {
  guard let number else { return "none" }
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension DatedSeries {
  /// What so many records of it are called, `2 assessments by INVESTIGATOR`.
  fileprivate func name(_ count: Int = 1) -> String {
    let noun =
      switch kind {
      case .assessment: "assessment"
      case .bestResponse: "best response record"
      case .confirmedBestResponse: "confirmed best response record"
      case .measurement(let code): "\(code) value"
      }
    let words = count == 1 ? noun : NumberFormat.count(count, noun)
    return evaluator.map { "\(words) by \($0)" } ?? words
  }
}

extension StudyChange.Outcome {
  fileprivate var phrase: String {
    "\(isEvent ? "event" : "censored") at \(NumberFormat.plain(days)) days"
  }
}

extension StudyChange.MeasurementCorrection {
  fileprivate var phrase: String {
    switch self {
    case .day(let from, let to): days(from, to)
    case .value(let from, let to): "\(text(from)) -> \(text(to))"
    case .change(let from, let to): "change \(text(from))% -> \(text(to))%"
    case .baseline(let isNow): isNow ? "now baseline" : "no longer baseline"
    }
  }
}

extension StudyChange.EventCorrection {
  fileprivate var phrase: String {
    switch self {
    case .term(let from): "was \(from ?? ToxicityRow.missingTerm)"
    case .start(let from, let to): "start \(days(from, to))"
    case .grade(let from, let to):
      "grade \(from.map { "\($0)" } ?? "none") -> \(to.map { "\($0)" } ?? "none")"
    case .fact(let fact, let isNow): "\(isNow ? "now" : "no longer") \(fact.name)"
    case .end(let from, let to): "end \(days(from, to))"
    case .notCounted: "no longer counted"
    }
  }
}

extension StudyChange.EventFact {
  fileprivate var name: String {
    switch self {
    case .serious: "serious"
    case .related: "related"
    case .fatal: "fatal"
    case .discontinuation: "led to withdrawal"
    case .emergent: "flagged emergent"
    }
  }
}

extension SubjectFact {
  fileprivate var name: String {
    switch self {
    case .plannedArm: "arm"
    case .givenArm: "arm given"
    case .site: "site"
    case .country: "country"
    case .sex: "sex"
    case .age: "age"
    case .stratum: "stratum"
    case .screened: "screened"
    case .randomized: "randomized"
    case .firstDose: "first dose"
    case .lastDose: "last dose"
    case .studyEnd: "study end"
    case .died: "died"
    case .lastAlive: "last known alive"
    case .deathCause: "cause of death"
    case .status: "status"
    }
  }
}

extension SubjectFact.Value {
  fileprivate var text: String {
    switch self {
    case .none: return "none"
    case .text(let text): return text
    case .day(let day): return Day(number: day).description
    case .number(let number):
      let text = NumberFormat.decimal(number, places: 1)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .status(let status): return status.text
    }
  }
}
