import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: adverse events")
struct IL2ToxicityTests {
  let study = StudyTables.il2

  /// The share of an arm's treated subjects with severe hypotension.
  private func severeHypotension(_ arm: String) -> Double {
    let treated = Set(
      study.subjects(of: arm).filter { $0["SAFFL"] == "Y" }.map { $0["USUBJID", default: ""] })
    let affected = Set(
      study.events.rows
        .filter { $0["AEDECOD"] == "Hypotension" && ($0.number("AETOXGR") ?? 0) >= 3 }
        .map { $0["USUBJID", default: ""] })
    return Double(treated.intersection(affected).count) / Double(treated.count)
  }

  @Test("half have severe hypotension after high dose, a few in a hundred after the others")
  func hypotension() {
    #expect((0.48...0.56).contains(severeHypotension("HD")))
    #expect((0.005...0.05).contains(severeHypotension("LD")))
    #expect((0.005...0.05).contains(severeHypotension("SC")))
  }

  @Test("nobody dies of interleukin-2")
  func deaths() {
    let fatal = study.events.rows.filter { $0["AETOXGR"] == "5" || $0["AEOUT"] == "FATAL" }
    #expect(fatal.count == 2)
    for event in fatal {
      #expect(event["AEREL"] == "NOT RELATED" && event["AETOXGR"] == "5")
      #expect(event["AEOUT"] == "FATAL" && event["AESER"] == "Y")
    }
  }

  @Test("events fall between the first dose and death, and end no later")
  func dates() throws {
    let subjects = Dictionary(grouping: study.randomized) { $0["USUBJID", default: ""] }
    for event in study.events.rows {
      let subject = try #require(subjects[event["USUBJID", default: ""]]?.first)
      #expect(subject["SAFFL"] == "Y")
      let start = try #require(event.day("ASTDT"))
      let firstDose = try #require(subject.day("TRTSDT"))
      let lastDose = try #require(subject.day("TRTEDT"))
      let last = try #require(subject.day("DTHDT") ?? subject.day("LSTALVDT"))
      #expect(firstDose <= start && start <= last)
      if let end = event.day("AENDT") {
        #expect(start <= end && end <= last)
      } else {
        #expect(event["AEOUT"] == "NOT RECOVERED/NOT RESOLVED")
      }
      #expect(event["TRTEMFL"] == (start <= lastDose + 30 ? "Y" : ""))
    }
  }

  @Test("events are numbered from 1 in order of day within each subject")
  func sequence() {
    for (_, own) in Dictionary(grouping: study.events.rows, by: { $0["USUBJID", default: ""] }) {
      #expect(own.map { $0.number("AESEQ") } == (1...own.count).map { $0 })
      let days = own.map { $0["ASTDT", default: ""] }
      #expect(days == days.sorted())
    }
  }

  @Test("a term belongs to one class, and grades run from 1 to 5")
  func vocabulary() {
    for (_, own) in Dictionary(grouping: study.events.rows, by: { $0["AEDECOD", default: ""] }) {
      #expect(Set(own.map { $0["AEBODSYS", default: ""] }).count == 1)
    }
    #expect(
      study.events.rows.allSatisfy { (1...5).contains($0.number("AETOXGR") ?? 0) })
    let reactions = study.events.rows.filter { $0["AEDECOD"] == "Injection site reaction" }
    let subcutaneous = Set(study.subjects(of: "SC").map { $0["USUBJID", default: ""] })
    #expect(reactions.allSatisfy { subcutaneous.contains($0["USUBJID", default: ""]) })
  }
}
