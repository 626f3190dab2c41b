import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Durations of and times to response that are not in the time-to-event table.
struct DerivedEndpointTests {
  private func subject(died: String? = nil, isDead: Flag = .unknown) -> StudyBuilder {
    StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", died: died, isDead: isDead)
      .visit("a", .partial, on: "2000-02-01").visit("a", .notEvaluable, on: "2000-02-15")
      .visit("a", .complete, on: "2000-03-01").visit("a", .notEvaluable, on: "2000-04-01")
  }

  private func endpoint(
    _ builder: StudyBuilder, _ code: String = "DOR", asOf: String? = nil
  ) -> EndpointAnalysis? {
    Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day)))
      .survival?.endpoints.first { $0.endpoint.code == code }
  }

  private func time(_ endpoint: EndpointAnalysis?) -> (days: Double?, isEvent: Bool) {
    (endpoint?.arms[0].curve.times.first, endpoint?.arms[0].curve.eventCount == 1)
  }

  @Test("without an end a response is censored at the last assessment that could be evaluated")
  func censored() {
    let endpoint = endpoint(subject())
    #expect(endpoint?.endpoint.isDerived == true)
    #expect(endpoint?.endpoint.isAmongResponders == true)
    #expect(time(endpoint) == (30, false))
    #expect(time(self.endpoint(subject(), "TTR")) == (32, true))
  }

  @Test("it ends with the first progression or death, whichever comes first")
  func events() {
    let progressed = subject().visit("a", .progressive, on: "2000-05-01")
    #expect(time(endpoint(progressed)) == (91, true))
    #expect(time(endpoint(subject(died: "2000-04-10"))) == (70, true))
    let both = subject(died: "2000-06-01").visit("a", .progressive, on: "2000-05-01")
    #expect(time(endpoint(both)) == (91, true))
  }

  @Test("a death on a day that is not told ends nothing, and a note says so")
  func undatedDeath() {
    let study = subject(isDead: .yes)
    #expect(time(endpoint(study)) == (30, false))
    let notes = Analysis(study.study).response?.notes.map(\.sentence) ?? []
    #expect(notes.contains { $0.hasPrefix("1 responder died on a day that is not told") })
  }

  @Test("a death that only OS tells ends a response too")
  func deathFromSurvival() {
    let dated = subject().event("OS", "a", days: 101, on: "2000-04-10")
    #expect(time(endpoint(dated)) == (70, true))
    #expect(time(endpoint(subject().event("OS", "a", days: 101))) == (70, true))
    #expect(time(endpoint(subject().censored("OS", "a", days: 101))) == (30, false))
  }

  @Test("as of a day only what was known then counts")
  func asOf() {
    let study = subject(died: "2000-04-10")
    #expect(time(endpoint(study, asOf: "2000-04-09")) == (30, false))
    #expect(time(endpoint(study, asOf: "2000-02-20")) == (1, false))
    #expect(endpoint(study, asOf: "2000-01-20") == nil)
  }

  @Test("a confirmed response begins with the first one that is confirmed")
  func confirmed() {
    let study = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2000-01-01")
      .visit("a", .partial, on: "2000-02-01").visit("a", .stable, on: "2000-02-15")
      .visit("a", .partial, on: "2000-03-01").visit("a", .partial, on: "2000-04-01")
      .visit("a", .progressive, on: "2000-05-01")
    #expect(time(endpoint(study)) == (91, true))
    #expect(time(endpoint(study.settings { $0.isConfirmed = true })) == (62, true))
  }

  @Test("endpoints of the table win; what study.toml does not ask for is not shown")
  func present() {
    let recorded = subject().event("DOR", "a", days: 7)
    #expect(endpoint(recorded)?.endpoint.isDerived == false)
    #expect(endpoint(recorded, "TTR")?.endpoint.isDerived == true)
    #expect(endpoint(subject().event("RSD", "a", days: 7)) == nil)
    #expect(endpoint(subject().settings { $0.endpoints = ["OS"] }) == nil)
    #expect(endpoint(subject().settings { $0.endpoints = ["DOR"] }) != nil)
  }

  @Test("nobody who does not count as a responder has a duration")
  func respondersOnly() {
    #expect(endpoint(subject().best("a", .stable)) == nil)
    let recorded = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2000-01-01")
      .best("A1", .partial).best("A2", .partial).visit("A1", .stable, on: "2000-03-01")
      .visit("A2", .partial, on: "2000-03-01")
    #expect(endpoint(recorded)?.arms[0].curve.subjectCount == 1)
    let notes = Analysis(recorded.study).response?.notes.map(\.sentence) ?? []
    #expect(notes.contains { $0.hasPrefix("1 responder without such a dated response") })
  }

  @Test("reports say that they are derived and how")
  func report() {
    let study = subject().study
    let analysis = Analysis(study)
    let text = TextReport(study: study, analysis: analysis, findings: [], version: "1").text()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Derived, not in the data: from randomization to the first CR or PR;"))
    #expect(text.contains("Derived, not in the data: from the first CR or PR to the first PD or"))
    let json = JSONReport(
      study: study, analysis: analysis, findings: [], version: "1"
    ).text()
    #expect(json.contains("\"paramcd\":\"DOR\",\"param\":\"Duration of response\""))
    #expect(json.contains("\"derived\":true"))
  }

  /// Two complete responders; `a` is complete from 2000-03-01 on.
  private func complete(died: String? = nil, lastAlive: String? = nil) -> StudyBuilder {
    StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", died: died, lastAlive: lastAlive)
      .subject("b", arm: "A", randomized: "2000-01-01", lastAlive: "2000-12-31")
      .visit("a", .partial, on: "2000-02-01").visit("a", .complete, on: "2000-03-01")
      .visit("a", .progressive, on: "2000-04-01").visit("b", .complete, on: "2000-12-01")
  }

  @Test("survival of complete responders counts from the complete response to death")
  func survivalFromComplete() throws {
    let dead = try #require(endpoint(complete(died: "2000-06-08"), "OSCR"))
    #expect(dead.endpoint.isDerived)
    #expect(dead.endpoint.isAmongResponders)
    #expect(dead.arms[0].curve.times == [31, 100])
    #expect(dead.arms[0].curve.events == [0, 1])
    #expect(dead.subgroups.isEmpty)
    let alive = try #require(endpoint(complete(lastAlive: "2000-04-09"), "OSCR"))
    #expect(alive.arms[0].curve.times == [31, 40])
    #expect(alive.arms[0].curve.eventCount == 0)
    // A death that only OS tells, and an OS that is censored.
    let told = complete().event("OS", "a", days: 160, on: "2000-06-08")
    #expect(endpoint(told, "OSCR")?.arms[0].curve.events == [0, 1])
    let censored = complete().censored("OS", "a", days: 160, on: "2000-06-08")
    #expect(endpoint(censored, "OSCR")?.arms[0].curve.times == [31, 100])
  }

  @Test("as of a day survival from complete response is what was known then")
  func survivalFromCompleteAsOf() throws {
    let study = complete(died: "2001-06-08").visit("a", .progressive, on: "2000-12-15")
    let cut = try #require(endpoint(study, "OSCR", asOf: "2000-12-10"))
    #expect(cut.arms[0].curve.times == [10, 285])
    #expect(cut.arms[0].curve.eventCount == 0)
    #expect(endpoint(study, "OSCR", asOf: "2000-06-01") == nil)
  }

  @Test("a death on the day of the complete response is an event on day 1")
  func diedOnTheDay() throws {
    let study = StudyBuilder().arm("A").settings { $0.endpoints = ["OSCR"] }
      .subject("a", arm: "A", randomized: "2000-01-01", died: "2000-03-01")
      .visit("a", .complete, on: "2000-03-01")
    let curve = try #require(endpoint(study, "OSCR")).arms[0].curve
    #expect(curve.times == [1] && curve.events == [1])
  }

  @Test("an assessment after the cut-off shows that a complete responder was alive on it")
  func assessedLater() throws {
    let study = complete().settings { $0.endpoints = ["OSCR"] }
    let cut = try #require(endpoint(study, "OSCR", asOf: "2000-06-08"))
    #expect(cut.arms[0].curve.times == [32] && cut.arms[0].curve.eventCount == 0)
    let later = study.visit("a", .stable, on: "2000-12-01")
    let known = try #require(endpoint(later, "OSCR", asOf: "2000-06-08"))
    #expect(known.arms[0].curve.times == [100] && known.arms[0].curve.eventCount == 0)
  }

  @Test("it is there for two complete responders, or where study.toml asks for it")
  func survivalFromCompleteOffered() throws {
    #expect(endpoint(subject(), "OSCR") == nil)
    #expect(endpoint(subject().settings { $0.endpoints = ["OSCR"] }, "OSCR") != nil)
    #expect(endpoint(complete().settings { $0.endpoints = ["DOR"] }, "OSCR") == nil)
    let recorded = complete().event("OSCR", "b", days: 7)
    #expect(endpoint(recorded, "OSCR")?.endpoint.isDerived == false)
  }

  @Test("a complete responder without a dated complete response is told of")
  func undatedComplete() {
    let study = complete().subject("c", arm: "A", randomized: "2000-01-01").best("c", .complete)
      .best("a", .complete).best("b", .complete)
    #expect(endpoint(study, "OSCR")?.withoutRecord == 1)
    let notes = Analysis(study.study).response?.notes.map(\.sentence) ?? []
    #expect(notes.contains { $0.hasPrefix("1 complete responder without a dated complete") })
    let unlisted =
      Analysis(study.settings { $0.endpoints = ["DOR"] }.study).response?.notes.map(\.sentence)
      ?? []
    #expect(!unlisted.contains { $0.contains("complete responder") })
  }

  @Test("the report tells how survival from complete response is made")
  func survivalFromCompleteReport() {
    let study = complete().study
    let text = TextReport(
      study: study, analysis: Analysis(study), findings: [], version: "1"
    ).text()
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("from the first CR to death, else censored on the last day known alive"))
    #expect(
      flat.contains(
        "Among complete responders, not randomized: who responds is decided after randomization"))
  }
}
