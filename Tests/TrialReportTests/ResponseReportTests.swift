import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport
import TrialStatistics

/// Responses in the reports, with the settings of `study.toml` about them.
struct ResponseReportTests {
  private func text(_ study: Study) -> String {
    TextReport(study: study, analysis: Analysis(study), findings: [], version: "1").text()
  }

  private func flowing(_ study: Study) -> String {
    text(study).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The founding study with strata, sexes, ages and sites.
  private func detailed(_ change: @escaping (inout StudySettings) -> Void = { _ in }) -> Study {
    FoundingStudy.builder.settings(change).changed { study in
      let count = study.subjects.count
      study.subjects.stratum = TextColumn(
        values: ["low", "high"], codes: (0..<count).map { $0 == 7 ? -1 : Int32($0 / 3 % 2) })
      study.subjects.sex = TextColumn(
        values: ["M", "F"], codes: (0..<count).map { $0 == 5 ? -1 : Int32($0 % 2) })
      study.subjects.age = (0..<count).map { $0 == 9 ? .nan : Double(40 + $0 % 45) }
      study.subjects.site = TextColumn(
        values: (0..<30).map { "S\($0)" }, codes: (0..<count).map { Int32($0 % 30) })
    }.study
  }

  @Test("comparisons tell ratios, exact and stratified tests, and that nothing is adjusted")
  func comparisons() {
    let plain = flowing(FoundingStudy.builder.study)
    for words in [
      "Miettinen-Nurminen (-16.9 to -0.1)", "Yates P = .068",
      "exact odds ratio 0.54 (0.28-1.04)", "relative risk 0.60 (0.36-1.01)",
    ] {
      #expect(plain.contains(words), "\(words)")
    }
    #expect(plain.contains("P values not adjusted"))
    #expect(!plain.contains("stratified"))
    #expect(!plain.contains("Subgroups"))
    let detailed = flowing(detailed { $0.responseAdjustment = .holm })
    #expect(detailed.contains("stratified (Cochran-Mantel-Haenszel): P ="))
    #expect(detailed.contains("2 strata, 1 without a stratum left out"))
    #expect(detailed.contains("(adjusted P = .067)"))
    #expect(detailed.contains("by Holm's method over the 2 comparisons of a cohort"))
  }

  @Test("the sites that have no row of their own are added up by arm")
  func otherSites() throws {
    var builder = StudyBuilder().arm("A").arm("B")
    for site in 0..<22 {
      for number in 0..<(site < 20 ? 2 : 1) {
        for arm in ["A", "B"] {
          builder = builder.subject("\(site)-\(number)\(arm)", arm: arm, site: "S\(site)")
        }
      }
    }
    let study = builder.best("20-0B", .partial).best("21-0B", .complete).study
    let line = try #require(
      text(study).split(separator: "\n").first { $0.contains("2 other sites") })
    let rates = line.split(separator: " ").filter { $0.contains("/") }
    #expect(rates == ["0/2", "2/2"])
  }

  @Test("subgroups are in the text, small sites together, no line wider than 80")
  func subgroups() {
    let study = detailed()
    let lines = text(study).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 80 })
    for start in ["  sex F", "  sex missing", "  age < 65", "  age >= 65", "  stratum high"] {
      #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
    }
    #expect(lines.contains { $0.hasPrefix("  10 other sites") })
    let subgroups = Analysis(study).response?.subgroups ?? []
    #expect(subgroups.count { $0.factor == .site } == 30)
    for factor in ResponseSubgroup.Factor.allCases {
      let totals = subgroups.filter { $0.factor == factor }.flatMap(\.arms).map(\.rate.total)
      #expect(totals.reduce(0, +) == 400)
    }
  }

  @Test("a level without subjects of the population is not shown, a factor nobody has is not there")
  func levels() {
    let study = StudyBuilder().arm("A").subject("a", arm: "A", site: "1").subject("b", site: "2")
      .best("a", .partial).study
    let subgroups = Analysis(study).response?.subgroups ?? []
    #expect(subgroups.map(\.level) == ["1"])
  }

  @Test("a stratum all share gives no stratified test")
  func oneStratum() {
    let study = StudyBuilder().arm("A").arm("B").subject("a", arm: "A", stratum: "x")
      .subject("b", arm: "B", stratum: "x").subject("c", arm: "A").best("a", .partial)
    #expect(Analysis(study.study).response?.comparisons[0].all.stratified == nil)
  }

  @Test("where concurrent and all patients disagree about P < .05 a note says so")
  func disagreement() throws {
    // 2/40 v 1/40 concurrent, and 35 of the 40 earlier ones responded.
    let study = StudyBuilder().arm("A").arm("B")
      .subjects(40, arm: "A", from: "1990-01-01").subjects(40, arm: "A", from: "1995-01-01")
      .subjects(40, arm: "B", from: "1995-01-01")
      .best(arm: "A", Array(repeating: .partial, count: 35)).best("A41", .partial)
      .best(arm: "B", Array(repeating: .partial, count: 2)).study
    let response = try #require(Analysis(study).response)
    #expect(response.comparisons[0].cohortsDisagree)
    #expect(
      response.notes.contains { $0.sentence.hasPrefix("B v A: concurrent P > .999, all P < .001;") }
    )
    #expect(flowing(study).contains("the two disagree about P < .05"))
    #expect(
      Analysis(FoundingStudy.builder.study).response?.notes.isEmpty == true)
  }

  @Test("cohorts disagree by the P value that is shown, adjusted where the study asks for that")
  func adjustedDisagreement() throws {
    // 10/40 v 3/40 concurrent, P = .034; the third arm makes it a family of two, and P twice that.
    let builder = StudyBuilder().arm("A").arm("B", opened: "1995-01-01")
      .arm("C", opened: "1995-01-01")
      .subjects(10, arm: "A", from: "1990-01-01").subjects(40, arm: "A", from: "1995-01-01")
      .subjects(40, arm: "B", from: "1995-01-01").subjects(40, arm: "C", from: "1995-01-01")
      .best(arm: "A", Array(repeating: .partial, count: 13))
      .best(arm: "B", Array(repeating: .partial, count: 10))
      .best(arm: "C", Array(repeating: .partial, count: 3))
    let plain = try #require(Analysis(builder.study).response).comparisons[0]
    let study = builder.settings { $0.responseAdjustment = .holm }.study
    let response = try #require(Analysis(study).response)
    let adjusted = response.comparisons[0]
    #expect(Significance.isReached(by: plain.concurrent.pValue))
    #expect(!Significance.isReached(by: adjusted.concurrent.pValue))
    #expect(plain.cohortsDisagree && !adjusted.cohortsDisagree)
    let disagreeing = response.comparisons.filter(\.cohortsDisagree)
    #expect(
      response.notes.count { $0.sentence.hasSuffix("below 5; adjusted by Holm's method).") }
        == disagreeing.count)
  }

  @Test("patients who were never randomized side by side have no test to disagree with")
  func noConcurrentPatients() throws {
    let study = StudyBuilder().arm("A", closed: "1994-01-01").arm("B", opened: "1995-01-01")
      .subjects(40, arm: "A", from: "1990-01-01").subjects(40, arm: "B", from: "1995-01-01")
      .best(arm: "A", Array(repeating: .partial, count: 35)).best("B1", .partial).study
    let response = try #require(Analysis(study).response)
    #expect(response.comparisons[0].concurrent.pValue == nil)
    #expect(Significance.isReached(by: response.comparisons[0].all.pValue))
    #expect(!response.comparisons[0].cohortsDisagree && response.notes.isEmpty)
  }

  @Test("the method line says how best responses were derived and whose they are")
  func method() {
    let study = StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2000-01-01")
      .visit("a", .partial, on: "2000-03-01", evaluator: "READER")
      .visit("a", .partial, on: "2000-04-01", evaluator: "INVESTIGATOR")
      .settings {
        $0.isConfirmed = true
        $0.evaluator = "READER"
        $0.responseInterval = .wilson
      }.study
    let text = flowing(study)
    #expect(
      text.contains(
        "best response derived from the assessments by the rules of RECIST 1.1, confirmed after 28 "
          + "days or more, at most 1 NE in between, SD from 42 days after the reference "
          + "(randomization, else first dose) on, by READER (not counted: "
          + "INVESTIGATOR)"))
    #expect(text.contains("ORR = (CR + PR) / n with Wilson 95% interval"))
  }

  @Test("an empty margin gives no ratio and no exact interval rather than one that says nothing")
  func margins() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(4, arm: "A").subjects(4, arm: "B")
      .table(.responses)
    let none = try #require(Analysis(study.study).response).comparisons[0].all
    #expect(none.conditionalOddsRatio == nil)
    #expect(none.conditionalOddsRatioInterval == nil)
    #expect(none.relativeRisk == nil)
    #expect(none.pYates == nil)
    let one = try #require(Analysis(study.best("A1", .partial).study).response).comparisons[0].all
    #expect(one.relativeRisk == 0)
    #expect(one.relativeRiskInterval == nil)
    #expect(one.conditionalOddsRatio == 0)
  }

  @Test("study.toml sets it all, and tells what it does not know")
  func settings() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "settings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func load(_ toml: String) throws -> Loaded {
      try Data("USUBJID,ARM\na,A\n".utf8).write(to: folder.appending(path: "adsl.csv"))
      try Data("USUBJID,PARAMCD,AVALC,ADT\na,OVR,PR,2000-03-01\n".utf8)
        .write(to: folder.appending(path: "adrs.csv"))
      try Data("USUBJID,PARAMCD,AVAL,AVALU,CNSR\na,OS,9,DAYS,0\n".utf8)
        .write(to: folder.appending(path: "adtte.csv"))
      try Data(toml.utf8).write(to: folder.appending(path: "study.toml"))
      return StudyLoader(directory: folder.path).load()
    }
    let loaded = try load(
      """
      [response]
      confirmed = true
      derive = true
      confirmation_days = 21
      stable_days = 35
      evaluator = "READER"
      interval = "wilson-cc"
      difference_interval = "miettinen-nurminen"
      adjust = "holm"
      [survival]
      endpoints = ["OS", "DOR", "OSCR"]
      """)
    let settings = try #require(loaded.study).settings
    #expect(settings.isConfirmed && settings.derivesResponse)
    #expect(settings.confirmationDays == 21 && settings.stableDays == 35)
    #expect(settings.evaluator == "READER")
    #expect(settings.responseInterval == .wilsonContinuityCorrected)
    #expect(settings.differenceInterval == .miettinenNurminen)
    #expect(settings.responseAdjustment == .holm)
    #expect(!loaded.findings.contains { $0.code.hasPrefix("setting") })
    #expect(!loaded.findings.contains { $0.code == "endpoint-unknown" })
    let wrong = try load("[response]\ninterval = \"exact\"\nconfirm_days = 3\n")
    #expect(wrong.findings.filter { $0.file == "study.toml" }.map(\.line) == [2, 3])
    #expect(wrong.study?.settings.responseInterval == .clopperPearson)
  }
}
