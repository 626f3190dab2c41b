import Foundation
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialStatistics

/// The examples of the libraries' documentation, with the results that stand there.
@Suite("Documented examples")
struct DocumentedExampleTests {
  @Test("a program of one's own counts the patients before the third arm opened")
  func counting() throws {
    let folder = try TemporaryFolder()
    let loaded = StudyLoader(directory: try folder.il2Study()).load()
    #expect(loaded.findings.allSatisfy { $0.severity != .error })
    let study = try #require(loaded.study)
    let subjects = study.subjects
    let day = Day(year: 1993, month: 11, day: 1)
    var counts = [Int](repeating: 0, count: study.arms.count)
    for row in 0..<subjects.count {
      guard let randomized = subjects.randomized[row], let day, randomized < day else { continue }
      let arm = Int(subjects.plannedArm[row])
      if arm >= 0 { counts[arm] += 1 }
    }
    #expect(counts.reduce(0, +) == 117 && counts[2] == 0)
  }

  @Test("a folder is followed from its first load on")
  func following() throws {
    let folder = try TemporaryFolder()
    var follower = StudyFollower()
    var actions = follower.handle(.folderDue, at: 0)
    #expect(actions == [.startLoad])
    let loaded = StudyLoader(directory: try folder.il2Study()).load()
    actions = follower.handle(.loadEnded(LoadSummary(loaded)), at: 40)
    #expect(actions == [.show(loss: nil, isAccepted: false)] && follower.freshness == .live)
  }

  @Test("medians and the log-rank test of aml")
  func survival() throws {
    let times = [
      9.0, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45,
    ]
    let isEvent = [
      true, true, false, true, true, false, true, true, false, true, false,
      true, true, true, true, true, false, true, true, true, true, true, true,
    ]
    let arm = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    let curves = SurvivalCurve.curves(times: times, isEvent: isEvent, group: arm, groupCount: 2)
    #expect(curves[0].median.estimate == 31 && curves[1].median.estimate == 23)
    let test = LogRankTest(times: times, isEvent: isEvent, group: arm, groupCount: 2)
    #expect(abs(test.chiSquare - 3.396) < 0.0005 && abs(test.pValue - 0.0653) < 0.00005)
  }

  @Test("two response rates")
  func response() {
    let table = TwoByTwo(
      first: Proportion(count: 33, total: 156), second: Proportion(count: 19, total: 150))
    #expect(abs(table.chiSquare.pValue - 0.048) < 0.0005)
    #expect(table.newcombe().lower > 0)
  }
}
