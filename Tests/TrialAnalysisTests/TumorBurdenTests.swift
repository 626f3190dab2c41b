import TestSupport
import Testing
import TrialAnalysis
import TrialModel

@Suite("Tumour burden")
struct TumorBurdenTests {
  /// Four subjects of two arms, randomized on the first of January 2001.
  private var builder: StudyBuilder {
    StudyBuilder().arm("A").arm("B")
      .subject("a1", arm: "A", randomized: "2001-01-01")
      .subject("a2", arm: "A", randomized: "2001-01-01")
      .subject("b1", arm: "B", randomized: "2001-01-01")
      .subject("b2", arm: "B", randomized: "2001-01-01")
      .table(.responses)
  }

  private func burden(
    _ builder: StudyBuilder, _ options: AnalysisOptions = .init()
  ) throws -> TumorBurden {
    try #require(Analysis(builder.study, options: options).response?.tumorBurden)
  }

  /// The series of a subject, `31:-20.0`.
  private func series(_ burden: TumorBurden, _ name: String) throws -> [String] {
    let row = try #require(burden.identifiers.firstIndex(of: name))
    return burden.series(row).map { "\(burden.days[$0]):\(burden.changes[$0])" }
  }

  @Test("the best change is the smallest, or the first where all have grown; the worst is first")
  func waterfall() throws {
    let result = try burden(
      builder.best("a1", .partial).best("b1", .progressive)
        .baseline("a1", on: "2000-12-30").measurement("a1", change: -20, on: "2001-02-01")
        .measurement("a1", change: -45, on: "2001-03-01")
        .measurement("a1", change: -10, on: "2001-04-01")
        .baseline("b1", on: "2001-01-01").measurement("b1", change: 30, on: "2001-02-01")
        .measurement("b1", change: 12, on: "2001-03-01")
        .baseline("b2", on: "2001-01-01").measurement("b2", change: 0, on: "2001-02-01")
        .baseline("a2", on: "2001-01-01").measurement("a2", change: 0, on: "2001-02-01"))
    #expect(result.identifiers == ["b1", "a2", "b2", "a1"])
    #expect(result.bestChange == [30, 0, 0, -45])
    #expect(result.arm == [1, 0, 1, 0])
    #expect(result.subject == [2, 1, 3, 0])
    #expect(result.category == [.progressive, .missing, .missing, .partial])
    #expect(try series(result, "a1") == ["31:-20.0", "59:-45.0", "90:-10.0"])
    #expect(result.count == 4 && result.starts == [0, 2, 3, 4, 7])
  }

  @Test("who is not drawn is counted by arm")
  func denominators() throws {
    let result = try burden(
      builder.baseline("a1", on: "2001-01-01").measurement("a1", change: -5, on: "2001-02-01")
        .baseline("a2", on: "2001-01-01"))
    #expect(result.identifiers == ["a1"])
    #expect(result.arms.map(\.subjects) == [2, 2])
    #expect(result.arms.map(\.measured) == [1, 0])
    #expect(result.arms.map(\.withoutLater) == [1, 0])
    #expect(result.arms.map(\.withoutBaseline) == [0, 2])
  }

  @Test("nothing after the cut-off is known")
  func cutoff() throws {
    let study = builder.baseline("a1", on: "2001-01-01")
      .measurement("a1", change: -5, on: "2001-02-01")
      .measurement("a1", change: -50, on: "2001-03-01")
      .baseline("b1", on: "2001-01-01").measurement("b1", change: 9, on: "2001-02-02")
    let result = try burden(study, AnalysisOptions(asOf: StudyBuilder.day("2001-02-01")))
    #expect(result.identifiers == ["a1"])
    #expect(result.bestChange == [-5])
    #expect(result.arms.map(\.withoutLater) == [0, 1])
    #expect(try burden(study).bestChange == [9, -50])
  }

  @Test("measurements up to the baseline are not after it, and of two on a day the larger counts")
  func days() throws {
    let result = try burden(
      builder.measurement("a1", change: -70, on: "2000-12-01").baseline("a1", on: "2001-01-05")
        .measurement("a1", change: -60, on: "2001-01-05")
        .measurement("a1", change: -30, on: "2001-02-01")
        .measurement("a1", change: -10, on: "2001-02-01")
        .measurement("b1", change: -80, on: "2001-01-01")
        .measurement("b1", change: -40, on: "2001-01-02"))
    #expect(try series(result, "a1") == ["31:-10.0"])
    #expect(try series(result, "b1") == ["1:-40.0"])
  }

  @Test("of two baselines the later one counts, and what was measured up to it is not after it")
  func twoBaselines() throws {
    let result = try burden(
      builder.baseline("a1", on: "2001-01-05").baseline("a1", on: "2001-01-20")
        .baseline("a1", on: "2001-01-10").measurement("a1", change: -60, on: "2001-01-15")
        .measurement("a1", change: -30, on: "2001-02-01"))
    #expect(try series(result, "a1") == ["31:-30.0"])
  }

  @Test("first response and progression are those assessed, as days from randomization")
  func assessments() throws {
    let result = try burden(
      builder.visit("a1", .partial, on: "2001-02-01").visit("a1", .complete, on: "2001-03-01")
        .visit("a1", .progressive, on: "2001-04-01").baseline("a1", on: "2001-01-01")
        .measurement("a1", change: -100, on: "2001-03-01")
        .visit("b1", .stable, on: "2001-03-01").baseline("b1", on: "2001-01-01")
        .measurement("b1", change: -10, on: "2001-03-01"))
    #expect(result.identifiers == ["b1", "a1"])
    #expect(result.responseDay == [DayColumn.missing, 31])
    #expect(result.progressionDay == [DayColumn.missing, 90])
  }

  @Test("the criteria choose the sum and set the thresholds")
  func criteria() throws {
    let study = builder.baseline("a1", on: "2001-01-01")
      .measurement("a1", change: -30, on: "2001-02-01")
      .baseline("a1", on: "2001-01-01", sum: .products)
      .measurement("a1", change: -51, on: "2001-02-01", sum: .products)
    let recist = try burden(study)
    #expect(recist.parameter.code == "SDIAM" && recist.criteria == "RECIST 1.1")
    #expect(recist.bestChange == [-30])
    #expect(recist.responseThreshold == -30 && recist.progressionThreshold == 20)
    let who = try burden(study.settings { $0.criteria = "WHO" })
    #expect(who.parameter.code == "SUMPROD" && who.criteria == "WHO")
    #expect(who.bestChange == [-51])
    #expect(who.responseThreshold == -50 && who.progressionThreshold == 25)
  }

  @Test("evaluators are never mixed: the one asked for, else the investigator, else the first")
  func evaluators() throws {
    func measured(_ builder: StudyBuilder, _ change: Double, by name: String?) -> StudyBuilder {
      builder.baseline("a1", on: "2001-01-01", evaluator: name)
        .measurement("a1", change: change, on: "2001-02-01", evaluator: name)
    }
    var study = measured(measured(builder, -10, by: nil), -20, by: "CENTRAL")
    #expect(try burden(study).evaluator == "CENTRAL")
    study = measured(study, -30, by: "INVESTIGATOR")
    #expect(try burden(study).evaluator == "INVESTIGATOR")
    #expect(try burden(study).bestChange == [-30])
    let asked = try burden(study.settings { $0.evaluator = "Central" })
    #expect(asked.evaluator == "CENTRAL" && asked.bestChange == [-20])
    let nobody = try burden(measured(builder, -10, by: nil))
    #expect(nobody.evaluator == nil && nobody.bestChange == [-10])
  }

  @Test("the evaluable denominator leaves out who was never assessed")
  func evaluable() throws {
    let study = builder.visit("a1", .stable, on: "2001-03-01").baseline("a1", on: "2001-01-01")
      .measurement("a1", change: -5, on: "2001-03-01")
      .baseline("b1", on: "2001-01-01").measurement("b1", change: -9, on: "2001-03-01")
      .settings { $0.denominator = .evaluable }
    let result = try burden(study)
    #expect(result.identifiers == ["a1"])
    #expect(result.arms.map(\.subjects) == [1, 0])
  }

  @Test("the order of the rows changes nothing")
  func order() throws {
    let forward = builder.baseline("a1", on: "2001-01-01")
      .measurement("a1", change: -5, on: "2001-02-01")
      .measurement("a1", change: -9, on: "2001-03-01")
    let backward = builder.measurement("a1", change: -9, on: "2001-03-01")
      .measurement("a1", change: -5, on: "2001-02-01").baseline("a1", on: "2001-01-01")
    #expect(try burden(forward) == burden(backward))
  }

  @Test("without measurements there is none")
  func absent() {
    #expect(Analysis(builder.best("a1", .partial).study).response?.tumorBurden == nil)
    let other = builder.measurement("a1", change: .nan, on: "2001-02-01").study
    #expect(Analysis(other).response?.tumorBurden?.count == 0)
  }
}
