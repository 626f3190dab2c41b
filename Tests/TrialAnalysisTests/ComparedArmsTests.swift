import TestSupport
import Testing
import TrialAnalysis
import TrialModel

/// Which comparisons there are, and who takes part in those within strata and subgroups.
struct ComparedArmsTests {
  /// Two arms whose times to death differ little.
  private var two: StudyBuilder {
    var study = StudyBuilder().arm("A").arm("B").subjects(9, arm: "A").subjects(9, arm: "B")
    for number in 1...9 {
      study = study.event("OS", "A\(number)", days: Double(number * 20))
        .event("OS", "B\(number)", days: Double(number * 20 + 5))
    }
    return study
  }

  @Test("a comparison the other way round is the same, so that Holm does not count it twice")
  func mirrored() throws {
    let once = two.comparison("B", "A").settings { $0.adjustment = .holm }
    let twice = once.comparison("A", "B").comparison("B", "A")
    let comparisons = try #require(Analysis(twice.study).survival).endpoints[0].comparisons
    #expect(comparisons.map(\.arm) == [1] && comparisons.map(\.reference) == [0])
    #expect(comparisons[0].all.adjustedPValue == comparisons[0].all.logRank?.pValue)
    #expect(Analysis(once.study).survival == Analysis(twice.study).survival)
  }

  @Test("who has no stratum takes part in no stratified statistic, and is counted in each")
  func withoutStratum() throws {
    func study(_ stratum: (Int) -> String?) -> StudyBuilder {
      var study = StudyBuilder().arm("A").arm("B")
      for number in 1...12 {
        for (arm, days) in [("A", number * 20), ("B", number * 23 % 17 * 20 + 5)] {
          study = study.subject("\(arm)\(number)", arm: arm, stratum: stratum(number))
            .event("OS", "\(arm)\(number)", days: Double(days))
          study = study.best(
            "\(arm)\(number)", number % (arm == "A" ? 2 : 3) == 0 ? .partial : .stable)
        }
      }
      return study.settings { $0.isStratified = true }
    }
    let known = study { $0 > 10 ? nil : $0 % 2 == 0 ? "x" : "y" }
    let contrast = try #require(Analysis(known.study).survival).endpoints[0].comparisons[0].all
    let stratified = try #require(contrast.stratified)
    #expect(stratified.strataCount == 2 && stratified.withoutStratum == [2, 2])
    #expect(stratified.logRank?.subjectCount == 20)
    let response = try #require(Analysis(known.study).response).comparisons[0].all.stratified
    #expect(response?.withoutStratum == [2, 2] && response?.strata == 2)
    // The same without those two, filtered away.
    let filtered = Analysis(
      known.study, options: .init(filter: "!(subject in (A11, A12, B11, B12))"))
    let left = try #require(filtered.survival?.endpoints[0].comparisons[0].all.stratified)
    #expect(left.logRank?.pValue == stratified.logRank?.pValue)
    #expect(left.hazardRatio == stratified.hazardRatio)
    #expect(left.withoutStratum == [0, 0])
  }

  @Test("levels with fewer than five in an arm of the cohort have no ratio and no part in the test")
  func smallLevels() throws {
    var study = StudyBuilder().arm("A").arm("B")
    for number in 1...24 {
      // Four of arm B are in site z, eight of arm A.
      let site = number % 3 == 0 ? "z" : number % 3 == 1 ? "x" : "y"
      for arm in ["A", "B"] where arm == "A" || site != "z" || number > 12 {
        study = study.subject("\(arm)\(number)", arm: arm, site: site)
          .event("OS", "\(arm)\(number)", days: Double(number * (arm == "A" ? 20 : 17)))
      }
    }
    // A third arm, so that the level is one of some comparison.
    for number in 1...9 {
      study = study.arm("C", once: number == 1).subject("C\(number)", arm: "C", site: "z")
        .event("OS", "C\(number)", days: Double(number * 31))
    }
    let endpoint = try #require(Analysis(study.study).survival).endpoints[0]
    let sites = try #require(endpoint.subgroups.first { $0.factor == .site })
    #expect(sites.levels.map(\.level) == ["x", "y", "z"])
    let small = sites.levels[2].comparisons[0].all
    #expect(small.firstCount == 4 && small.secondCount == 8)
    #expect(!small.isCompared && small.hazardRatio == nil)
    #expect(sites.interactions[0].all?.levels == 2)
    #expect(sites.compared(0, in: .all).map(\.level) == ["x", "y"])
    #expect(sites.leftOut(0, in: .all) == 1)
    #expect(sites.compared(1, in: .all).map(\.level) == ["z"])
  }
}

extension StudyBuilder {
  /// Adds an arm if it is the time to.
  fileprivate func arm(_ code: String, once isTime: Bool) -> StudyBuilder {
    isTime ? arm(code) : self
  }
}
