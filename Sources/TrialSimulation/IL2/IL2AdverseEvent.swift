import TrialModel

/// One adverse event of one subject.
struct IL2AdverseEvent {
  let reported: String
  let term: String
  let bodySystem: String
  let start: Day
  /// `nil` while it lasts.
  let end: Day?
  let grade: Int
  let isSerious: Bool
  let relation: String
  let action: String
  let isTreatmentEmergent: Bool

  var outcome: String {
    if grade == 5 { return "FATAL" }
    return end == nil ? "NOT RECOVERED/NOT RESOLVED" : "RECOVERED/RESOLVED"
  }
}
