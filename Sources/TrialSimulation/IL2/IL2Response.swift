/// A response as the tables write it, best first.
enum IL2Response: String {
  case complete = "CR"
  case partial = "PR"
  case stable = "SD"
  case progressive = "PD"
  case notEvaluable = "NE"
  case missing = "MISSING"

  var isResponse: Bool {
    self == .complete || self == .partial
  }
}
