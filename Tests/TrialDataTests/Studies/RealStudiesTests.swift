import Testing
import TrialModel
import TrialSimulation

@testable import TrialData

/// The expected numbers were counted from the CSV files with a script of its own, not with this module.
@Suite("Studies that nobody here wrote")
struct RealStudiesTests {
  private func subjectsByArm(_ study: Study, _ arms: [Int16]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for arm in arms { counts[arm < 0 ? "none" : study.arms[Int(arm)].label, default: 0] += 1 }
    return counts
  }

  private func eventsByArm(_ study: Study, endpoint code: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    let times = study.timeToEvent
    for row in 0..<times.count where times.endpoints[Int(times.endpoint[row])].code == code {
      guard !times.isCensored[row] else { continue }
      let arm = study.subjects.plannedArm[Int(times.subject[row])]
      counts[arm < 0 ? "none" : study.arms[Int(arm)].label, default: 0] += 1
    }
    return counts
  }

  private func days(_ study: Study, endpoint code: String) -> [Double] {
    let times = study.timeToEvent
    return (0..<times.count).filter { times.endpoints[Int(times.endpoint[$0])].code == code }
      .map { times.days[$0] }
  }

  private func responsesByCode(_ study: Study, _ kind: ResponseKind) -> [String: Int] {
    var counts: [String: Int] = [:]
    let responses = study.responses
    for row in 0..<responses.count where responses.kind[row] == kind {
      counts[responses.category[row].code, default: 0] += 1
    }
    return counts
  }

  @Test("the CDISC pilot: subjects, arms in order of their doses, populations")
  func pilotSubjects() throws {
    let loaded = StudyLoader(directory: Fixtures.study("cdisc-pilot-csv")).load()
    let study = try #require(loaded.study)
    let subjects = study.subjects
    #expect(study.identifier == "CDISCPILOT01")
    #expect(study.arms.map(\.label) == ["Placebo", "Xanomeline Low Dose", "Xanomeline High Dose"])
    let counts = ["Placebo": 86, "Xanomeline High Dose": 84, "Xanomeline Low Dose": 84]
    #expect(subjectsByArm(study, subjects.plannedArm) == counts)
    #expect(subjectsByArm(study, subjects.actualArm) == counts)
    #expect(subjects.safety.count { $0 == .yes } == 254)
    #expect(subjects.intentionToTreat.count { $0 == .yes } == 254)
    #expect(subjects.death.count { $0 == .yes } == 3)
    #expect(subjects.disposition.count { $0 == .discontinued } == 144)
    #expect(subjects.disposition.count { $0 == .completed } == 110)
    #expect(subjects.dispositionReason.codes.count { $0 >= 0 } == 144)
    #expect(subjects.age.reduce(0, +) == 19_072)
    #expect(subjects.site.values.count == 17)
    #expect(study.availableColumns.randomized == "TRTSDT")
    #expect(study.availableColumns.randomizedIsProxy)
    #expect(subjects.randomized.earliest == Day(year: 2012, month: 7, day: 9))
    #expect(subjects.randomized.latest == Day(year: 2014, month: 9, day: 2))
    #expect(
      study.latest
        == LatestDate(day: try #require(Day(year: 2015, month: 3, day: 5)), column: "ADSL.TRTEDT"))
    #expect(
      loaded.told == [
        "note randomization-proxy adsl.csv:1 TRTSDT", "note unit-from-dates adtte.csv:2 AVAL",
        "note severity-for-grade adae.csv:1 AESEV", "note relatedness-missing adae.csv AEREL",
      ])
  }

  @Test("the CDISC pilot: times to the first dermatologic event")
  func pilotTimes() throws {
    let study = try #require(
      StudyLoader(directory: Fixtures.study("cdisc-pilot-csv")).load().study)
    #expect(
      study.timeToEvent.endpoints == [
        Endpoint(code: "TTDE", name: "Time to First Dermatologic Event")
      ])
    let days = days(study, endpoint: "TTDE")
    #expect(days.count == 254)
    #expect(days.reduce(0, +) == 16_853)
    #expect(days.max() == 198)
    #expect(
      eventsByArm(study, endpoint: "TTDE") == [
        "Placebo": 29, "Xanomeline Low Dose": 62, "Xanomeline High Dose": 61,
      ])
  }

  @Test("the CDISC pilot: adverse events")
  func pilotEvents() throws {
    let study = try #require(
      StudyLoader(directory: Fixtures.study("cdisc-pilot-csv")).load().study)
    let events = study.adverseEvents
    #expect(events.count == 1191)
    #expect(events.scale == .severity)
    #expect((1...5).map { grade in events.grade.count { $0 == grade } } == [770, 378, 43, 0, 0])
    #expect(events.facts.count { $0.contains(.serious) } == 3)
    #expect(events.facts.count { $0.contains(.related) } == 704)
    #expect(events.facts.count { $0.contains(.emergent) } == 1126)
    #expect(events.facts.count { $0.contains(.fatal) } == 3)
    #expect(events.relatedValues.sorted() == ["POSSIBLE", "PROBABLE"])
    #expect(events.term.values.count == 242)
    #expect(events.organClass.values.count == 23)
    #expect(Set(events.subject).count == 225)
    #expect(events.end.numbers.count { $0 == DayColumn.missing } == 473)
    #expect(events.start.numbers.count { $0 == DayColumn.missing } == 11)
    #expect(events.start.latest == Day(year: 2014, month: 11, day: 3))
  }

  @Test("pharmaverse oncology: 254 randomized and 52 screen failures in no arm")
  func oncologySubjects() throws {
    let loaded = StudyLoader(directory: Fixtures.study("pharmaverse-oncology-csv")).load()
    let study = try #require(loaded.study)
    let subjects = study.subjects
    #expect(subjects.count == 306)
    #expect(
      subjectsByArm(study, subjects.plannedArm) == [
        "Placebo": 86, "Xanomeline High Dose": 84, "Xanomeline Low Dose": 84, "none": 52,
      ])
    #expect(
      subjectsByArm(study, subjects.actualArm) == [
        "Placebo": 86, "Xanomeline High Dose": 72, "Xanomeline Low Dose": 96, "none": 52,
      ])
    #expect(study.arms.map(\.code) == ["Pbo", "Xan_Hi", "Xan_Lo"])
    #expect(!study.availableColumns.intentionToTreat)
    #expect(study.availableColumns.randomized == "RANDDT")
    #expect(!study.availableColumns.randomizedIsProxy)
    #expect(subjects.randomized.numbers.count { $0 != DayColumn.missing } == 254)
    #expect(subjects.safety.count { $0 == .no } == 52)
    #expect(subjects.disposition.count { $0 == .unknown } == 52)
    #expect(subjects.death.count { $0 == .yes } == 3)
    #expect(subjects.died.latest == Day(year: 2014, month: 11, day: 1))
    #expect(subjects.age.reduce(0, +) == 22_977)
    #expect(study.latest?.day == Day(year: 2015, month: 3, day: 5))
    #expect(
      loaded.told == [
        "note unit-from-dates adtte.csv:2 AVAL", "note unit-from-dates adtte.csv:3 AVAL",
        "note unit-from-dates adtte.csv:4 AVAL", "note severity-for-grade adae.csv:1 ASEV",
        "note relatedness-missing adae.csv AREL",
      ])
  }

  @Test("pharmaverse oncology: responses, of which 298 are missing")
  func oncologyResponses() throws {
    let study = try #require(
      StudyLoader(directory: Fixtures.study("pharmaverse-oncology-csv")).load().study)
    #expect(
      responsesByCode(study, .best) == [
        "MISSING": 298, "CR": 3, "PR": 1, "SD": 1, "NON-CR/NON-PD": 1, "PD": 1, "NE": 1,
      ])
    #expect(
      responsesByCode(study, .confirmedBest) == [
        "MISSING": 298, "SD": 4, "PR": 1, "NON-CR/NON-PD": 1, "PD": 1, "NE": 1,
      ])
    #expect(
      responsesByCode(study, .visit) == [
        "SD": 7, "PR": 4, "CR": 3, "PD": 3, "NON-CR/NON-PD": 3, "NE": 2,
      ])
    #expect(study.responses.evaluator.values == ["INVESTIGATOR"])
    #expect(study.responses.evaluator.codes.count { $0 != 0 } == 0)
    #expect(study.responses.day.latest == Day(year: 2014, month: 8, day: 12))
    var completeByArm: [String: Int] = [:]
    for row in 0..<study.responses.count
    where study.responses.kind[row] == .best && study.responses.category[row] == .complete {
      let arm = study.subjects.plannedArm[Int(study.responses.subject[row])]
      completeByArm[study.arms[Int(arm)].code, default: 0] += 1
    }
    #expect(completeByArm == ["Pbo": 1, "Xan_Lo": 1, "Xan_Hi": 1])
  }

  @Test("pharmaverse oncology: times without a unit, told by their dates to be days")
  func oncologyTimes() throws {
    let study = try #require(
      StudyLoader(directory: Fixtures.study("pharmaverse-oncology-csv")).load().study)
    #expect(study.timeToEvent.endpoints.map(\.code) == ["OS", "PFS", "RSD"])
    let sums = ["OS", "PFS", "RSD"].map { days(study, endpoint: $0).reduce(0, +) }
    #expect(sums == [30_566, 940, 109])
    #expect(["OS", "PFS", "RSD"].map { days(study, endpoint: $0).count } == [254, 254, 4])
    #expect(eventsByArm(study, endpoint: "OS") == ["Placebo": 2, "Xanomeline Low Dose": 1])
    #expect(
      eventsByArm(study, endpoint: "PFS") == [
        "Placebo": 3, "Xanomeline High Dose": 2, "Xanomeline Low Dose": 1,
      ])
    #expect(eventsByArm(study, endpoint: "RSD") == ["Xanomeline High Dose": 1])
  }

  @Test("pharmaverse oncology: adverse events")
  func oncologyEvents() throws {
    let events = try #require(
      StudyLoader(directory: Fixtures.study("pharmaverse-oncology-csv")).load().study
    ).adverseEvents
    #expect(events.count == 1191)
    #expect((1...5).map { grade in events.grade.count { $0 == grade } } == [770, 378, 43, 0, 0])
    #expect(events.facts.count { $0.contains(.emergent) } == 1122)
    #expect(events.facts.count { $0.contains(.related) } == 704)
    #expect(events.facts.count { $0.contains(.serious) } == 3)
    #expect(events.start.numbers.count { $0 == DayColumn.missing } == 0)
  }

  @Test("the interleukin-2 study loads without an error or a warning, with its published numbers")
  func interleukin() throws {
    let folder = try TemporaryFolder()
    for file in IL2Study.files() { try folder.write(file.name, file.text) }
    let loaded = StudyLoader(directory: folder.path).load()
    let study = try #require(loaded.study)
    #expect(loaded.findings.filter { $0.severity != .note } == [])
    #expect(study.arms.map(\.code) == ["HD", "LD", "SC"])
    #expect((0..<3).map { arm in study.subjects.plannedArm.count { $0 == arm } } == [156, 150, 94])
    #expect(study.subjects.plannedArm.count { $0 < 0 } == 31)
    #expect(study.subjects.screenFailureReason.codes.count { $0 >= 0 } == 31)
    let responders = (0..<study.responses.count).filter {
      study.responses.kind[$0] == .best && study.responses.category[$0].isResponse
    }
    let arms = responders.map { study.subjects.plannedArm[Int(study.responses.subject[$0])] }
    #expect((0..<3).map { arm in arms.count { $0 == arm } } == [33, 19, 9])
    #expect(study.timeToEvent.endpoints.map(\.code).sorted() == ["DOCR", "DOR", "OS", "PFS"])
    #expect(study.adverseEvents.scale == .toxicityGrade)
    #expect(study.adverseEvents.facts.count { $0.contains([.fatal, .related]) } == 0)
    #expect(study.settings.comparisons.count == 3)
    #expect(study.dataCutoff?.source == .settings)
  }
}
