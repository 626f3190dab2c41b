import TestSupport
import Testing
import TrialModel

@testable import TrialAnalysis

struct SubjectHistoryTests {
  private func day(_ text: String) -> Day { StudyBuilder.day(text) }

  private let builder = StudyBuilder().arm("A", label: "High dose").arm("B", opened: "2000-02-01")
    .subject("X", arm: "A", randomized: "2000-01-01")
    .subject(
      "P", arm: "A", actual: "B", randomized: "2000-01-10", screened: "2000-01-02",
      treated: "2000-01-11", treatedUntil: "2000-03-01", studyEnd: "2000-06-01",
      disposition: .discontinued, died: "2000-06-01", lastAlive: "2000-05-20", site: "Oslo",
      stratum: "low", reason: "DEATH"
    )
    .visit("P", .progressive, on: "2000-04-01").visit("P", .partial, on: "2000-02-10")
    .best("P", .partial, on: "2000-02-10")
    .adverseEvent("P", "Fever", grade: 3, [.serious], from: "2000-05-01")
    .adverseEvent("P", "Rash", grade: 1, from: "2000-01-12").adverseEvent("P", "Pain")
    .adverseEvent("X", "Rash", grade: 5, from: "2000-01-12")
    .event("OS", "P", days: 144, on: "2000-06-01")
    .table(.subjects, name: "adsl.csv").table(.responses, name: "adrs.csv")
    .table(.adverseEvents, name: "adae.csv").table(.timeToEvent, name: "adtte.csv")

  @Test("a history has the sums of tumour measurements, with change, file and line")
  func measurements() throws {
    let measured = builder.measurement("P", change: -30, on: "2000-02-10", evaluator: "INV")
      .baseline("P", on: "2000-01-05").measurement("X", change: 5, on: "2000-02-10")
      .measurement("P", change: 12.5, on: "2000-05-10").table(.tumorMeasurements, name: "adtr.csv")
    let history = try #require(SubjectIndex(measured.study).history(of: "P"))
    #expect(history.measurements.map(\.day) == ["2000-01-05", "2000-02-10", "2000-05-10"].map(day))
    #expect(history.measurements.map(\.percentChange) == [nil, -30, 12.5])
    #expect(history.measurements.map(\.value) == [100, 70, 112.5])
    #expect(history.measurements.map(\.isBaseline) == [true, false, false])
    #expect(history.measurements[1].evaluator == "INV")
    #expect(history.records.filter { $0.file == "adtr.csv" }.map(\.line) == [2, 3, 5])
    let early = SubjectIndex(measured.study, options: .init(asOf: day("2000-03-01")))
    #expect(early.history(of: "P")?.measurements.count == 2)
  }

  @Test("a history tells everything in order of the days")
  func whole() throws {
    let history = try #require(SubjectIndex(builder.study).history(of: "P"))
    #expect(history.plannedArmLabel == "High dose")
    #expect(history.givenArm == 1)
    #expect(history.analysisArm == 0)
    #expect(history.site == "Oslo")
    #expect(history.stratum == "low")
    #expect(history.age == nil)
    #expect(history.died == day("2000-06-01"))
    #expect(history.status == SubjectStatus(standing: .dead, reason: "DEATH"))
    #expect(history.bestResponse == .partial)
    #expect(history.bestResponseSource == .best)
    #expect(history.isResponder)
    #expect(history.firstResponse == day("2000-02-10"))
    #expect(history.populations == [.intentionToTreat, .safety, .evaluable])
    #expect(history.cohorts == [SubjectCohort(arm: 1, reference: 0, place: .earlier)])
    #expect(history.responses.map(\.category) == [.partial, .partial, .progressive])
    #expect(history.responses.map(\.isCounted) == [true, true, true])
    #expect(history.events.map(\.term) == ["Rash", "Fever", "Pain"])
    // More than 30 days after the last dose: not treatment-emergent.
    #expect(history.events.map(\.isCounted) == [true, false, true])
    #expect(history.times.map(\.endpoint.code) == ["OS", "DOR", "TTR"])
    #expect(history.times[0].isEvent)
    #expect(history.records.map(\.file).filter { $0 == "adae.csv" }.count == 3)
    #expect(
      history.records.first == SourceRecord(role: .subjects, file: "adsl.csv", line: 3))
    #expect(history.records.map(\.line) == [3, 2, 3, 4, 2, 2, 3, 4])
  }

  @Test("randomization is day 1, and the day before it day -1")
  func studyDays() throws {
    let history = try #require(SubjectIndex(builder.study).history(of: "P"))
    #expect(history.studyDay(day("2000-01-10")) == 1)
    #expect(history.studyDay(day("2000-01-09")) == -1)
    #expect(history.studyDay(day("2000-01-11")) == 2)
  }

  @Test("what came after the cut-off is not there")
  func future() throws {
    let options = AnalysisOptions(asOf: day("2000-02-20"))
    let index = SubjectIndex(builder.study, options: options)
    let history = try #require(index.history(of: "P"))
    #expect(history.died == nil)
    #expect(history.studyEnd == nil)
    #expect(history.lastDose == nil)
    #expect(history.lastAlive == day("2000-02-20"))
    #expect(history.status == SubjectStatus(standing: .ongoing, reason: nil))
    #expect(history.responses.map(\.category) == [.partial, .partial])
    #expect(history.events.map(\.term) == ["Rash", "Pain"])
    let survival = try #require(history.times.first)
    #expect(!survival.isEvent)
    #expect(survival.isCut)
    #expect(survival.reason == nil)
    #expect(survival.end == day("2000-02-20"))
    #expect(history.records.filter { $0.role == .adverseEvents }.map(\.line) == [3, 4])
  }

  @Test("a subject who is not known yet, or not at all, has no history")
  func unknown() {
    let options = AnalysisOptions(asOf: day("2000-01-05"))
    #expect(SubjectIndex(builder.study, options: options).history(of: "P") == nil)
    #expect(SubjectIndex(builder.study).history(of: "Q") == nil)
    #expect(SubjectIndex(Study()).history(of: "") == nil)
  }

  @Test("every subject's history agrees with the numbers", arguments: 0..<8)
  func agrees(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    for asOf in [nil, RandomStudy.days[6]] {
      let index = SubjectIndex(study, options: .init(asOf: asOf))
      let cutoff = index.cutoff?.day ?? day("2100-01-01")
      func members(_ subset: SubjectQuery.Subset) -> Set<String> {
        Set(index.rows(SubjectQuery(subset)).map { study.subjects.identifiers[Int($0)] })
      }
      let histories = study.subjects.identifiers.compactMap { index.history(of: $0) }
      func having(_ isMeant: (SubjectHistory) -> Bool) -> Set<String> {
        Set(histories.filter(isMeant).map(\.identifier))
      }
      #expect(having { _ in true } == members(.everyone))
      #expect(
        having { $0.isResponder && $0.analysisArm != nil } == members(.responders))
      #expect(
        having { $0.events.contains(where: \.isCounted) }
          == members(.toxicity(.summary(.any), .any)))
      #expect(
        having { history in
          history.analysisArm != nil
            && history.times.contains { $0.endpoint.code == "OS" && $0.isEvent }
        } == members(.endpoint(code: "OS", .events)))
      for history in histories where asOf != nil {
        let days =
          [history.randomized, history.firstDose, history.lastDose, history.studyEnd]
          + [history.died, history.lastAlive, history.screened]
          + history.responses.map(\.day) + history.events.flatMap { [$0.start, $0.end] }
          + history.times.flatMap { [$0.start, $0.end] }
        #expect(days.compactMap { $0 }.allSatisfy { $0 <= cutoff })
      }
    }
  }
}
