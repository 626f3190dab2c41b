import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: responses")
struct IL2ResponseTests {
  let study = StudyTables.il2

  @Test(
    "responders are as published",
    arguments: [("HD", 33, 11), ("LD", 19, 6), ("SC", 9, 2)])
  func responders(arm: String, responders: Int, complete: Int) {
    #expect(study.count(of: ["CR", "PR"], arm) == responders)
    #expect(study.count(of: ["CR"], arm) == complete)
  }

  @Test("concurrent responders are 20 of 97, 11 of 92 and 9 of 94")
  func concurrentResponders() {
    #expect(study.count(of: ["CR", "PR"], "HD", concurrent: true) == 20)
    #expect(study.count(of: ["CR", "PR"], "LD", concurrent: true) == 11)
    #expect(study.count(of: ["CR", "PR"], "SC", concurrent: true) == 9)
  }

  /// Pearson's chi-square without continuity correction of two arms' response rates.
  private func chiSquare(_ first: String, _ second: String, concurrent: Bool) -> Double {
    func counts(_ arm: String) -> (responders: Double, others: Double) {
      let all = study.subjects(of: arm, concurrent: concurrent).count
      let responders = study.count(of: ["CR", "PR"], arm, concurrent: concurrent)
      return (Double(responders), Double(all - responders))
    }
    let (a, b) = counts(first)
    let (c, d) = counts(second)
    let cross = a * d - b * c
    return (a + b + c + d) * cross * cross / ((a + b) * (c + d) * (a + c) * (b + d))
  }

  // The tail areas in the names are R's: pchisq(x, 1, lower.tail = FALSE).

  @Test("high against low dose, everybody: chi-square 3.905, P = .048")
  func highAgainstLow() {
    #expect(abs(chiSquare("LD", "HD", concurrent: false) - 3.905) < 0.0005)
  }

  @Test("high dose against subcutaneous, concurrent: chi-square 4.521, P = .033")
  func highAgainstSubcutaneous() {
    #expect(abs(chiSquare("SC", "HD", concurrent: true) - 4.521) < 0.0005)
  }

  @Test("subcutaneous against low dose, concurrent: chi-square 0.275, P = .600")
  func subcutaneousAgainstLow() {
    #expect(abs(chiSquare("SC", "LD", concurrent: true) - 0.275) < 0.0005)
  }

  @Test("the best response is the best of the assessments up to progression, at its first date")
  func bestOfAssessments() {
    let order = ["CR", "PR", "SD", "PD", "NE"]
    let rows = Dictionary(grouping: study.responses.rows) { $0["USUBJID", default: ""] }
    #expect(rows.count == 400)
    for subject in study.randomized {
      let own = rows[subject["USUBJID", default: ""], default: []]
      let visits = own.filter { $0["PARAMCD"] == "OVR" }
      let best = own.filter { $0["PARAMCD"] == "BOR" }
      #expect(best.count == 1)
      let ranks = visits.map { order.firstIndex(of: $0["AVALC", default: ""]) ?? 9 }
      guard let rank = ranks.min(), let place = ranks.firstIndex(of: rank) else {
        #expect(best.first?["AVALC"] == "MISSING" && best.first?["ADT"] == "")
        continue
      }
      #expect(best.first?["AVALC"] == order[rank])
      #expect(best.first?["ADT"] == visits[place]["ADT"])
    }
  }

  @Test("a response only deepens until progression, after which nothing is assessed")
  func courseOfResponse() {
    let order = ["CR", "PR", "SD", "PD", "NE"]
    let visits = study.responses.rows.filter { $0["PARAMCD"] == "OVR" }
    for (_, own) in Dictionary(grouping: visits, by: { $0["USUBJID", default: ""] }) {
      let responses = own.map { $0["AVALC", default: ""] }
      #expect(responses.dropLast().allSatisfy { $0 != "PD" })
      let ranks = responses.filter { $0 != "PD" }.map { order.firstIndex(of: $0) ?? 9 }
      #expect(ranks == ranks.sorted(by: >))
      let days = own.map { $0["ADT", default: ""] }
      #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("every response is seen again four weeks later or more")
  func confirmation() {
    let rows = Dictionary(grouping: study.responses.rows) { $0["USUBJID", default: ""] }
    for (identifier, best) in study.best where best == "CR" || best == "PR" {
      let days = rows[identifier, default: []]
        .filter { $0["PARAMCD"] == "OVR" && $0["AVALC"] == best }.compactMap { $0.day("ADT") }
      guard let first = days.first, let last = days.last else {
        Issue.record("\(identifier) has no \(best) assessment")
        continue
      }
      #expect(last - first >= 28)
    }
  }

  @Test("assessments fall after randomization and while the subject is known to be alive")
  func dates() {
    let subjects = Dictionary(grouping: study.randomized) { $0["USUBJID", default: ""] }
    for row in study.responses.rows where row["ADT"] != "" {
      let subject = subjects[row["USUBJID", default: ""]]?.first ?? [:]
      #expect(row["ADT", default: ""] > subject["RANDDT", default: "9"])
      #expect(row["ADT", default: "9"] <= subject["LSTALVDT", default: ""])
      #expect(row["ANL01FL"] == "Y" && row["RSEVAL"] == "INVESTIGATOR")
    }
  }
}
