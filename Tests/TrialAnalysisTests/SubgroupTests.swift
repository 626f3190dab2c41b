import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Comparisons within subgroups, against R and against counting one by one.
struct SubgroupTests {
  /// What `subgroups.R` gave for one comparison in one cohort.
  private struct Reference: Decodable {
    struct Level: Decodable {
      let level: String
      let n: [Int]
      let events: [Int]
      let median: [Double?]
      let hazardRatio: Double?
      let lower: Double?
      let upper: Double?
    }
    struct Interaction: Decodable {
      let levels: Int?
      let chiSquare: Double?
      let df: Int?
      let p: Double?
    }
    let levels: [Level]
    let interaction: Interaction
  }

  private struct Odds: Decodable {
    let x: [Int]
    let n: [Int]
    let ratio: Double
    let lower: Double
    let upper: Double
  }

  private struct Content: Decodable {
    let survival: [String: [String: [[String: Reference]]]]
    let odds: [Odds]
  }

  private static func content() throws -> Content {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      Content.self,
      from: Data(contentsOf: ContrastReference.folder.appending(path: "subgroups.json")))
  }

  /// The subjects that `subgroups.R` describes.
  private static func study() throws -> Study {
    try StaggeredStudy.make().changed { study in
      for row in 0..<study.subjects.count {
        study.subjects.age[row] = Double(40 + (row * 7) % 50)
      }
      let rows = 0..<study.subjects.count
      study.subjects.sex = TextColumn(values: ["M", "F"], codes: rows.map { $0 % 3 == 0 ? 1 : 0 })
      study.subjects.site = TextColumn(
        values: (0..<7).map { "site \($0)" }, codes: rows.map { Int32($0 % 7) })
    }.study
  }

  private func agree(_ value: Double?, _ reference: Double?, _ what: String) {
    guard let value, let reference else {
      #expect(value == nil && reference == nil, "\(what)")
      return
    }
    #expect(
      abs(value - reference) <= 1e-9 * max(1, abs(reference)), "\(what): \(value), \(reference)")
  }

  @Test("survival within subgroups agrees with R, in both cohorts", arguments: ["PFS", "OS"])
  func survival(code: String) throws {
    let reference = try #require(try SubgroupTests.content().survival[code])
    let survival = try #require(Analysis(SubgroupTests.study()).survival)
    let endpoint = try #require(survival.endpoints.first { $0.endpoint.code == code })
    #expect(endpoint.subgroups.map(\.factor) == [.sex, .age, .site, .stratum])
    for subgroups in endpoint.subgroups {
      let expected = try #require(reference[subgroups.factor.rawValue])
      for (index, comparison) in expected.enumerated() {
        for cohort in Cohort.allCases {
          let wanted = try #require(comparison[cohort.rawValue])
          #expect(subgroups.levels.map(\.level) == wanted.levels.map(\.level))
          for (level, wanted) in zip(subgroups.levels, wanted.levels) {
            let contrast = level.comparisons[index].contrast(cohort)
            let what = "\(code) \(subgroups.factor) \(level.level) \(index) \(cohort)"
            #expect([contrast.firstCount, contrast.secondCount] == wanted.n, "\(what)")
            #expect([contrast.firstEvents, contrast.secondEvents] == wanted.events, "\(what)")
            agree(contrast.firstMedian.estimate, wanted.median[0], what)
            agree(contrast.secondMedian.estimate, wanted.median[1], what)
            agree(contrast.hazardRatio?.estimate, wanted.hazardRatio, what)
            agree(contrast.hazardRatio?.interval.lower, wanted.lower, what)
            agree(contrast.hazardRatio?.interval.upper, wanted.upper, what)
          }
          let test = subgroups.interactions[index].test(cohort)
          #expect(test?.levels == wanted.interaction.levels)
          #expect(test?.degreesOfFreedom == wanted.interaction.df)
          agree(test?.chiSquare, wanted.interaction.chiSquare, "\(subgroups.factor) chi-square")
          agree(test?.pValue, wanted.interaction.p, "\(subgroups.factor) P")
        }
      }
    }
  }

  @Test("odds ratios and Woolf's interval agree with logistic regression")
  func odds() throws {
    for odds in try SubgroupTests.content().odds {
      let table = TwoByTwo(
        first: Proportion(count: odds.x[0], total: odds.n[0]),
        second: Proportion(count: odds.x[1], total: odds.n[1]))
      agree(table.oddsRatio, odds.ratio, "ratio")
      agree(table.oddsRatioInterval().lower, odds.lower, "lower")
      agree(table.oddsRatioInterval().upper, odds.upper, "upper")
    }
    let empty = TwoByTwo(
      first: Proportion(count: 0, total: 5), second: Proportion(count: 1, total: 5))
    #expect(empty.oddsRatioInterval().lower.isNaN)
  }

  @Test("response within subgroups is that of counting one by one", arguments: 0..<10)
  func response(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    let response = try #require(Analysis(study).response)
    for subgroup in response.subgroups {
      #expect(subgroup.comparisons.count == response.comparisons.count)
      for comparison in subgroup.comparisons {
        #expect(comparison.all.first == subgroup.arms[comparison.arm].rate)
        #expect(comparison.all.second == subgroup.arms[comparison.reference].rate)
        for contrast in [comparison.concurrent, comparison.all] {
          #expect(contrast.first.count <= contrast.first.total)
          if contrast.first.total > 0, contrast.second.total > 0 {
            let table = TwoByTwo(first: contrast.first, second: contrast.second)
            #expect(contrast.difference == table.difference)
            #expect(contrast.interval == table.newcombe())
          } else {
            #expect(contrast.difference == nil)
          }
        }
      }
    }
    // The levels of a factor make up whom the comparison compares.
    for factor in SubgroupFactor.allCases {
      let levels = response.subgroups.filter { $0.factor == factor }
      guard !levels.isEmpty else { continue }
      for (index, comparison) in response.comparisons.enumerated() {
        for cohort in Cohort.allCases {
          let parts = levels.map { $0.comparisons[index].contrast(cohort) }
          let whole = comparison.contrast(cohort)
          #expect(parts.reduce(0) { $0 + $1.first.total } == whole.first.total)
          #expect(parts.reduce(0) { $0 + $1.second.total } == whole.second.total)
          #expect(parts.reduce(0) { $0 + $1.first.count } == whole.first.count)
          #expect(parts.reduce(0) { $0 + $1.second.count } == whole.second.count)
        }
      }
    }
  }

  @Test("the difference has the interval that the study asks for")
  func interval() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(6, arm: "A").subjects(6, arm: "B")
      .best(arm: "A", [.complete, .partial, .stable, .stable, .progressive, .progressive])
      .best(arm: "B", [.partial, .stable, .stable, .stable, .progressive, .progressive])
      .settings { $0.differenceInterval = .miettinenNurminen }
      .changed {
        $0.subjects.sex = TextColumn(values: ["F"], codes: [Int32](repeating: 0, count: 12))
      }.study
    let response = try #require(Analysis(study).response)
    let contrast = try #require(response.subgroups.first).comparisons[0].all
    #expect(contrast.interval == response.comparisons[0].all.miettinenNurminen)
    #expect(contrast.oddsRatio == response.comparisons[0].all.oddsRatio)
  }

  @Test("levels with fewer than five subjects in an arm are left out and counted")
  func small() throws {
    var study = StudyBuilder().arm("A").arm("B")
    for number in 0..<14 {
      let site = number < 10 ? "large" : "small"
      study = study.subject("\(number)", arm: number % 2 == 0 ? "A" : "B", site: site)
        .event("OS", "\(number)", days: Double(10 + number * 3 % 7))
    }
    let endpoint = try #require(Analysis(study.study).survival?.endpoints.first)
    let sites = try #require(endpoint.subgroups.first { $0.factor == .site })
    #expect(sites.levels.map(\.level) == ["large"])
    #expect(sites.leftOut == 1)
    #expect(sites.interactions[0].all == nil)
    #expect(endpoint.subgroups.map(\.factor) == [.site])
  }

  @Test("of many levels the largest are kept, in the order of their names")
  func many() throws {
    var study = StudyBuilder().arm("A").arm("B")
    for site in 0..<25 {
      for number in 0..<(site < 3 ? 10 : 14) {
        let id = "\(site)-\(number)"
        study = study.subject(
          id, arm: number % 2 == 0 ? "A" : "B",
          site: String(Character(UnicodeScalar(UInt8(97 + site))))
        )
        .event("OS", id, days: Double(1 + (site * 5 + number * 3) % 40))
      }
    }
    let endpoint = try #require(Analysis(study.study).survival?.endpoints.first)
    let sites = try #require(endpoint.subgroups.first { $0.factor == .site })
    #expect(sites.levels.count == SurvivalSubgroups.mostLevels)
    #expect(sites.levels.first?.level == "d")
    #expect(sites.levels.map(\.level) == sites.levels.map(\.level).sorted())
    #expect(sites.leftOut == 5)
  }

  @Test("an endpoint that only responders have is not compared within subgroups")
  func responders() throws {
    var study = StudyBuilder().arm("A").arm("B")
    for number in 0..<20 {
      study = study.subject("\(number)", arm: number % 2 == 0 ? "A" : "B", stratum: "s")
        .event("DOR", "\(number)", days: Double(1 + number))
    }
    let endpoint = try #require(Analysis(study.study).survival?.endpoints.first)
    #expect(endpoint.subgroups.isEmpty)
  }

  @Test("the reports tell the subgroups of every comparison")
  func reports() throws {
    let study = try SubgroupTests.study()
    let analysis = Analysis(study)
    let text = TextReport(study: study, analysis: analysis, findings: [], version: "1").text()
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("B v A B A medians hazard ratio interaction"))
    #expect(lines.contains("sex F 14/19 12/24 8.3 v 6.9 1.22 (0.55-2.68) P = .612"))
    #expect(!lines.contains { $0.hasPrefix("site site") && $0.contains(" v ") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let json = JSONReport(
      study: study, analysis: analysis, findings: [], version: "1"
    ).text()
    #expect(
      json.contains(#""subgroups":[{"factor":"sex","levels_left_out":0,"levels":[{"level":"F""#))
  }
}
