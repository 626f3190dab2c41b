import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

struct ToxicityRateTests {
  private func toxicity(_ builder: StudyBuilder, asOf: String? = nil) throws -> ToxicityAnalysis {
    try #require(
      Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day))).toxicity)
  }

  /// One subject with that treatment, known until the end of 2000.
  private func exposure(
    _ start: String?, _ end: String?, died: String? = nil, studyEnd: String? = nil,
    asOf: String = "2000-12-31"
  ) throws -> ToxicityExposure? {
    let study = StudyBuilder().arm("A").subject("x", arm: "A", treated: "2000-01-01", safety: .no)
      .subject(
        "a", arm: "A", treated: start, treatedUntil: end, studyEnd: studyEnd, died: died,
        safety: .yes
      ).adverseEvent("a", "Nausea").subject("z", arm: "A", lastAlive: "2001-12-31", safety: .no)
    return try toxicity(study, asOf: asOf).exposure?[0]
  }

  @Test("a death that only overall survival tells ends the exposure as well")
  func exposureToDeath() throws {
    let study = StudyBuilder().arm("A").subject("a", arm: "A", treated: "2000-01-01", safety: .yes)
      .event("OS", "a", days: 23, start: "2000-01-01", on: "2000-01-23").adverseEvent("a", "Nausea")
      .subject("z", arm: "A", lastAlive: "2001-12-31", safety: .no)
    #expect(try toxicity(study, asOf: "2000-12-31").exposure?[0].days == 23)
  }

  @Test("exposure runs from the first dose to 30 days after the last, death or the cut-off")
  func exposure() throws {
    #expect(try exposure("2000-01-01", "2000-01-10")?.days == 40)
    #expect(try exposure("2000-01-01", "2000-01-10", died: "2000-01-20")?.days == 20)
    #expect(try exposure("2000-01-01", "2000-01-10", asOf: "2000-01-15")?.days == 15)
    #expect(try exposure("2000-01-01", "2000-01-10", studyEnd: "2000-01-12")?.days == 40)
    #expect(try exposure("2000-01-01", nil)?.days == 366)
    #expect(try exposure("2000-01-01", nil, studyEnd: "2000-01-31")?.days == 31)
    #expect(try exposure("2000-01-01", nil, died: "2000-01-31")?.days == 31)
  }

  @Test("an arm with a subject of unknown exposure has no rate")
  func unknown() throws {
    let missing = try #require(try exposure(nil, "2000-01-10"))
    #expect(missing.unknown == 1)
    #expect(missing.rate(3) == nil)
    #expect(try exposure("2000-01-10", "2000-01-01")?.unknown == 1)
    #expect(try exposure("2000-01-10", nil, died: "2000-01-01")?.unknown == 1)
    let none = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2000-01-01")
      .adverseEvent("A1", "Nausea")
    #expect(try toxicity(none).exposure == nil)
    #expect(try toxicity(none).rate(3, arm: 0) == nil)
  }

  @Test("a rate is events per 100 patient-years")
  func rate() throws {
    let exposure = try #require(try exposure("2000-01-01", "2000-01-10"))
    #expect(abs((exposure.rate(3) ?? 0) - 3 / (40 / 365.25) * 100) < 1e-9)
  }

  @Test("a subject counts once, in the worst grade of all its events")
  func overall() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(4, arm: "A").subjects(1, arm: "B")
      .adverseEvent("A1", "Nausea", grade: 2).adverseEvent("A1", "Fever", grade: 4)
      .adverseEvent("A2", "Fever", grade: 1).adverseEvent("A2", "Fever")
      .adverseEvent("A3", "Pain")
    let overall = try toxicity(study).overall
    #expect(overall[0].worst == [1, 1, 0, 0, 1, 0])
    #expect(overall[0].subjects == 3)
    #expect(overall[0].events == 5)
    #expect(overall[1].worst == [0, 0, 0, 0, 0, 0])
    #expect(try toxicity(study).terms.first { $0.name == "Fever" }?.arms[0].events == 3)
  }

  @Test("risk differences and Newcombe's interval agree with R")
  func riskDifferences() throws {
    let cases = try CountsReference.load().differences
    #expect(cases.count >= 9)
    for entry in cases {
      var study = StudyBuilder().arm("A").arm("B")
        .subjects(entry.n[0], arm: "B").subjects(entry.n[1], arm: "A")
      for number in 0..<entry.x[0] {
        study = study.adverseEvent("B\(number + 1)", "Nausea", grade: 3)
      }
      for number in 0..<entry.x[1] {
        study = study.adverseEvent("A\(number + 1)", "Nausea", grade: 1)
      }
      let toxicity = try toxicity(study.table(.adverseEvents))
      let comparison = try #require(toxicity.comparisons.first)
      #expect(comparison == toxicity.comparisons.last)
      #expect([comparison.arm, comparison.reference] == [1, 0])
      let any = toxicity.summary.filter { $0.category == .any }
      let risk = toxicity.riskDifference(comparison) { any[0].subjects[$0] }
      #expect(CountsReference.agree(risk.difference, entry.difference))
      #expect(CountsReference.agree(risk.interval?.lower, entry.lower), "\(entry)")
      #expect(CountsReference.agree(risk.interval?.upper, entry.upper), "\(entry)")
      if let row = toxicity.terms.first {
        let term = toxicity.riskDifference(comparison) { row.arms[$0].subjects }
        #expect(term == risk)
        let severe = toxicity.riskDifference(comparison) { row.arms[$0].grade3Plus }
        #expect(severe.first == risk.first)
        #expect(severe.second.count == 0)
      }
    }
  }

  @Test("an arm without treated subjects has no risk difference")
  func emptyArm() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(2, arm: "A").adverseEvent("A1", "Nausea")
    let toxicity = try toxicity(study)
    let risk = toxicity.riskDifference(toxicity.comparisons[0]) {
      toxicity.terms[0].arms[$0].subjects
    }
    #expect(risk.difference == nil)
    #expect(risk.interval == nil)
  }
}
