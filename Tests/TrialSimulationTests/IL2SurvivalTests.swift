import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: times to event")
struct IL2SurvivalTests {
  let study = StudyTables.il2

  /// Times of one endpoint and arm, of subjects with one of the best responses or of all.
  private func times(
    _ code: String, _ arm: String, concurrent: Bool = false, best: Set<String>? = nil
  ) -> [(days: Int, isEvent: Bool)] {
    let records = study.times(code)
    return study.subjects(of: arm, concurrent: concurrent).compactMap { subject in
      let identifier = subject["USUBJID", default: ""]
      guard let record = records[identifier], let days = record.number("AVAL") else { return nil }
      if let best, !best.contains(study.best[identifier, default: ""]) { return nil }
      return (days, record["CNSR"] == "0")
    }
  }

  /// Kaplan-Meier median in months of 30.4375 days.
  private func median(_ times: [(days: Int, isEvent: Bool)]) -> Double? {
    var survival = 1.0
    for moment in Set(times.filter(\.isEvent).map(\.days)).sorted() {
      let atRisk = times.filter { $0.days >= moment }.count
      let events = times.filter { $0.days == moment && $0.isEvent }.count
      survival *= 1 - Double(events) / Double(atRisk)
      if survival < 0.5 { return Double(moment) / 30.4375 }
    }
    return nil
  }

  @Test("survival and progression are known of all, responses of the 61 and of the 19")
  func records() {
    #expect(study.times("OS").count == 400)
    #expect(study.times("PFS").count == 400)
    #expect(study.times("DOR").count == 61)
    #expect(study.times("DOCR").count == 19)
    #expect(study.times.rows.count == 880)
  }

  @Test(
    "overall survival does not differ: every log-rank P is above .2", arguments: [false, true])
  func overallSurvival(concurrent: Bool) {
    let (high, low, subcutaneous) = (
      times("OS", "HD", concurrent: concurrent), times("OS", "LD", concurrent: concurrent),
      times("OS", "SC", concurrent: concurrent)
    )
    // The upper 20 % points of chi-square with two degrees of freedom, and with one.
    #expect(LogRank([high, low, subcutaneous]).chiSquare < 3.2188)
    #expect(LogRank([high, low]).chiSquare < 1.6423)
    #expect(LogRank([high, subcutaneous]).chiSquare < 1.6423)
    #expect(LogRank([low, subcutaneous]).chiSquare < 1.6423)
  }

  @Test("each arm's median survival is near 20 months", arguments: ["HD", "LD", "SC"])
  func medians(arm: String) throws {
    let months = try #require(median(times("OS", arm)))
    #expect((17...23).contains(months))
  }

  @Test("complete responses last longer after high dose, P = .04, and those patients live longer")
  func completeResponses() {
    // P from .0350 to .0450.
    let chiSquare = LogRank([times("DOCR", "HD"), times("DOCR", "LD")]).chiSquare
    #expect(chiSquare > 4.0187 && chiSquare <= 4.4451)
    let survival = [times("OS", "HD", best: ["CR"]), times("OS", "LD", best: ["CR"])]
    #expect(LogRank(survival).chiSquare > 3.842)
    #expect(median(survival[0]) == nil)
    #expect(median(survival[1]) != nil)
  }

  @Test("responders live longer than the others, complete responders longest")
  func prognosis() throws {
    func months(_ best: Set<String>) -> Double? {
      median(["HD", "LD", "SC"].flatMap { times("OS", $0, best: best) })
    }
    let complete = try #require(months(["CR"]))
    let partial = try #require(months(["PR"]))
    let others = try #require(months(["SD", "PD", "NE", "MISSING"]))
    #expect(complete > partial && partial > others)
  }

  @Test("every time is the days from start to end, both included, with its event or censoring")
  func arithmetic() throws {
    for row in study.times.rows {
      let start = try #require(row.day("STARTDT"))
      let end = try #require(row.day("ADT"))
      #expect(row.number("AVAL") == end - start + 1)
      #expect(end >= start && row["AVALU"] == "DAYS")
      let isEvent = row["CNSR"] == "0"
      #expect(isEvent || row["CNSR"] == "1")
      #expect((row["EVNTDESC"] != "") == isEvent)
      #expect((row["CNSDTDSC"] != "") == !isEvent)
    }
  }

  @Test("survival ends with the death or the last contact of the subject table")
  func survivalAgrees() {
    let survival = study.times("OS")
    for subject in study.randomized {
      let record = survival[subject["USUBJID", default: ""], default: [:]]
      let isDead = subject["DTHFL"] == "Y"
      #expect((record["CNSR"] == "0") == isDead)
      #expect(record["ADT"] == (isDead ? subject["DTHDT"] : subject["LSTALVDT"]))
      #expect(record["STARTDT"] == subject["RANDDT"])
      #expect((subject["DTHDT"] != "") == isDead && (subject["DTHCAUS"] != "") == isDead)
      if isDead {
        #expect(subject["LSTALVDT", default: "9"] <= subject["DTHDT", default: ""])
        #expect(subject["DCSREAS"] == "DEATH" && subject["EOSDT"] == subject["DTHDT"])
      }
    }
  }

  @Test("progression-free survival ends with progression, else death, else the last assessment")
  func progressionAgrees() throws {
    let visits = Dictionary(
      grouping: study.responses.rows.filter { $0["PARAMCD"] == "OVR" },
      by: { $0["USUBJID", default: ""] })
    let progression = study.times("PFS")
    let survival = study.times("OS")
    for subject in study.randomized {
      let identifier = subject["USUBJID", default: ""]
      let record = progression[identifier, default: [:]]
      let own = visits[identifier, default: []]
      if let seen = own.first(where: { $0["AVALC"] == "PD" }) {
        #expect(record["CNSR"] == "0" && record["ADT"] == seen["ADT"])
      } else if subject["DTHFL"] == "Y" {
        #expect(record["CNSR"] == "0" && record["ADT"] == subject["DTHDT"])
      } else {
        #expect(record["CNSR"] == "1")
        #expect(record["ADT"] == own.last?["ADT"] ?? subject["RANDDT"])
      }
      let days = try #require(record.number("AVAL"))
      #expect(days <= (survival[identifier]?.number("AVAL") ?? 0))
    }
  }

  @Test(
    "a response lasts from its first assessment to the end of progression-free survival",
    arguments: [("DOR", ["CR", "PR"]), ("DOCR", ["CR"])])
  func responseAgrees(code: String, responses: [String]) {
    let progression = study.times("PFS")
    for (identifier, record) in study.times(code) {
      let first = study.responses.rows.first {
        $0["USUBJID"] == identifier && $0["PARAMCD"] == "OVR"
          && responses.contains($0["AVALC", default: ""])
      }
      #expect(record["STARTDT"] == first?["ADT"])
      #expect(record["ADT"] == progression[identifier]?["ADT"])
      #expect(record["CNSR"] == progression[identifier]?["CNSR"])
    }
  }
}
