import TrialModel

/// A study with the numbers of Yang et al., J Clin Oncol 2003: two arms, then a third one.
///
/// 59 HD and 58 LD are randomized before SC opens, then 97 HD, 92 LD and 94 SC. Of 33 HD responders
/// 20 are concurrent with SC.
public enum FoundingStudy {
  /// The study before anything else is added.
  public static let builder: StudyBuilder = {
    var builder = StudyBuilder("IL2-RCC")
      .arm("HD", label: "High-dose IV", target: 156, opened: "1991-03-01")
      .arm("LD", label: "Low-dose IV", opened: "1991-03-01")
      .arm("SC", label: "Low-dose subcutaneous", short: "SC")
      .subjects(59, arm: "HD", from: "1991-03-01", every: 14)
      .subjects(58, arm: "LD", from: "1991-03-02", every: 14)
      .subjects(97, arm: "HD", from: "1994-01-01", every: 20)
      .subjects(92, arm: "LD", from: "1994-01-01", every: 20)
      .subjects(94, arm: "SC", from: "1994-01-01", every: 20)
    let early = (1...13).map { "HD\($0)" }
    let late = (60...79).map { "HD\($0)" }
    for subject in early + late { builder = builder.best(subject, .partial) }
    for number in 1...19 { builder = builder.best("LD\(number)", .complete) }
    for number in 1...9 { builder = builder.best("SC\(number)", .partial) }
    for number in 1...30 {
      for (arm, factor) in [("HD", 20.0), ("LD", 21), ("SC", 22)] {
        let days = Double(number) * factor
        builder =
          number % 4 == 0
          ? builder.censored("OS", "\(arm)\(number)", days: days)
          : builder.event("OS", "\(arm)\(number)", days: days)
      }
    }
    for number in 1...80 {
      builder = builder.adverseEvent(
        "HD\(number)", "Hypotension", organClass: "Vascular disorders", grade: 3)
    }
    builder = builder.adverseEvent("LD1", "Hypotension", organClass: "Vascular disorders", grade: 1)
    return builder.settings { settings in
      settings.title = "High-dose vs low-dose interleukin-2"
      settings.criteria = "WHO"
      settings.termsOfInterest = ["Hypotension"]
    }
    .comparison("LD", "HD").comparison("SC", "HD")
    .table(.subjects, name: "adsl.csv")
  }()
}
