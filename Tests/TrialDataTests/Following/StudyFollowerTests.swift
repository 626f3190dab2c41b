import Testing
import TrialModel

@testable import TrialData

@Suite("Study follower")
struct StudyFollowerTests {
  private typealias Action = StudyFollower.Action

  /// What reading a folder with so many subjects gave.
  private func read(_ rows: Int, in study: String = "S", cutIn line: Int? = nil) -> LoadSummary {
    let file = SourceFile(
      name: "adsl.csv", role: .subjects, format: "csv", rows: rows, bytes: rows, modified: 0)
    let incomplete = line.map {
      IncompleteFile(role: .subjects, name: "adsl.csv", defect: .endsInLine($0))
    }
    return LoadSummary(
      outcome: .study(
        LoadSummary.Counts(
          identifier: study, files: [file], subjects: rows, arms: ["A": rows], records: [:])),
      incomplete: incomplete.map { [$0] } ?? [])
  }

  private let nothing = LoadSummary(outcome: .missing(.noSubjectTable))

  private func lost(_ rows: Int, of before: Int) -> StaleReason {
    .rowsLost(file: "adsl.csv", rows: rows, before: before)
  }

  private func cut(in line: Int) -> StaleReason {
    .incomplete(IncompleteFile(role: .subjects, name: "adsl.csv", defect: .endsInLine(line)))
  }

  private func show(_ loss: StaleReason? = nil, isAccepted: Bool = false) -> Action {
    .show(loss: loss, isAccepted: isAccepted)
  }

  /// A follower that shows a study of ten subjects since 0.
  private var live: StudyFollower {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.loadEnded(read(10)), at: 0)
    return follower
  }

  /// A follower that waits for a study since 0.
  private var waiting: StudyFollower {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.loadEnded(nothing), at: 0)
    return follower
  }

  // MARK: Loads

  @Test("a folder is read when it is due, and shown, and then nothing is waited for")
  func first() {
    var follower = StudyFollower()
    #expect(follower.freshness == .reading && follower.deadline == nil)
    #expect(follower.handle(.folderDue, at: 5) == [.startLoad])
    #expect(follower.freshness == .reading)
    #expect(follower.handle(.loadEnded(read(10)), at: 90) == [show()])
    #expect(follower.freshness == .live && follower.deadline == nil)
    #expect(follower.handle(.folderDue, at: 100) == [.startLoad])
    #expect(follower.freshness == .behind)
    #expect(follower.handle(.loadEnded(read(11)), at: 190) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("the end of a load that nobody started is passed over")
  func noLoad() {
    var follower = live
    #expect(follower.handle(.loadEnded(read(3)), at: 1) == [])
    #expect(follower == live)
  }

  @Test("a folder without a study is waited for, and one that has lost it is stale")
  func noStudy() {
    #expect(waiting.freshness == .waiting(.noStudy(.noSubjectTable)))
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    #expect(follower.handle(.loadEnded(nothing), at: 1) == [.wait(.noStudy(.noSubjectTable))])
    _ = follower.handle(.folderDue, at: 2)
    #expect(follower.handle(.loadEnded(read(1)), at: 3) == [show()])
    for event in [StudyFollower.Event.folderDue, .reloadRequested] {
      _ = follower.handle(event, at: 4)
      #expect(follower.handle(.loadEnded(nothing), at: 5) == [.keep(.noStudy(.noSubjectTable))])
      #expect(follower.freshness == .stale(.noStudy(.noSubjectTable)))
    }
  }

  @Test("a change during a load is read after it, and what that load gave is not shown")
  func changeDuringLoad() {
    var follower = live
    #expect(follower.handle(.folderDue, at: 100) == [.startLoad])
    #expect(follower.handle(.folderDue, at: 200) == [])
    #expect(follower.handle(.loadEnded(read(11)), at: 300) == [.startLoad])
    #expect(follower.freshness == .behind)
    #expect(follower.handle(.loadEnded(read(12)), at: 400) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("a folder that is saved again and again is shown every two seconds, and is not live")
  func savedAgainAndAgain() {
    var follower = live
    var shown: [Int64] = []
    _ = follower.handle(.folderDue, at: 0)
    for time in stride(from: Int64(100), through: 6000, by: 100) {
      _ = follower.handle(.folderDue, at: time)
      let actions = follower.handle(.loadEnded(read(10)), at: time)
      #expect(actions == [.startLoad] || actions == [show(), .startLoad])
      #expect(follower.freshness == .behind)
      if actions.count == 2 { shown.append(time) }
    }
    #expect(shown == [2100, 4200])
    #expect(follower.handle(.loadEnded(read(11)), at: 6100) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("patience begins anew with every load that was not outdated")
  func patience() {
    var follower = live
    for start in [Int64(0), 5000] {
      _ = follower.handle(.folderDue, at: start)
      _ = follower.handle(.folderDue, at: start)
      #expect(follower.handle(.loadEnded(read(10)), at: start + 10) == [.startLoad])
      #expect(follower.handle(.loadEnded(read(10)), at: start + 20) == [show()])
    }
  }

  // MARK: What is held back

  @Test("what has lost something is held back until it is whole again")
  func heldBack() {
    var follower = live
    _ = follower.handle(.folderDue, at: 10)
    #expect(follower.handle(.loadEnded(read(9)), at: 20) == [.keep(lost(9, of: 10))])
    #expect(follower.freshness == .stale(lost(9, of: 10)) && follower.deadline == nil)
    // It is compared with what is shown, not with what was held back.
    _ = follower.handle(.folderDue, at: 30)
    #expect(follower.freshness == .stale(lost(9, of: 10)))
    #expect(follower.handle(.loadEnded(read(9)), at: 40) == [.keep(lost(9, of: 10))])
    _ = follower.handle(.folderDue, at: 50)
    #expect(follower.handle(.loadEnded(read(10)), at: 60) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("what a person asks for is shown, with what it lacks until that is back")
  func accepted() {
    var follower = live
    #expect(follower.handle(.reloadRequested, at: 10) == [.startLoad])
    #expect(
      follower.handle(.loadEnded(read(5)), at: 20) == [show(lost(5, of: 10), isAccepted: true)])
    #expect(follower.freshness == .incomplete(lost(5, of: 10)))
    // What grows from there is shown unasked, and still lacks something.
    _ = follower.handle(.folderDue, at: 30)
    #expect(follower.freshness == .incomplete(lost(5, of: 10)))
    #expect(follower.handle(.loadEnded(read(7)), at: 40) == [show(lost(7, of: 10))])
    #expect(follower.freshness == .incomplete(lost(7, of: 10)))
    _ = follower.handle(.folderDue, at: 50)
    #expect(follower.handle(.loadEnded(read(6)), at: 60) == [.keep(lost(6, of: 7))])
    _ = follower.handle(.folderDue, at: 70)
    #expect(follower.handle(.loadEnded(read(10)), at: 80) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("another study begins anew")
  func otherStudy() {
    var follower = live
    _ = follower.handle(.reloadRequested, at: 10)
    _ = follower.handle(.loadEnded(read(5)), at: 20)
    _ = follower.handle(.folderDue, at: 30)
    #expect(follower.handle(.loadEnded(read(2, in: "T")), at: 40) == [show()])
    #expect(follower.freshness == .live)
  }

  @Test("what does not read whole is never live, not even where it is the first that is read")
  func incompleteAtFirst() {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    #expect(follower.handle(.loadEnded(read(4, cutIn: 5)), at: 1) == [show(cut(in: 5))])
    #expect(follower.freshness == .incomplete(cut(in: 5)))
    #expect(StudyFollower.loss(ofFirst: read(4, cutIn: 5)) == cut(in: 5))
    _ = follower.handle(.folderDue, at: 2)
    #expect(follower.handle(.loadEnded(read(9)), at: 3) == [show()])
    #expect(follower.freshness == .live && StudyFollower.loss(ofFirst: read(9)) == nil)
    _ = follower.handle(.folderDue, at: 4)
    #expect(follower.handle(.loadEnded(read(9, cutIn: 10)), at: 5) == [.keep(cut(in: 10))])
  }

  @Test("a reload that is asked for during a load is not lost, nor what it accepts")
  func acceptedDuringLoad() {
    var follower = live
    _ = follower.handle(.folderDue, at: 10)
    #expect(follower.handle(.reloadRequested, at: 20) == [])
    // A change after it does not take it back.
    #expect(follower.handle(.folderDue, at: 30) == [])
    #expect(follower.handle(.loadEnded(read(5)), at: 40) == [.startLoad])
    // Nor does one during the load that it asked for.
    #expect(follower.handle(.folderDue, at: 50) == [])
    #expect(follower.handle(.loadEnded(read(5)), at: 60) == [.startLoad])
    #expect(
      follower.handle(.loadEnded(read(5)), at: 70) == [show(lost(5, of: 10), isAccepted: true)])
    // It is for once.
    _ = follower.handle(.folderDue, at: 80)
    #expect(follower.handle(.loadEnded(read(4)), at: 90) == [.keep(lost(4, of: 5))])
  }

  @Test("what was asked for and is shown outdated is not asked for once more")
  func acceptedAndOutdated() {
    var follower = live
    _ = follower.handle(.reloadRequested, at: 0)
    for time in [Int64(0), 1999] {
      _ = follower.handle(.folderDue, at: time)
      #expect(follower.handle(.loadEnded(read(5)), at: time) == [.startLoad])
    }
    _ = follower.handle(.folderDue, at: 2000)
    #expect(
      follower.handle(.loadEnded(read(5)), at: 2000)
        == [show(lost(5, of: 10), isAccepted: true), .startLoad])
    #expect(follower.handle(.loadEnded(read(4)), at: 2100) == [.keep(lost(4, of: 5))])
  }

  // MARK: Interruptions

  @Test("a load that is stopped shows nothing; the next change and the next request are read")
  func interrupted() {
    for (event, isAccepted) in [
      (StudyFollower.Event.folderDue, false), (.reloadRequested, true),
    ] {
      var follower = live
      _ = follower.handle(.folderDue, at: 10)
      #expect(follower.handle(.interrupted, at: 20) == [.stopLoad, .keep(.interrupted)])
      #expect(follower.freshness == .stale(.interrupted) && follower.deadline == nil)
      #expect(follower.handle(.loadEnded(read(12)), at: 30) == [])
      #expect(follower.freshness == .stale(.interrupted))
      #expect(follower.handle(event, at: 40) == [.startLoad])
      #expect(follower.handle(.loadEnded(read(12)), at: 50) == [show(isAccepted: isAccepted)])
      #expect(follower.freshness == .live)
    }
  }

  @Test("what becomes known while a stopped load ends is read after it")
  func interruptedAndDue() {
    for (event, isAccepted) in [
      (StudyFollower.Event.folderDue, false), (.reloadRequested, true),
    ] {
      var follower = live
      // What was accepted before the interruption is not any more.
      _ = follower.handle(.reloadRequested, at: 10)
      _ = follower.handle(.interrupted, at: 20)
      #expect(follower.handle(event, at: 30) == [])
      #expect(follower.handle(.loadEnded(read(5)), at: 40) == [.startLoad])
      #expect(follower.freshness == .stale(.interrupted))
      #expect(
        follower.handle(.loadEnded(read(5)), at: 50)
          == (isAccepted
            ? [show(lost(5, of: 10), isAccepted: true)] : [.keep(lost(5, of: 10))]))
    }
  }

  @Test("stopping a load also stops the one that would follow, and nothing where none is")
  func interruptedTwice() {
    var follower = live
    #expect(follower.handle(.interrupted, at: 5) == [] && follower.freshness == .live)
    _ = follower.handle(.folderDue, at: 10)
    _ = follower.handle(.reloadRequested, at: 15)
    #expect(follower.handle(.interrupted, at: 20) == [.stopLoad, .keep(.interrupted)])
    #expect(follower.handle(.interrupted, at: 25) == [])
    _ = follower.handle(.reloadRequested, at: 30)
    #expect(follower.handle(.interrupted, at: 35) == [.keep(.interrupted)])
    #expect(follower.handle(.loadEnded(nothing), at: 40) == [])
    #expect(follower.freshness == .stale(.interrupted))
  }

  @Test("a first load that is stopped leaves nothing to show")
  func interruptedAtFirst() {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    #expect(follower.handle(.interrupted, at: 20) == [.stopLoad, .wait(.interrupted)])
    #expect(follower.freshness == .waiting(.interrupted))
    #expect(follower.handle(.loadEnded(nothing), at: 30) == [])
    #expect(follower.freshness == .waiting(.interrupted))
  }

  // MARK: Progress

  @Test("a load that takes long is followed until it ends or is stopped")
  func progress() {
    var follower = live
    _ = follower.handle(.folderDue, at: 1000)
    #expect(follower.deadline == 1300)
    #expect(follower.handle(.timePassed, at: 1299) == [])
    #expect(follower.handle(.timePassed, at: 1300) == [.reportProgress])
    #expect(follower.deadline == 1500)
    #expect(follower.handle(.timePassed, at: 1499) == [])
    #expect(follower.handle(.timePassed, at: 1777) == [.reportProgress])
    #expect(follower.deadline == 1977)
    _ = follower.handle(.interrupted, at: 1800)
    #expect(follower.deadline == nil && follower.handle(.timePassed, at: 9000) == [])
    var ended = live
    _ = ended.handle(.folderDue, at: 1000)
    _ = ended.handle(.loadEnded(read(10)), at: 1100)
    #expect(ended.deadline == nil && ended.handle(.timePassed, at: 9000) == [])
  }

  // MARK: Files that are being written

  @Test("a table that is open for writing makes stale after a second, and names every other once")
  func writing() {
    var follower = live
    #expect(follower.handle(.writing(["adsl.csv"]), at: 1000) == [])
    #expect(follower.freshness == .behind && follower.deadline == 2000)
    #expect(follower.handle(.writing(["adsl.csv"]), at: 1500) == [])
    #expect(follower.handle(.timePassed, at: 1999) == [])
    #expect(follower.handle(.timePassed, at: 2000) == [.keep(.beingWritten(["adsl.csv"]))])
    #expect(follower.freshness == .stale(.beingWritten(["adsl.csv"])))
    #expect(follower.deadline == nil && follower.handle(.timePassed, at: 5000) == [])
    let both = ["adae.csv", "adsl.csv"]
    #expect(follower.handle(.writing(both), at: 6000) == [])
    #expect(follower.handle(.timePassed, at: 6000) == [.keep(.beingWritten(both))])
    #expect(follower.handle(.timePassed, at: 6001) == [] && follower.deadline == nil)
  }

  @Test("a table that is closed within a second is no news")
  func writtenQuickly() {
    var follower = live
    _ = follower.handle(.writing(["adsl.csv"]), at: 1000)
    #expect(follower.handle(.writing([]), at: 1900) == [])
    #expect(follower.freshness == .live && follower.deadline == nil)
    _ = follower.handle(.writing(["adsl.csv"]), at: 1950)
    #expect(follower.deadline == 2950)
  }

  @Test("what is being written and asked for all the same is incomplete until it is closed")
  func writingAfterLoad() {
    var follower = live
    _ = follower.handle(.writing(["adsl.csv"]), at: 1000)
    _ = follower.handle(.timePassed, at: 2000)
    _ = follower.handle(.reloadRequested, at: 2500)
    let reason = StaleReason.beingWritten(["adsl.csv"])
    #expect(follower.handle(.loadEnded(read(11)), at: 2600) == [show(reason, isAccepted: true)])
    #expect(follower.freshness == .incomplete(reason) && follower.deadline == nil)
    // What was asked for is old once more is written.
    var again = follower
    _ = again.handle(.written, at: 2700)
    #expect(again.deadline == 3700)
    #expect(again.handle(.timePassed, at: 3700) == [.keep(reason)] && again.deadline == nil)
    #expect(again.handle(.written, at: 3800) == [] && again.deadline == nil)
    // Another table is more than what is told.
    _ = follower.handle(.writing(["adae.csv", "adsl.csv"]), at: 3000)
    #expect(
      follower.handle(.timePassed, at: 3600) == [.keep(.beingWritten(["adae.csv", "adsl.csv"]))])
    _ = follower.handle(.writing([]), at: 4000)
    _ = follower.handle(.folderDue, at: 4050)
    #expect(follower.handle(.loadEnded(read(12)), at: 4100) == [show()])
    #expect(follower.freshness == .live && follower.deadline == nil)
  }

  /// The same with a table that was open for writing when it had been read.
  private func open(_ summary: LoadSummary) -> LoadSummary {
    var summary = summary
    summary.openTables = ["adsl.csv"]
    return summary
  }

  @Test(
    "a study that is read first while a table is open is incomplete, and live once it is closed")
  func openAtFirst() {
    let reason = StaleReason.beingWritten(["adsl.csv"])
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.writing(["adsl.csv"]), at: 90)
    #expect(follower.handle(.loadEnded(open(read(4))), at: 90) == [show(reason)])
    #expect(follower.freshness == .incomplete(reason) && follower.deadline == nil)
    #expect(follower.handle(.written, at: 400) == [] && follower.deadline == nil)
    _ = follower.handle(.writing([]), at: 500)
    // It was closed as it was, so that no change becomes known.
    #expect(follower.deadline == 1500)
    #expect(follower.handle(.timePassed, at: 1500) == [.startLoad])
    #expect(follower.handle(.loadEnded(read(4)), at: 1600) == [show()])
    #expect(follower.freshness == .live && follower.deadline == nil)
    #expect(StudyFollower.loss(ofFirst: open(read(4))) == reason)
  }

  @Test("what was read while a table was open is not shown, and the writer is named after a second")
  func openLater() {
    for (told, found) in [(["adsl.csv"], false), ([], true), (["adsl.csv"], true)] {
      var follower = live
      _ = follower.handle(.folderDue, at: 1000)
      _ = follower.handle(.writing(told), at: 1050)
      #expect(follower.handle(.loadEnded(found ? open(read(11)) : read(11)), at: 1100) == [])
      #expect(follower.freshness == .behind)
      _ = follower.handle(.writing(["adsl.csv"]), at: 1100)
      #expect(follower.deadline == 2100)
      var quick = follower
      #expect(follower.handle(.timePassed, at: 2100) == [.keep(.beingWritten(["adsl.csv"]))])
      #expect(follower.deadline == nil)
      // Closed within the second it is read again, whether a change becomes known or not.
      _ = quick.handle(.writing([]), at: 1200)
      #expect(quick.freshness == .behind && quick.deadline == 2200)
      #expect(quick.handle(.timePassed, at: 2200) == [.startLoad])
      #expect(quick.handle(.loadEnded(read(12)), at: 2300) == [show()])
      #expect(quick.freshness == .live && quick.deadline == nil)
    }
  }

  @Test("where what was written is taken back the folder is read all the same")
  func writingTakenBack() {
    for follower in [live, waiting] {
      var follower = follower
      _ = follower.handle(.writing(["adae.csv"]), at: 1000)
      _ = follower.handle(.timePassed, at: 2000)
      _ = follower.handle(.writing([]), at: 3000)
      #expect(follower.deadline == 4000 && follower.handle(.timePassed, at: 3999) == [])
      #expect(follower.handle(.timePassed, at: 4000) == [.startLoad])
      #expect(follower.handle(.loadEnded(read(10)), at: 4100) == [show()])
      #expect(follower.freshness == .live && follower.deadline == nil)
    }
    // A change that becomes known makes that needless, and so does a new beginning.
    var changed = live
    _ = changed.handle(.writing(["adae.csv"]), at: 1000)
    _ = changed.handle(.timePassed, at: 2000)
    var again = changed
    _ = changed.handle(.writing([]), at: 3000)
    #expect(changed.handle(.folderDue, at: 3050) == [.startLoad])
    #expect(changed.handle(.loadEnded(read(11)), at: 3100) == [show()])
    #expect(changed.freshness == .live && changed.deadline == nil)
    _ = again.handle(.writing([]), at: 3000)
    _ = again.handle(.writing(["adae.csv"]), at: 3500)
    #expect(again.deadline == 4500)
  }

  @Test("nor is a table that was written while a load was stopped waited for for ever")
  func writingTakenBackDuringLoad() {
    var follower = live
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.interrupted, at: 10)
    _ = follower.handle(.writing(["adae.csv"]), at: 20)
    #expect(follower.handle(.timePassed, at: 1020) == [.keep(.beingWritten(["adae.csv"]))])
    _ = follower.handle(.writing([]), at: 1100)
    #expect(follower.deadline == nil)
    #expect(follower.handle(.loadEnded(read(11)), at: 1200) == [])
    #expect(follower.deadline == 2200)
    #expect(follower.handle(.timePassed, at: 2200) == [.startLoad])
  }

  @Test("while the first load is under way nothing else is reported")
  func writingAtFirst() {
    var follower = StudyFollower()
    _ = follower.handle(.folderDue, at: 0)
    _ = follower.handle(.writing(["adae.csv"]), at: 0)
    #expect(follower.handle(.timePassed, at: 1500) == [.reportProgress])
    #expect(follower.freshness == .reading && follower.deadline == 1700)
    #expect(follower.handle(.loadEnded(nothing), at: 1600) == [.wait(.noStudy(.noSubjectTable))])
    #expect(follower.deadline == 2600)
    #expect(follower.handle(.timePassed, at: 2600) == [.wait(.beingWritten(["adae.csv"]))])
    #expect(follower.freshness == .waiting(.beingWritten(["adae.csv"])))
  }
}
