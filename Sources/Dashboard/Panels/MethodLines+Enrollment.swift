import TrialAnalysis
import TrialModel

extension MethodLines {
  /// What is said under every figure of enrollment: who is counted, until when, by which dates.
  static func enrollment(_ scene: Scene) -> MethodLines {
    let enrollment = scene.analysis.enrollment
    var method = MethodLines()
    method.add(
      "ITT \(enrollment.randomized, .randomized) randomized, by planned arm",
      short: "ITT \(enrollment.randomized, .randomized)")
    scene.addCutoff(to: &method)
    if let column = enrollment.dateColumn {
      let proxy = enrollment.dateIsProxy ? ", a stand-in for randomization" : ""
      method.add(
        "dates from \(column)\(proxy)", short: column + (enrollment.dateIsProxy ? "!" : ""))
    } else {
      method.add("no date of randomization")
    }
    if enrollment.undated > 0 {
      method.add("\(enrollment.undated, .undated) without a date not drawn")
    }
    return method
  }

  /// From when to when the rate is counted.
  mutating func addRate(_ enrollment: EnrollmentAnalysis) {
    guard enrollment.ratePerMonth != nil, let opened = enrollment.opened, let last = enrollment.last
    else { return }
    add("rate \(opened) to \(last), 30.4375 days a month", short: "rate since \(opened)")
  }

  /// How the projection is made.
  mutating func addProjection(_ enrollment: EnrollmentAnalysis) {
    guard let projection = enrollment.projection else { return }
    add(
      "projection \(projection.remaining) to go at \(projection.randomized) in "
        + "\(projection.to - projection.from + 1) days, gamma-Poisson 95% interval",
      short: "projection at the rate so far, 95% gamma-Poisson")
  }
}
