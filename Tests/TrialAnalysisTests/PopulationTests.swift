import TestSupport
import Testing
import TrialAnalysis
import TrialModel

struct PopulationTests {
  private func counts(_ study: Study, _ population: Population) -> [Int] {
    Analysis(study, options: .init(population: population)).arms.map(\.subjectCount)
  }

  @Test("ITT is everyone with a planned arm where nothing is flagged")
  func unflagged() {
    let study = StudyBuilder().arm("A").arm("B")
      .subjects(3, arm: "A").subjects(2, arm: "B").subject("s").study
    let analysis = Analysis(study)
    #expect(analysis.population == .intentionToTreat)
    #expect(analysis.arms.map(\.subjectCount) == [3, 2])
    #expect(analysis.subjectCount == 5)
  }

  @Test("ITT follows its flag, but always needs a planned arm")
  func flagged() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", intentionToTreat: .yes)
      .subject("b", arm: "A", intentionToTreat: .no)
      .subject("c", arm: "A")
      .subject("d", intentionToTreat: .yes)
      .study
    #expect(counts(study, .intentionToTreat) == [1])
  }

  @Test("safety follows its flag and the actual arm")
  func safetyFlag() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", actual: "B", safety: .yes)
      .subject("b", arm: "A", actual: "A", safety: .no)
      .subject("c", arm: "B", actual: "B", safety: .yes)
      .study
    #expect(counts(study, .intentionToTreat) == [2, 1])
    #expect(counts(study, .safety) == [0, 2])
    #expect(Analysis(study).arms.map(\.safetyCount) == [0, 2])
  }

  @Test("safety is who was treated where it is not flagged, by planned arm where no other is told")
  func safetyFromTreatment() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", treated: "2000-01-01").subject("b", arm: "A")
      .subject("c", arm: "B", treated: "2000-01-01")
      .study
    #expect(counts(study, .safety) == [1, 1])
  }

  @Test("safety is everyone in ITT where neither a flag nor a treatment is told")
  func safetyUntold() {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A").study
    let analysis = Analysis(study, options: .init(population: .safety))
    #expect(analysis.arms[0].safetyCount == 2)
    #expect(analysis.population == .intentionToTreat)
    #expect(analysis.availablePopulations == [.intentionToTreat])
  }

  @Test("a treated subject whose actual arm is none of the arms counts in none")
  func actualArmUnknown() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", actual: "B", safety: .yes)
      .subject("b", arm: "A", actual: "A", safety: .yes)
      .changed { $0.subjects.actualArm[1] = -1 }.study
    #expect(counts(study, .safety) == [0, 1])
  }

  @Test("evaluable is who has an assessment after baseline")
  func evaluable() {
    let study = StudyBuilder().arm("A")
      .subjects(6, arm: "A", from: "2000-01-01", every: 0)
      .visit("A1", .stable, on: "2000-01-02")
      .visit("A2", .stable, on: "2000-01-01")
      .visit("A3", .notEvaluable)
      .visit("A4", .missing, on: "2000-03-01")
      .best("A5", .notEvaluable)
      .best("A6", .missing)
      .study
    #expect(counts(study, .evaluable) == [3])
  }

  @Test("evaluable as of a day counts the assessments up to it")
  func evaluableAsOf() {
    let study = StudyBuilder().arm("A")
      .subjects(2, arm: "A", from: "2000-01-01", every: 0)
      .visit("A1", .stable, on: "2000-02-01").visit("A2", .stable, on: "2000-03-01")
      .study
    let options = AnalysisOptions(
      population: .evaluable, asOf: StudyBuilder.day("2000-02-15"))
    #expect(Analysis(study, options: options).subjectCount == 1)
  }

  @Test("per protocol is there only where it is flagged")
  func perProtocol() {
    let flagged = StudyBuilder().arm("A")
      .subject("a", arm: "A", perProtocol: .yes).subject("b", arm: "A", perProtocol: .no).study
    #expect(counts(flagged, .perProtocol) == [1])
    #expect(Analysis(flagged).availablePopulations == [.intentionToTreat, .perProtocol])
    let unflagged = StudyBuilder().arm("A").subjects(2, arm: "A").study
    let analysis = Analysis(unflagged, options: .init(population: .perProtocol))
    #expect(analysis.population == .intentionToTreat)
    #expect(analysis.subjectCount == 2)
  }

  @Test("arms beyond Z are called AA, AB and so on")
  func letters() {
    let study = (0..<28).reduce(StudyBuilder()) { $0.arm("arm\($1)") }.study
    let letters = Analysis(study).arms.map(\.letter)
    #expect(letters.first == "A")
    #expect(letters[25...] == ["Z", "AA", "AB"])
  }
}
