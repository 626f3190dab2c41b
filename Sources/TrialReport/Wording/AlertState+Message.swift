public import TrialAnalysis
import TrialModel
import TrialStatistics

extension AlertState {
  /// Why the alert stands so, with the numbers behind it, in one sentence.
  public var message: String { reason.sentence }
}

extension Alert {
  /// Why the alert stands so, with the numbers behind it, in one sentence.
  public var message: String { reason.sentence }
}

extension AlertReason {
  fileprivate var sentence: String {
    switch self {
    case .notCounted: "Not counted."
    case .noEventTable: "There is no table of adverse events."
    case .noGrades: "The data has no toxicity grades."
    case .noArm(let name): "There is no arm \"\(name)\"."
    case .noArms: "There are no arms."
    case .rate(let rate): rate.sentence
    case .relatednessUnknown: "The data does not tell which events are related to treatment."
    case .relatedEvents(let total, let new, let more):
      AlertReason.relatedEvents(NumberFormat.count(total, "related event"), new, more)
    case .enrollmentComplete(let randomized, let target):
      "Enrollment is complete: \(randomized)/\(target)."
    case .armsClosed: "Every arm is closed."
    case .randomizationUndated: "The data does not tell when anybody was randomized."
    case .noEnrollment(let day, let isRandomization, let allowed):
      "Nobody randomized since \(isRandomization ? "" : "the study opened on ")\(day), "
        + "\(NumberFormat.count(allowed, "day")) without are allowed."
    case .fileTimesUnknown: "It is not known when the files were written."
    case .newestFile(let name, let modified, let utcOffset, let allowed):
      "\(name), the newest file, was written on \(Day(time: modified, utcOffset: utcOffset)) "
        + "at \(ClockText.time(modified, utcOffset: utcOffset)), "
        + "\(NumberFormat.plain(allowed)) hours are allowed."
    case .nothingRead(let reason): reason.sentence
    case .lostRows(let lost):
      lost.isEmpty ? "No rows were lost." : lost.map(\.phrase).joined(separator: "; ") + "."
    }
  }

  private static func relatedEvents(
    _ total: String, _ new: [AlertedSubject], _ more: Int
  ) -> String {
    guard !new.isEmpty else { return "\(total) serious or fatal, none of them new." }
    let names = new.map(\.phrase).joined(separator: "; ")
    let others = more > 0 ? "; \(NumberFormat.count(more, "more patient"))" : ""
    return "New: \(names)\(others) (\(total) serious or fatal in all)."
  }
}

extension AlertedSubject {
  /// `B LD2 serious related Rash and 1 more`.
  fileprivate var phrase: String {
    (letter.isEmpty ? "" : "\(letter) ") + subject
      + " \(isFatal ? "fatal" : "serious") related \(term ?? "no term")"
      + (more > 0 ? " and \(more) more" : "")
  }
}

extension LostRows {
  /// `adae.csv has 8 rows, it had 10`.
  fileprivate var phrase: String {
    rows.map { "\(file) has \(NumberFormat.count($0, "row")), it had \(before)" }
      ?? "\(file) is gone, it had \(NumberFormat.count(before, "row"))"
  }
}

extension AlertRate {
  /// `Rash grade 3+ above 10.0%: A 2/10 20.0% (2.5-55.6); not B 0/10 0.0% (0.0-30.8).`
  fileprivate var sentence: String {
    let what =
      term + (grade.map { " grade \($0)+" } ?? "") + (bound == .rate ? "" : ", lower limit")
    let others = self.others.map(\.phrase)
    // Arms that are not above the limit are not named as if they were.
    var arms: String
    if above.isEmpty {
      arms = (others + untreated.map { "\($0) nobody treated" }).joined(separator: ", ")
    } else {
      arms = above.map(\.phrase).joined(separator: ", ")
      if !others.isEmpty { arms += "; not " + others.joined(separator: ", ") }
    }
    return "\(what) \(above.isEmpty ? "not above" : "above") \(NumberFormat.percent(limit)): "
      + "\(arms)."
  }
}

extension AlertRate.Arm {
  /// `A 2/10 20.0% (2.5-55.6)`.
  fileprivate var phrase: String {
    "\(letter) \(NumberFormat.count(rate)) \(NumberFormat.percent(rate.estimate)) "
      + "(\(NumberFormat.percentInterval(limits)))"
  }
}
