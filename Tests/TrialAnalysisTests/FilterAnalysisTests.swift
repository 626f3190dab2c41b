import Foundation
import TestSupport
import Testing
import TrialData
import TrialModel
import TrialReport
import TrialSimulation
import TrialStatistics

@testable import TrialAnalysis

@Suite("Filtered analyses")
struct FilterAnalysisTests {
  /// Whether filtering gives what deleting the others gives, but for windows, targets and rates.
  ///
  /// Where the deaths and the best responses come from is a rule of the whole study: what depends on
  /// it is compared where the others do not change the rule.
  private func expectSame(
    _ study: Study, _ text: String, _ options: AnalysisOptions = .init()
  ) throws {
    var filtered = options
    filtered.filter = text
    let analysis = Analysis(study, options: filtered)
    let applied = try #require(analysis.filter)
    #expect(applied.failure == nil)
    // Whom it keeps is asked of the study as known on the cut-off, as the analysis asks it.
    let cut = analysis.cutoff.flatMap { $0.isInThePast ? $0.day : nil }
    let filter = try SubjectFilter(parsing: text, columns: FilterColumns(study, asOf: cut))
    let left = study.deleting(filter.keeps(study, asOf: cut))
    let expected = Analysis(left, options: options)
    #expect(applied.kept == expected.subjectCount)
    #expect(applied.total == Analysis(study, options: options).subjectCount)
    func isSame<Value>(_ value: (Analysis) -> Value, _ words: String) {
      let (one, other) = (String(describing: value(analysis)), String(describing: value(expected)))
      #expect(one == other, "\(words) under \(text)")
    }
    isSame({ $0.cutoff }, "cut-off")
    isSame({ $0.subjectCount }, "count")
    isSame({ $0.arms.map { [$0.subjectCount, $0.safetyCount] } }, "arms")
    if analysis.deathSource == expected.deathSource { isSame({ $0.arms.map(\.deaths) }, "deaths") }
    isSame({ $0.arms.map(\.grade3Plus) }, "severe events")
    isSame({ $0.toxicity }, "toxicity")
    if analysis.response?.source == expected.response?.source {
      isSame({ $0.arms.map(\.responseRate) }, "response rates")
      isSame({ $0.response?.arms }, "response")
      isSame({ $0.response?.comparisons.map(\.all) }, "response, all")
      isSame({ $0.response?.subgroups }, "subgroups")
      // An endpoint that only others have stays, with nobody in it; one that is offered only where
      // enough have it may stay with fewer.
      let both = Set(expected.survival?.endpoints.map(\.endpoint.code) ?? [])
      isSame(
        { analysis in
          analysis.survival?.endpoints.filter { endpoint in
            both.contains(endpoint.endpoint.code)
              && endpoint.results.arms.contains { $0.curve.subjectCount > 0 }
          }.map { [$0.endpoint.code, String(describing: $0.results.arms)] }
        }, "survival")
    }
    isSame({ $0.enrollment.randomized }, "randomized")
    isSame({ [$0.enrollment.screened, $0.enrollment.screenFailures] }, "screened")
    isSame({ $0.enrollment.screenFailureReasons }, "reasons")
    isSame({ $0.enrollment.accrual }, "accrual")
    isSame({ $0.enrollment.months }, "months")
    isSame({ $0.enrollment.undated }, "undated")
    isSame({ $0.enrollment.sites.map { [$0.randomized] + $0.arms } }, "sites")
    isSame({ $0.enrollment.strata.map(\.arms) }, "strata")
    isSame({ $0.enrollment.arms.map { [$0.randomized, $0.treated, $0.ongoing] } }, "arms")
    isSame({ $0.enrollment.arms.map(\.discontinuations) }, "discontinuations")
    isSame({ $0.enrollment.projection }, "projection")
    isSame({ $0.enrollment.target }, "target")
    isSame({ $0.enrollment.arms.map(\.target) }, "targets")
  }

  @Test("filtering is deleting everybody else", arguments: 0..<8)
  func deleting(seed: UInt64) throws {
    var study = RandomStudy.make(seed: seed)
    study.settings.target = 50
    study.availableColumns.disposition = true
    for text in [
      "stratum=s1", "site='site 1' | site='site 2'", "arm=A | arm=missing",
      "dead=no & treated=yes", "status!=ongoing", "randomized>=2000-05-01",
    ] {
      for population in [Population.intentionToTreat, .safety] {
        try expectSame(study, text, .init(population: population))
        try expectSame(
          study, text, .init(population: population, asOf: StudyBuilder.day("2001-01-01")))
      }
    }
  }

  /// The synthetic study as the loader reads it.
  private static let il2: Study = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("trialtop-filter-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in IL2Study.files() {
      try? Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
    }
    return StudyLoader(directory: folder.path).load().study ?? Study()
  }()

  @Test("the interleukin-2 study is filtered by any column of its subject table")
  func interleukin() throws {
    let study = FilterAnalysisTests.il2
    for text in [
      "sex=F", "SITEID=101 | age>=65", "RANDDT>=1994-01-01",
    ] {
      try expectSame(study, text)
      try expectSame(
        study, text, .init(population: .evaluable, asOf: StudyBuilder.day("1997-01-01")))
    }
    let columns = FilterColumns(study)
    for other in study.subjects.others {
      let value = try #require(other.column.values.first)
      let written = FilterToken.quoted(value)
      let column = try #require(columns[other.name])
      let filter = try SubjectFilter(parsing: "\(column.written)=\(written)", columns: columns)
      #expect(filter.keeps(study).contains(true), "\(filter.text)")
    }
  }

  @Test("arms open and close as they did for all, and so do the windows of comparisons")
  func windows() throws {
    let study = FoundingStudy.builder.changed { study in
      // Nobody of SC is left of its first months, so its first randomization would be later.
      study.subjects.site = TextColumn(
        values: ["early", "late"],
        codes: study.subjects.randomized.numbers.map {
          $0 < StudyBuilder.day("1996-01-01").number ? 0 : 1
        })
    }.study
    let all = Analysis(study)
    let late = Analysis(study, options: .init(filter: "site=late"))
    #expect(all.enrollment.arms.map(\.opened) == late.enrollment.arms.map(\.opened))
    #expect(all.enrollment.opened == late.enrollment.opened)
    let comparison = try #require(late.response?.comparisons.last)
    #expect(comparison.concurrent.first.total == late.arms[2].subjectCount)
    #expect(comparison.concurrent.second.total == late.arms[0].subjectCount)
    let early = Analysis(study, options: .init(filter: "site=early"))
    #expect(early.enrollment.arms.map(\.opened) == all.enrollment.arms.map(\.opened))
  }

  @Test("the rate of a stratum is the same whether it stands in the table or alone")
  func rates() throws {
    let study = RandomStudy.make(seed: 2)
    let all = Analysis(study).enrollment
    for stratum in ["s1", "s2", "s3"] {
      let alone = Analysis(study, options: .init(filter: "stratum=\(stratum)")).enrollment
      let row = try #require(all.strata.first { $0.stratum == stratum })
      #expect(alone.ratePerMonth == row.rate?.perMonth)
      #expect(alone.recentRate == row.recentRate)
    }
  }

  @Test("a filter that cannot be read counts nobody and says so")
  func broken() throws {
    let study = FilterStudy.study
    let analysis = Analysis(study, options: .init(filter: "sxe=F"))
    let filter = try #require(analysis.filter)
    #expect(filter.failure?.offset == 0)
    #expect(filter.text == "sxe=F")
    #expect((filter.kept, filter.total, filter.filteredOut) == (0, 6, 6))
    #expect(analysis.subjectCount == 0)
    #expect(analysis.enrollment.screened == 0)
    #expect(analysis.arms.allSatisfy { $0.subjectCount == 0 && $0.safetyCount == 0 })
    let report = TextReport(study: study, analysis: analysis, findings: [], version: "1").text()
    #expect(report.contains("nobody is counted"))
  }

  @Test("reports say the filter and whom it leaves")
  func reports() throws {
    let study = FilterStudy.study
    let analysis = Analysis(study, options: .init(filter: "sex = F"))
    let text = TextReport(study: study, analysis: analysis, findings: [], version: "1").text()
    #expect(text.contains("FILTER sex=F: 3 of 6 subjects; the others count nowhere."))
    let markdown = MarkdownReport(
      study: study, analysis: analysis, findings: [], version: "1"
    ).text()
    #expect(markdown.contains("3 of 6 subjects"))
    func json(_ analysis: Analysis) -> String {
      JSONReport(study: study, analysis: analysis, findings: [], version: "1").text()
    }
    #expect(
      json(analysis).contains(
        "\"filter\":{\"text\":\"sex=F\",\"kept\":3,\"of\":6,\"failure\":null}"))
    #expect(json(Analysis(study)).contains("\"filter\":null"))
  }

  @Test("without a filter nothing is told of one")
  func none() {
    let analysis = Analysis(FilterStudy.study)
    #expect(analysis.filter == nil)
    let report = TextReport(
      study: FilterStudy.study, analysis: analysis, findings: [], version: "1")
    #expect(!report.text().contains("FILTER"))
  }
}
