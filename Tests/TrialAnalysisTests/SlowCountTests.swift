import TestSupport
import Testing
import TrialAnalysis
import TrialModel

/// Counts made again subject by subject, without anything of what is tested.
struct SlowCountTests {
  @Test("enrollment agrees with counting the slow way", arguments: 0..<20)
  func enrollment(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    let subjects = study.subjects
    let cutoff = StudyBuilder.day("2000-09-01")
    let enrollment = Analysis(study, options: .init(asOf: cutoff)).enrollment
    let present = (0..<subjects.count).filter { row in
      (subjects.randomized[row] ?? cutoff) <= cutoff && (subjects.screened[row] ?? cutoff) <= cutoff
    }
    let counted = present.filter { row in
      subjects.plannedArm[row] >= 0
        && (!study.availableColumns.intentionToTreat || subjects.intentionToTreat[row] == .yes)
    }
    #expect(enrollment.randomized == counted.count)
    let opened = try #require(counted.compactMap { subjects.randomized[$0] }.min())
    let first = max(opened, cutoff + -89)
    func isRecent(_ row: Int) -> Bool {
      subjects.randomized[row].map { $0 >= first && $0 <= cutoff } ?? false
    }
    #expect(enrollment.recentRate?.count == counted.count { isRecent($0) })
    for stratum in enrollment.strata {
      let rows = counted.filter { subjects.stratum[$0] == stratum.stratum }
      for arm in stratum.arms.indices {
        #expect(stratum.arms[arm] == rows.count { Int(subjects.plannedArm[$0]) == arm })
      }
      #expect(stratum.recentRate?.count == rows.count { isRecent($0) })
    }
    for site in enrollment.sites {
      let rows = counted.filter { subjects.site[$0] == site.site }
      #expect(site.randomized == rows.count)
      #expect(site.arms.reduce(0, +) == rows.count)
      for month in site.months {
        #expect(month.count == rows.count { subjects.randomized[$0]?.month == month.name })
      }
    }
    for month in enrollment.months {
      #expect(month.count == counted.count { subjects.randomized[$0]?.month == month.name })
    }
    for (index, arm) in enrollment.arms.enumerated() {
      let left = counted.filter { row in
        Int(subjects.plannedArm[row]) == index && subjects.disposition[row] == .discontinued
          && (subjects.studyEnd[row] ?? cutoff) <= cutoff
          && (subjects.died[row] ?? cutoff) <= cutoff
      }
      #expect(arm.discontinued == left.count)
      for entry in arm.discontinuations {
        #expect(entry.count == left.count { subjects.dispositionReason[$0] == entry.reason })
      }
    }
    let failures = present.filter { subjects.plannedArm[$0] < 0 }
    #expect(enrollment.screenFailures == failures.count)
    for entry in enrollment.screenFailureReasons {
      #expect(entry.count == failures.count { subjects.screenFailureReason[$0] == entry.reason })
    }
  }

  @Test("exposure, events and worst grades agree with counting the slow way", arguments: 0..<20)
  func toxicity(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    let (subjects, events) = (study.subjects, study.adverseEvents)
    let cutoff = StudyBuilder.day("2000-12-01")
    let toxicity = try #require(Analysis(study, options: .init(asOf: cutoff)).toxicity)
    let exposure = try #require(toxicity.exposure)
    for arm in study.arms.indices {
      let treated = (0..<subjects.count).filter { row in
        (subjects.randomized[row] ?? cutoff) <= cutoff
          && (subjects.screened[row] ?? cutoff) <= cutoff
          && (subjects.treatmentStart[row] ?? cutoff) <= cutoff
          && Int(subjects.actualArm[row]) == arm
          && (study.availableColumns.safety
            ? subjects.safety[row] == .yes : subjects.treatmentStart[row] != nil)
      }
      #expect(toxicity.subjectCounts[arm] == treated.count)
      var days = 0
      var unknown = 0
      var worst = [Int](repeating: 0, count: 6)
      var total = 0
      for row in treated {
        var ends = [cutoff]
        if let end = subjects.treatmentEnd[row] {
          ends.append(end + 30)
        } else if let end = subjects.studyEnd[row] {
          ends.append(end)
        }
        if let died = subjects.died[row] ?? Self.survivalEnd(study, row) { ends.append(died) }
        if let start = subjects.treatmentStart[row], let end = ends.min(), end >= start,
          (subjects.treatmentEnd[row] ?? start) >= start
        {
          days += end - start + 1
        } else {
          unknown += 1
        }
        let grades = (0..<events.count).filter { event in
          guard Int(events.subject[event]) == row else { return false }
          if let day = events.start[event], day > cutoff { return false }
          if events.hasEmergentFlag { return events.facts[event].contains(.emergent) }
          guard let day = events.start[event] else { return true }
          if let start = subjects.treatmentStart[row], day < start { return false }
          return subjects.treatmentEnd[row].map { day <= $0 + 30 } ?? true
        }.map { Int(events.grade[$0]) }
        total += grades.count
        if let grade = grades.max() { worst[grade] += 1 }
      }
      #expect(exposure[arm].days == days)
      #expect(exposure[arm].unknown == unknown)
      #expect(toxicity.overall[arm].worst == worst)
      #expect(toxicity.overall[arm].events == total)
      #expect(toxicity.terms.reduce(0) { $0 + $1.arms[arm].events } == total)
      #expect(toxicity.classes.reduce(0) { $0 + $1.arms[arm].events } == total)
    }
  }

  /// The day of the first event of overall survival of a subject.
  private static func survivalEnd(_ study: Study, _ subject: Int) -> Day? {
    let table = study.timeToEvent
    let record = (0..<table.count).first { record in
      Int(table.subject[record]) == subject && !table.isCensored[record]
        && table.endpoints[Int(table.endpoint[record])].code == "OS"
    }
    guard let record else { return nil }
    let start = table.start.numbers.isEmpty ? nil : table.start[record]
    if let day = table.day.numbers.isEmpty ? nil : table.day[record] { return day }
    let origin = start ?? study.subjects.randomized[subject]
    return origin.map { $0 + max(0, Int(table.days[record].rounded()) - 1) }
  }

  @Test("tables sum to their N", arguments: 0..<20)
  func sums(seed: UInt64) throws {
    for asOf in [nil, RandomStudy.days[6]] {
      let analysis = Analysis(RandomStudy.make(seed: seed), options: .init(asOf: asOf))
      let enrollment = analysis.enrollment
      #expect(enrollment.strata.reduce(0) { $0 + $1.randomized } == enrollment.randomized)
      #expect(enrollment.sites.reduce(0) { $0 + $1.randomized } == enrollment.randomized)
      let months = enrollment.months.reduce(0) { $0 + $1.count }
      #expect(months + enrollment.undated == enrollment.randomized)
      let failures = enrollment.screenFailureReasons.reduce(0) { $0 + $1.count }
      #expect(failures == enrollment.screenFailures)
      for (index, arm) in enrollment.arms.enumerated() {
        #expect(arm.discontinuations.reduce(0) { $0 + $1.count } == arm.discontinued)
        #expect(arm.undetermined >= 0)
        #expect(enrollment.strata.reduce(0) { $0 + $1.arms[index] } == arm.randomized)
      }
      let toxicity = try #require(analysis.toxicity)
      for arm in toxicity.overall.indices {
        #expect(toxicity.overall[arm].subjects == toxicity.summary[0].subjects[arm])
        #expect(toxicity.overall[arm].grade3Plus == toxicity.summary[1].subjects[arm])
      }
    }
  }

  @Test("arms in another order have the same numbers", arguments: 0..<12)
  func relabelled(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    var turned = study
    let last = Int16(study.arms.count - 1)
    turned.arms.reverse()
    turned.subjects.plannedArm = study.subjects.plannedArm.map { $0 < 0 ? $0 : last - $0 }
    turned.subjects.actualArm = study.subjects.actualArm.map { $0 < 0 ? $0 : last - $0 }
    let (one, two) = (Analysis(study), Analysis(turned))
    #expect(one.enrollment.arms == two.enrollment.arms.reversed())
    #expect(one.enrollment.recentRate == two.enrollment.recentRate)
    #expect(
      one.enrollment.strata.map(\.arms) == two.enrollment.strata.map { $0.arms.reversed() })
    let (left, right) = (try #require(one.toxicity), try #require(two.toxicity))
    #expect(left.overall == right.overall.reversed())
    #expect(left.exposure == right.exposure?.reversed())
    #expect(left.terms.map(\.arms) == right.terms.map { $0.arms.reversed() })
  }

  @Test("as days go by exposure and events only grow", arguments: 0..<20)
  func monotone(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    var before: ToxicityAnalysis?
    for day in RandomStudy.days {
      let now = try #require(Analysis(study, options: .init(asOf: day)).toxicity)
      if let before {
        for arm in now.overall.indices {
          #expect(before.overall[arm].events <= now.overall[arm].events)
          #expect(before.overall[arm].grade3Plus <= now.overall[arm].grade3Plus)
          #expect((before.exposure?[arm].days ?? 0) <= (now.exposure?[arm].days ?? 0))
        }
      }
      before = now
    }
  }
}
