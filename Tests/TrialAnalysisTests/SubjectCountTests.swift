import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

/// Every number leads to its subjects.
struct SubjectCountTests {
  /// What differs between the two ways, in words.
  private func differences(_ study: Study, _ options: AnalysisOptions) -> [String] {
    let index = SubjectIndex(study, options: options)
    let analysis = Analysis(index)
    let hasToxicity = options.population == .intentionToTreat
    return CountedNumbers(analysis, hasToxicity: hasToxicity).all.compactMap { counted in
      let rows = index.rows(counted.query)
      guard rows.count != counted.number || Set(rows).count != rows.count else { return nil }
      return
        "\(counted.query.title(analysis, unit: analysis.unit)): \(counted.number) counted, \(rows.count) listed"
    }
  }

  @Test(
    "in the founding study", arguments: Population.allCases,
    [nil, "1995-06-30"])
  func foundingStudy(population: Population, day: String?) {
    var study = WholeStudies.il2
    #expect(study.subjects.count > 400)
    study.settings.landmark = 6
    let options = AnalysisOptions(population: population, asOf: day.map(StudyBuilder.day))
    #expect(CountedNumbers(Analysis(study, options: options)).all.count > 1000)
    #expect(differences(study, options) == [])
  }

  @Test(
    "in a study of the pharmaverse", arguments: Population.allCases,
    [nil, "2013-12-31"])
  func pharmaverse(population: Population, day: String?) {
    var study = WholeStudies.pharmaverse
    #expect(study.subjects.count > 100)
    study.settings.denominator = day == nil ? .evaluable : .intentionToTreat
    let options = AnalysisOptions(population: population, asOf: day.map(StudyBuilder.day))
    #expect(differences(study, options) == [])
  }

  @Test("in studies made at random", arguments: 0..<12)
  func random(seed: UInt64) {
    var study = RandomStudy.make(seed: seed)
    study.settings.landmark = seed % 2 == 0 ? 2 : nil
    for population in Population.allCases {
      for day in [nil, RandomStudy.days[6]] {
        study.settings.denominator = day == nil ? .evaluable : .intentionToTreat
        let options = AnalysisOptions(population: population, asOf: day)
        #expect(differences(study, options) == [])
      }
    }
  }

  @Test("times that differ by rounding only are one time, at risk together")
  func nearTies() {
    let study = StudyBuilder().arm("A").subjects(3, arm: "A")
      .event("OS", "A1", days: 0.3).event("OS", "A2", days: 0.1 + 0.2)
      .event("OS", "A3", days: 0.5).study
    let index = SubjectIndex(study)
    #expect(index.rows(.init(.endpoint(code: "OS", .eventsBefore(days: 0.3)))).isEmpty)
    #expect(
      index.rows(.init(.endpoint(code: "OS", .eventsBefore(days: 0.300_000_000_000_001)))).count
        == 2)
    #expect(differences(study, .init()) == [])
  }

  @Test("a grade that does not exist counts as none, in the list as in the count")
  func wrongGrade() {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A")
      .adverseEvent("A1", "Rash", grade: 7).adverseEvent("A2", "Rash", grade: 2).study
    #expect(
      SubjectIndex(study).rows(.init(.toxicity(.summary(.grade3Plus), .any))).isEmpty)
    #expect(differences(study, .init()) == [])
  }

  @Test("what the study does not have leads to nobody")
  func nobody() {
    let index = SubjectIndex(StudyBuilder().arm("A").subjects(2, arm: "A").study)
    let subsets: [SubjectQuery.Subset] = [
      .responders, .responseDenominator, .endpoint(code: "OS", .recorded),
      .landmark(code: "OS", .recorded), .toxicity(.term("Rash", organClass: "Skin"), .any),
      .toxicity(.organClass("Skin"), .any), .site("1"), .month(Int.max), .month(-1),
      .unknownExposure, .onset(.recorded), .onset(.unknown), .tumor(.withoutBaseline),
    ]
    for subset in subsets { #expect(index.rows(SubjectQuery(subset)).isEmpty) }
    #expect(index.rows(SubjectQuery(.randomized, level: SubgroupLevel(.sex, "F"))).isEmpty)
    #expect(
      index.rows(SubjectQuery(.randomized, level: SubgroupLevel(.sex, "missing"))) == [0, 1])
    #expect(index.rows(SubjectQuery(.randomized, arm: 7)).isEmpty)
    #expect(index.rows(SubjectQuery(.randomized)) == [0, 1])
    #expect(index.rows(SubjectQuery(.randomized, concurrentWith: [9])) == [0, 1])
    #expect(SubjectIndex(Study()).rows(SubjectQuery(.everyone)).isEmpty)
  }
}
