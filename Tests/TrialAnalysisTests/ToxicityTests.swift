import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

struct ToxicityTests {
  private let study = StudyBuilder().arm("A").arm("B").subjects(3, arm: "A").subjects(2, arm: "B")

  private func toxicity(_ builder: StudyBuilder, asOf: String? = nil) throws -> ToxicityAnalysis {
    try #require(
      Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day))).toxicity)
  }

  @Test("a subject counts once for each term, in its worst grade")
  func worstGrade() throws {
    let toxicity = try toxicity(
      study
        .adverseEvent("A1", "Nausea", grade: 1).adverseEvent("A1", "Nausea", grade: 3)
        .adverseEvent("A1", "Nausea", grade: 2).adverseEvent("A2", "Nausea", grade: 2))
    #expect(toxicity.terms.count == 1)
    #expect(toxicity.terms[0].arms[0].worst == [0, 0, 1, 1, 0, 0])
    #expect(toxicity.terms[0].arms[0].subjects == 2)
    #expect(toxicity.terms[0].arms[0].grade3Plus == 1)
    #expect(toxicity.terms[0].arms[1].subjects == 0)
    #expect(toxicity.subjectCounts == [3, 2])
  }

  @Test("no grade is the worst grade only if there is none")
  func ungraded() throws {
    let toxicity = try toxicity(
      study.adverseEvent("A1", "Nausea").adverseEvent("A1", "Nausea", grade: 1)
        .adverseEvent("A2", "Nausea"))
    #expect(toxicity.terms[0].arms[0].worst == [1, 1, 0, 0, 0, 0])
  }

  @Test("a class counts a subject once over its terms")
  func classes() throws {
    let toxicity = try toxicity(
      study
        .adverseEvent("A1", "Nausea", organClass: "Gut", grade: 1)
        .adverseEvent("A1", "Vomiting", organClass: "Gut", grade: 4)
        .adverseEvent("B1", "Rash", organClass: "Skin", grade: 1))
    #expect(toxicity.classes.map(\.name) == ["Gut", "Skin"])
    #expect(toxicity.classes[0].arms[0].worst == [0, 0, 0, 0, 1, 0])
    #expect(toxicity.classes[0].term == nil)
    #expect(toxicity.terms.count == 3)
  }

  @Test("a term in two classes is two rows; a missing term or class has a name")
  func twoClasses() throws {
    let toxicity = try toxicity(
      study
        .adverseEvent("A1", "Pain", organClass: "Gut").adverseEvent(
          "A1", "Pain", organClass: "Skin"
        )
        .adverseEvent("A2", "Pain", organClass: "Skin").adverseEvent("B1", nil, organClass: nil))
    #expect(toxicity.terms.map(\.name) == ["Pain", "(no term)", "Pain"])
    #expect(toxicity.terms.map(\.organClass) == ["Skin", "(no class)", "Gut"])
  }

  @Test("terms of interest come first, then the most frequent, then by name")
  func order() throws {
    let toxicity = try toxicity(
      study
        .adverseEvent("A1", "Nausea").adverseEvent("A2", "Nausea").adverseEvent("A1", "Fever")
        .adverseEvent("A1", "Anaemia").adverseEvent("A1", "HYPOTENSION")
        .settings { $0.termsOfInterest = ["Hypotension"] })
    #expect(toxicity.terms.map(\.name) == ["HYPOTENSION", "Nausea", "Anaemia", "Fever"])
    #expect(toxicity.terms.map(\.isOfInterest) == [true, false, false, false])
  }

  @Test("the summary counts subjects and events by category")
  func summary() throws {
    let toxicity = try toxicity(
      study
        .adverseEvent("A1", "Nausea", grade: 3, [.serious, .related])
        .adverseEvent("A1", "Fever", grade: 1, [.related])
        .adverseEvent("A2", "Shock", grade: 5, [.serious, .fatal])
        .adverseEvent("B1", "Shock", grade: 5, [.serious, .fatal, .related, .discontinuation]))
    func row(_ category: ToxicityCategory) -> [[Int]] {
      toxicity.summary.filter { $0.category == category }.flatMap { [$0.subjects, $0.events] }
    }
    #expect(toxicity.summary.map(\.category) == ToxicityCategory.allCases)
    #expect(row(.any) == [[2, 1], [3, 1]])
    #expect(row(.grade3Plus) == [[2, 1], [2, 1]])
    #expect(row(.serious) == [[2, 1], [2, 1]])
    #expect(row(.related) == [[1, 1], [2, 1]])
    #expect(row(.relatedSerious) == [[1, 1], [1, 1]])
    #expect(row(.fatal) == [[1, 1], [1, 1]])
    #expect(row(.relatedFatal) == [[0, 1], [0, 1]])
    #expect(row(.discontinued) == [[0, 1], [0, 1]])
    #expect(toxicity.terms.first { $0.name == "Shock" }?.arms[1].serious == 1)
    #expect(toxicity.terms.first { $0.name == "Fever" }?.arms[0].related == 1)
  }

  @Test("a subject with one serious and another related event has no serious related one")
  func notCombined() throws {
    let toxicity = try toxicity(
      study.adverseEvent("A1", "Nausea", [.serious]).adverseEvent("A1", "Nausea", [.related]))
    #expect(toxicity.summary.first { $0.category == .relatedSerious }?.subjects == [0, 0])
  }

  @Test("under a filter only events of those it keeps are left out, and none after the cut-off")
  func leftOutUnderFilter() throws {
    let study = study.adverseEvent("A1", "Nausea", [.emergent], from: "2000-02-01")
      .adverseEvent("A1", "Fever", from: "2000-02-02").adverseEvent(
        "A2", "Fever", from: "2000-02-03"
      )
      .adverseEvent("A2", "Fever", from: "2000-04-01").study
    let day = StudyBuilder.day("2000-03-01")
    func leftOut(_ filter: String?) -> Int? {
      Analysis(study, options: .init(asOf: day, filter: filter)).toxicity?.excludedEvents
    }
    #expect(leftOut(nil) == 2 && leftOut("subject = A1") == 1 && leftOut("subject = A2") == 1)
  }

  @Test("flagged events count where the file flags them")
  func flagged() throws {
    let toxicity = try toxicity(
      study.adverseEvent("A1", "Nausea", [.emergent]).adverseEvent("A1", "Fever"))
    #expect(toxicity.rule == .flagged)
    #expect(toxicity.terms.map(\.name) == ["Nausea"])
    #expect(toxicity.excludedEvents == 1)
  }

  @Test("else those from the first dose to 30 days after the last count, and undated ones")
  func derived() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", treated: "2000-02-01", treatedUntil: "2000-03-01")
      .subject("b", arm: "A", treated: "2000-02-01")
      .adverseEvent("a", "before", from: "2000-01-31").adverseEvent(
        "a", "first", from: "2000-02-01"
      )
      .adverseEvent("a", "last", from: "2000-03-31").adverseEvent("a", "after", from: "2000-04-01")
      .adverseEvent("a", "undated").adverseEvent("b", "late", from: "2005-01-01")
    let toxicity = try toxicity(study)
    #expect(toxicity.rule == .derived(days: 30))
    #expect(Set(toxicity.terms.map(\.name)) == ["first", "last", "undated", "late"])
    #expect(toxicity.excludedEvents == 2)
  }

  @Test("else all events count")
  func all() throws {
    let toxicity = try toxicity(study.adverseEvent("A1", "Nausea", from: "1950-01-01"))
    #expect(toxicity.rule == .all)
    #expect(toxicity.excludedEvents == 0)
  }

  @Test("events after the cut-off do not count, undated ones do")
  func asOf() throws {
    let events = study.adverseEvent("A1", "early", from: "2000-01-01")
      .adverseEvent("A1", "late", from: "2000-01-02").adverseEvent("A1", "undated")
    #expect(try toxicity(events, asOf: "2000-01-01").terms.map(\.name) == ["early", "undated"])
    #expect(try toxicity(events).terms.count == 3)
  }

  @Test("events of subjects outside the safety population do not count")
  func outside() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", safety: .yes).subject("b", arm: "A", safety: .no)
      .adverseEvent("a", "Nausea").adverseEvent("b", "Nausea")
    let toxicity = try toxicity(study)
    #expect(toxicity.terms[0].arms[0].subjects == 1)
    #expect(toxicity.subjectCounts == [1])
    #expect(toxicity.excludedEvents == 1)
  }

  @Test("rows of one subject may lie apart")
  func scattered() throws {
    let toxicity = try toxicity(
      study.adverseEvent("A1", "Nausea", grade: 1).adverseEvent("B1", "Nausea", grade: 2)
        .adverseEvent("A1", "Nausea", grade: 4))
    #expect(toxicity.terms[0].arms.map(\.worst) == [[0, 0, 0, 0, 1, 0], [0, 0, 1, 0, 0, 0]])
  }

  @Test("an arm's line has the subjects with an event of grade 3 or more")
  func armSummary() {
    let analysis = Analysis(study.adverseEvent("A1", "Nausea", grade: 3).study)
    #expect(analysis.arms[0].grade3Plus == Proportion(count: 1, total: 3))
    #expect(Analysis(study.study).arms[0].grade3Plus == nil)
  }

  @Test("counts agree with counting each row by itself, the slow way", arguments: 0..<20)
  func slowWay(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    let toxicity = try #require(Analysis(study).toxicity)
    let events = study.adverseEvents
    let subjects = study.subjects
    /// The worst grade of every subject with an event that counts and is asked for.
    func worst(_ isAskedFor: (Int) -> Bool) -> [Int: Int] {
      var worst: [Int: Int] = [:]
      for event in 0..<events.count where isAskedFor(event) {
        let subject = Int(events.subject[event])
        let isTreated =
          study.availableColumns.safety
          ? subjects.safety[subject] == .yes : subjects.treatmentStart[subject] != nil
        guard isTreated else { continue }
        if events.hasEmergentFlag {
          guard events.facts[event].contains(.emergent) else { continue }
        } else if let day = events.start[event] {
          if let start = subjects.treatmentStart[subject], day < start { continue }
          if let end = subjects.treatmentEnd[subject], day > end + 30 { continue }
        }
        worst[subject] = max(worst[subject] ?? 0, Int(events.grade[event]))
      }
      return worst
    }
    for row in toxicity.terms + toxicity.classes {
      let counted = worst { event in
        events.organClass[event] == row.organClass
          && (row.term ?? events.term[event]) == events.term[event]
      }
      for arm in row.arms.indices {
        let grades = counted.filter { Int(subjects.actualArm[$0.key]) == arm }.map(\.value)
        #expect(row.arms[arm].worst == (0...5).map { grade in grades.count { $0 == grade } })
      }
    }
    let any = worst { _ in true }
    let pairs = Set(
      (0..<events.count).filter { any[Int(events.subject[$0])] != nil }
        .map { "\(events.organClass[$0] ?? "") \(events.term[$0] ?? "")" })
    #expect(toxicity.terms.count <= pairs.count)
    #expect(
      toxicity.summary[0].subjects.reduce(0, +) == any.keys.count { subjects.actualArm[$0] >= 0 })
  }
}
