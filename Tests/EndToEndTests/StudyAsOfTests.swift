import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport
import TrialSimulation
import TrialStatistics

/// The folder as it would have been on a day, against the full study cut on that day.
@Suite("The IL-2 study as of a day")
struct StudyAsOfTests {
  /// The first patient, the first few, around the third arm's opening, around the last
  /// randomization, and shortly before the cut-off. Before the first patient there is no study to
  /// show, and the loader reports them.
  static let days = [
    IL2Study.firstRandomization.description, "1991-06-30", "1992-11-15", "1993-10-31", "1993-11-01",
    "1994-05-02",
    "1996-08-01", "1999-06-13", "1999-06-30", "2001-01-01", "2003-01-30",
  ]

  private static func load(_ files: [DataFile]) throws -> Loaded {
    let folder = try TemporaryFolder()
    let inner = try folder.folder("il2")
    for file in files {
      try file.text.write(toFile: "\(inner)/\(file.name)", atomically: false, encoding: .utf8)
    }
    return StudyLoader(directory: inner).load().addingConsistencyFindings()
  }

  private static func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
  }

  private static let full = Result { try #require(try load(IL2Study.files()).study) }

  private struct Pair {
    /// Of the folder as it was.
    let then: Analysis
    /// Of the full study, cut on the day.
    let cut: Analysis
    let findings: [Finding]
    /// The arms that both have.
    var arms: Range<Int> { then.arms.indices }
  }

  private static let pairs = Dictionary(
    uniqueKeysWithValues: days.map { text in (text, Result { try makePair(text) }) })

  private static func pair(_ text: String) throws -> Pair {
    try #require(pairs[text]).get()
  }

  private static func makePair(_ text: String) throws -> Pair {
    let day = try day(text)
    let loaded = try load(IL2Study.files(asOf: day))
    return Pair(
      then: Analysis(try #require(loaded.study)),
      cut: Analysis(try full.get(), options: AnalysisOptions(asOf: day)), findings: loaded.findings)
  }

  @Test("the numbers are those of the full study cut on the day", arguments: days)
  func numbers(_ text: String) throws {
    let pair = try Self.pair(text)
    let (then, cut, arms) = (pair.then, pair.cut, pair.arms)
    #expect(then.cutoff?.day == cut.cutoff?.day)
    #expect(then.subjectCount == cut.subjectCount)
    // The third arm does not exist before it opens; in the full study it has nobody yet.
    #expect(then.arms.map(\.arm.code) == Array(cut.arms.map(\.arm.code).prefix(arms.count)))
    #expect(cut.arms.dropFirst(arms.count).allSatisfy { $0.subjectCount == 0 })
    for arm in arms {
      #expect(then.arms[arm].subjectCount == cut.arms[arm].subjectCount)
      #expect(then.arms[arm].safetyCount == cut.arms[arm].safetyCount)
      #expect(then.arms[arm].deaths == cut.arms[arm].deaths)
      #expect(then.arms[arm].responseRate == cut.arms[arm].responseRate)
      // Before its first event the folder does not say what its grades are.
      let severe =
        then.arms[arm].grade3Plus ?? Proportion(count: 0, total: then.arms[arm].safetyCount)
      #expect(severe == cut.arms[arm].grade3Plus)
      let (enrolled, known) = (then.enrollment.arms[arm], cut.enrollment.arms[arm])
      #expect(enrolled.randomized == known.randomized && enrolled.treated == known.treated)
      #expect(enrolled.accrual == known.accrual && enrolled.months == known.months)
      #expect(enrolled.deaths == known.deaths && enrolled.ongoing == known.ongoing)
      #expect(enrolled.discontinued == known.discontinued)
    }
    #expect(then.enrollment.screened == cut.enrollment.screened)
    #expect(then.enrollment.screenFailures == cut.enrollment.screenFailures)
    #expect(then.enrollment.sites.map(\.site) == cut.enrollment.sites.map(\.site))
  }

  @Test("so are the responses and the tumour burden", arguments: days)
  func responses(_ text: String) throws {
    let pair = try Self.pair(text)
    let then = try #require(pair.then.response)
    let cut = try #require(pair.cut.response)
    #expect(then.arms.map(\.counts) == pair.arms.map { cut.arms[$0].counts })
    // Comparisons are named in the same order, those with the third arm last.
    for (one, other) in zip(then.comparisons, cut.comparisons) {
      #expect(one.concurrent.first == other.concurrent.first)
      #expect(one.concurrent.second == other.concurrent.second)
      #expect(one.all.pChiSquare == other.all.pChiSquare)
    }
    guard let burden = then.tumorBurden else {
      #expect(cut.tumorBurden?.count ?? 0 == 0)
      return
    }
    let known = try #require(cut.tumorBurden)
    #expect(burden.identifiers == known.identifiers && burden.bestChange == known.bestChange)
    #expect(burden.days == known.days && burden.changes == known.changes)
    #expect(burden.category == known.category && burden.progressionDay == known.progressionDay)
    #expect(burden.arms == pair.arms.map { known.arms[$0] })
  }

  @Test("so is what is toxic, but for grades that only death made fatal", arguments: days)
  func toxicity(_ text: String) throws {
    let pair = try Self.pair(text)
    let then = try #require(pair.then.toxicity)
    let cut = try #require(pair.cut.toxicity)
    guard then.scale != .none else {
      #expect(cut.summary.allSatisfy { $0.events.allSatisfy { $0 == 0 } })
      return
    }
    for row in then.summary where row.category != .fatal {
      let known = try #require(cut.summary.first { $0.category == row.category })
      #expect(row.subjects == pair.arms.map { known.subjects[$0] }, "\(row.category)")
    }
    #expect(then.terms.map(\.name) == cut.terms.map(\.name))
    for (row, known) in zip(then.terms, cut.terms) {
      for arm in pair.arms {
        #expect(row.arms[arm].subjects == known.arms[arm].subjects)
        #expect(row.arms[arm].grade3Plus == known.arms[arm].grade3Plus)
        #expect(row.arms[arm].events == known.arms[arm].events)
      }
    }
  }

  @Test("so are subjects and events of every endpoint, and the times to death", arguments: days)
  func survival(_ text: String) throws {
    let pair = try Self.pair(text)
    let then = try #require(pair.then.survival)
    let cut = try #require(pair.cut.survival)
    for endpoint in then.endpoints {
      let known = try #require(cut.endpoints.first { $0.endpoint.code == endpoint.endpoint.code })
      #expect(
        endpoint.arms.map(\.curve.subjectCount)
          == pair.arms.map { known.arms[$0].curve.subjectCount })
      #expect(
        endpoint.arms.map(\.curve.eventCount) == pair.arms.map { known.arms[$0].curve.eventCount })
      // Progression is censored at the last assessment in the folder, and on the day in the cut
      // study, so that only the times to death agree to the day.
      if endpoint.endpoint.code == "OS" {
        #expect(endpoint.arms.map(\.median) == pair.arms.map { known.arms[$0].median })
      }
    }
  }

  @Test("nothing in the folder is an error, or later than the day", arguments: days)
  func findings(_ text: String) throws {
    let pair = try Self.pair(text)
    #expect(pair.findings.filter { $0.severity == .error }.map(\.sentence) == [])
    for file in IL2Study.files(asOf: try Self.day(text)) where file.name != "study.toml" {
      let later = file.text.split { ",\n".contains($0) }.filter {
        $0.count == 10 && $0.dropFirst(4).first == "-" && $0 > text
      }
      #expect(later == [], "\(file.name)")
    }
  }

  @Test("the third arm and its comparisons appear on the day it opens")
  func thirdArm() throws {
    let before = try #require(
      IL2Study.files(asOf: IL2Study.thirdArmOpened + -1).first { $0.name == "study.toml" }
    ).text
    let after = try #require(
      IL2Study.files(asOf: IL2Study.thirdArmOpened).first { $0.name == "study.toml" }
    ).text
    func count(_ words: String, in text: String) -> Int {
      text.components(separatedBy: words).count - 1
    }
    #expect(count("[[arm]]", in: before) == 2 && count("[[comparison]]", in: before) == 1)
    #expect(count("[[arm]]", in: after) == 3 && count("[[comparison]]", in: after) == 3)
    for word in ["SC", "subcutaneous", "= 94", "400", "117"] {
      #expect(!before.contains(word), "\(word)")
    }
  }

  @Test("no table ever gets shorter, so that no step is held back")
  func growth() throws {
    var before: LoadSummary?
    for text in Self.days {
      let loaded = try Self.load(IL2Study.files(asOf: try Self.day(text)))
      let summary = LoadSummary(loaded)
      #expect(summary.reasonToHold(after: before) == nil, "\(text)")
      before = summary
    }
    var rows: [String: Int] = [:]
    for step in IL2Replay.steps(monthsPerSecond: 20, pauses: false) {
      for file in IL2Study.files(asOf: step.day) where file.name != "study.toml" {
        let count = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
        #expect(count >= rows[file.name, default: 0], "\(file.name) on \(step.day)")
        rows[file.name] = count
      }
    }
  }

  @Test("from the cut-off on it is the full study")
  func full() {
    #expect(IL2Study.files(asOf: IL2Study.cutoff) == IL2Study.files())
    #expect(IL2Study.files(asOf: IL2Study.cutoff + 1000) == IL2Study.files())
  }
}
