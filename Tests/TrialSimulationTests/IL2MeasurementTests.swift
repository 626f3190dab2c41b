import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: tumour measurements")
struct IL2MeasurementTests {
  let study = StudyTables.il2

  /// The measurements of each subject in file order.
  private var bySubject: [String: [[String: String]]] {
    Dictionary(grouping: study.measurements.rows) { $0["USUBJID", default: ""] }
  }

  /// What was assessed, by subject and day.
  private var assessed: [String: String] {
    Dictionary(
      study.responses.rows.filter { $0["PARAMCD"] == "OVR" }.map {
        ("\($0["USUBJID", default: ""]) \($0["ADT", default: ""])", $0["AVALC", default: ""])
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test("everybody measured has one baseline between consent and randomization, then assessments")
  func days() throws {
    let subjects = Dictionary(
      uniqueKeysWithValues: study.randomized.map { ($0["USUBJID", default: ""], $0) })
    for (subject, rows) in bySubject {
      let person = try #require(subjects[subject])
      let baseline = try #require(rows.first?.day("ADT"))
      #expect(rows.map { $0["ABLFL"] == "Y" } == rows.indices.map { $0 == 0 })
      #expect(try #require(person.day("RFICDT")) <= baseline)
      #expect(try baseline <= #require(person.day("RANDDT")))
      let days = rows.compactMap { $0.day("ADT") }
      #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
      for day in days.dropFirst() { #expect(assessed["\(subject) \(day)"] != nil) }
    }
  }

  @Test("the sums agree with what was assessed by the WHO criteria")
  func criteria() throws {
    var newLesions = 0
    var progressions = 0
    for (subject, rows) in bySubject {
      let base = try #require(rows.first?.number("AVAL"))
      var smallest = base
      for row in rows.dropFirst() {
        let sum = try #require(row.number("AVAL"))
        #expect(row.number("BASE") == base)
        switch assessed["\(subject) \(row["ADT", default: ""])"] {
        case "CR": #expect(sum == 0)
        case "PR": #expect(sum > 0 && sum * 2 <= base)
        case "SD": #expect(sum * 2 > base && sum * 4 < smallest * 5)
        case "PD":
          progressions += 1
          if sum == 0 || sum * 4 < smallest * 5 { newLesions += 1 }
        case let other: Issue.record("\(other ?? "nothing") was measured")
        }
        smallest = min(smallest, sum)
      }
    }
    #expect(newLesions * 100 > progressions * 15 && newLesions * 100 < progressions * 50)
  }

  @Test("the change in percent is that of the sums, with one decimal")
  func change() throws {
    for row in study.measurements.rows where row["ABLFL"] != "Y" {
      let sum = Double(try #require(row.number("AVAL")))
      let base = Double(try #require(row.number("BASE")))
      let change = try #require(Double(row["PCHG", default: ""]))
      #expect(abs(change - (sum - base) / base * 100) <= 0.0500001)
      #expect(change >= -100)
    }
  }

  @Test("most are measured but not all, and every responder is")
  func measured() {
    let measured = Set(bySubject.keys)
    let responders = study.best.filter { ["CR", "PR"].contains($0.value) }.map(\.key)
    #expect(responders.allSatisfy(measured.contains))
    #expect((340...395).contains(measured.count))
  }
}
