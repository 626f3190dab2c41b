import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

/// What holds for every study, tried on many made at random.
struct InvariantTests {
  @Test("every arm's table sums to its N, and the arms partition the population", arguments: 0..<40)
  func sums(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    for population in Population.allCases {
      let analysis = Analysis(study, options: .init(population: population))
      #expect(analysis.arms.reduce(0) { $0 + $1.subjectCount } == analysis.subjectCount)
      let arms = analysis.arms
      for (arm, response) in zip(arms, analysis.response?.arms ?? []) {
        #expect(response.counts.reduce(0, +) == response.rate.total)
        #expect(response.rate.total == arm.subjectCount)
        #expect(arm.deaths <= arm.subjectCount)
      }
      for endpoint in analysis.survival?.endpoints ?? [] {
        let records = endpoint.arms.reduce(0) { $0 + $1.curve.subjectCount }
        #expect(records + endpoint.withoutRecord == analysis.subjectCount)
      }
      let enrollment = analysis.enrollment
      #expect(enrollment.arms.reduce(0) { $0 + $1.randomized } == enrollment.randomized)
      #expect((enrollment.accrual.last?.count ?? 0) + enrollment.undated == enrollment.randomized)
      #expect(enrollment.screened >= enrollment.randomized + enrollment.screenFailures)
      for arm in enrollment.arms {
        #expect(arm.months.reduce(0) { $0 + $1.count } == arm.accrual.last?.count ?? 0)
        #expect(arm.completed + arm.discontinued + arm.ongoing <= arm.randomized)
      }
    }
  }

  @Test("a comparison's cohort and whom it leaves out make up both arms", arguments: 0..<40)
  func omissions(seed: UInt64) {
    let analysis = Analysis(RandomStudy.make(seed: seed))
    for comparison in analysis.response?.comparisons ?? [] {
      #expect(
        comparison.concurrent.first.total + comparison.armOmission.count
          == comparison.all.first.total)
      #expect(
        comparison.concurrent.second.total + comparison.referenceOmission.count
          == comparison.all.second.total)
    }
    for comparison in analysis.survival?.endpoints.flatMap(\.comparisons) ?? [] {
      #expect(
        comparison.concurrent.firstCount + comparison.armOmission.count
          == comparison.all.firstCount)
    }
  }

  @Test("no subject counts more than once in a row of toxicity", arguments: 0..<40)
  func toxicity(seed: UInt64) throws {
    let toxicity = try #require(Analysis(RandomStudy.make(seed: seed)).toxicity)
    for row in toxicity.terms + toxicity.classes {
      for (count, n) in zip(row.arms, toxicity.subjectCounts) { #expect(count.subjects <= n) }
    }
    for organClass in toxicity.classes {
      for arm in organClass.arms.indices {
        let terms = toxicity.terms.filter { $0.organClass == organClass.name }
          .map { $0.arms[arm].subjects }
        #expect(organClass.arms[arm].subjects <= terms.reduce(0, +))
        #expect(organClass.arms[arm].subjects >= terms.max() ?? 0)
      }
    }
    for row in toxicity.summary {
      for arm in row.subjects.indices { #expect(row.subjects[arm] <= row.events[arm]) }
    }
    let severe = try #require(toxicity.summary.first { $0.category == .grade3Plus })
    let onset = try #require(toxicity.onset)
    #expect(onset.arms.map(\.subjects) == severe.subjects)
    for (arm, n) in zip(onset.arms, toxicity.subjectCounts) {
      #expect(arm.curve.subjectCount + arm.undated + arm.unknown == n)
      #expect(arm.curve.incidence.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("the order of the rows changes nothing", arguments: 0..<8)
  func order(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    let shuffled = RandomStudy.shuffled(study, seed: seed)
    for population in Population.allCases {
      for day in [RandomStudy.days[5], RandomStudy.days[9], RandomStudy.days[15]] {
        let options = AnalysisOptions(population: population, asOf: day)
        #expect(isSame(Analysis(study, options: options), Analysis(shuffled, options: options)))
      }
    }
  }

  @Test("as of the latest date in the data nothing changes but the source", arguments: 0..<12)
  func latest(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    for population in Population.allCases {
      let uncut = Analysis(study, options: .init(population: population))
      let cut = Analysis(
        study, options: .init(population: population, asOf: StudyBuilder.day("2010-01-01")))
      #expect(cut.cutoff?.isInThePast == false)
      #expect(uncut.arms == cut.arms)
      #expect(uncut.enrollment.accrual == cut.enrollment.accrual)
      #expect(uncut.enrollment.sites.map(\.months) == cut.enrollment.sites.map(\.months))
      #expect(uncut.response == cut.response)
      #expect(uncut.toxicity?.terms == cut.toxicity?.terms)
      #expect(uncut.toxicity?.summary == cut.toxicity?.summary)
      #expect(uncut.toxicity?.onset == cut.toxicity?.onset)
      #expect(isSame(uncut.survival, cut.survival))
    }
  }

  @Test("as days go by nobody is lost", arguments: 0..<40)
  func monotone(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    var before: Analysis?
    for day in RandomStudy.days {
      let now = Analysis(study, options: .init(asOf: day))
      if let before {
        #expect(before.subjectCount <= now.subjectCount)
        for (early, late) in zip(before.arms, now.arms) {
          #expect(early.subjectCount <= late.subjectCount)
          #expect(early.safetyCount <= late.safetyCount)
          #expect(early.deaths <= late.deaths)
        }
        let toxicity = try #require(now.toxicity)
        for (early, late) in zip(before.toxicity?.summary ?? [], toxicity.summary) {
          for arm in early.events.indices { #expect(early.events[arm] <= late.events[arm]) }
        }
        for (early, late) in zip(
          before.survival?.endpoints ?? [], now.survival?.endpoints ?? [])
        // A recorded best response may differ from what the assessments said before it was known.
        where !late.endpoint.isDerived || now.response?.source == .derived {
          for (first, second) in zip(early.arms, late.arms) {
            #expect(first.curve.subjectCount <= second.curve.subjectCount)
            #expect(first.curve.eventCount <= second.curve.eventCount)
          }
        }
      }
      before = now
    }
  }

  @Test("an empty study and one without subjects are analyzed")
  func empty() {
    let nothing = Analysis(Study())
    #expect(nothing.arms.isEmpty)
    #expect(nothing.subjectCount == 0)
    #expect(nothing.cutoff == nil)
    let tables = StudyBuilder().arm("A").arm("B").table(.responses).table(.timeToEvent)
      .table(.adverseEvents).study
    let analysis = Analysis(tables)
    #expect(analysis.response?.arms.map(\.rate.total) == [0, 0])
    #expect(analysis.response?.comparisons.count == 1)
    #expect(analysis.toxicity?.terms.isEmpty == true)
    #expect(analysis.survival?.endpoints.isEmpty == true)
  }

  @Test("one arm has nothing to be compared with")
  func oneArm() {
    let study = StudyBuilder().arm("A").subjects(3, arm: "A").best("A1", .complete)
      .event("OS", "A1", days: 3).study
    let analysis = Analysis(study)
    #expect(analysis.response?.comparisons.isEmpty == true)
    #expect(analysis.survival?.endpoints[0].logRankAll == nil)
  }

  @Test("a column that the file does not have is missing in every row")
  func missingColumns() {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2000-01-01")
      .adverseEvent("A1", "Nausea", grade: 3).best("A1", .complete).event("OS", "A1", days: 3)
      .changed { study in
        study.subjects.treatmentStart = DayColumn(missing: 2)
        study.subjects.safety = [.unknown, .unknown]
        study.subjects.site = TextColumn(missing: 2)
        study.adverseEvents.start = DayColumn(missing: 1)
        study.adverseEvents.organClass = TextColumn(missing: 1)
        study.responses.evaluator = TextColumn(missing: 1)
        study.timeToEvent.day = DayColumn(missing: 1)
      }.study
    let analysis = Analysis(study)
    #expect(analysis.toxicity?.terms.first?.organClass == "(no class)")
    #expect(analysis.enrollment.sites.isEmpty)
    #expect(analysis.subjectCount == 2)
  }

  /// Equal, with limits that do not exist (NaN) equal to each other.
  private func isSame<Value>(_ left: Value, _ right: Value) -> Bool {
    String(describing: left) == String(describing: right)
  }
}
