import Testing

@testable import TrialData

@Suite("Refresh schedule")
struct RefreshScheduleTests {
  private func isDue(_ schedule: inout RefreshSchedule, at time: Int64) -> Bool {
    schedule.takeDue(at: time)
  }

  @Test("where nothing happens there is nothing to do")
  func idle() {
    var schedule = RefreshSchedule()
    #expect(schedule.deadline == nil)
    #expect(!isDue(&schedule, at: .max))
  }

  @Test("a change is due after 50 ms of quiet, and only once")
  func quiet() {
    var schedule = RefreshSchedule()
    schedule.changed("adsl.csv", at: 1000)
    #expect(schedule.deadline == 1050)
    #expect(!isDue(&schedule, at: 1049))
    #expect(isDue(&schedule, at: 1050))
    #expect(!isDue(&schedule, at: 1050))
    #expect(schedule == RefreshSchedule())
  }

  @Test("files that arrive together are read together")
  func together() {
    var schedule = RefreshSchedule()
    schedule.changed("adsl.csv", at: 1000)
    schedule.changed("adae.csv", at: 1040)
    schedule.note(1080)
    #expect(schedule.deadline == 1130)
  }

  @Test("a change waits no longer than a second for quiet")
  func longestWait() {
    var schedule = RefreshSchedule()
    for time in stride(from: Int64(1000), through: 5000, by: 40) {
      schedule.changed("adsl.csv", at: time)
    }
    #expect(schedule.deadline == 2000)
  }

  @Test(
    "a file that is being written to is waited for; two seconds after its last write it is quiet")
  func open() {
    var schedule = RefreshSchedule()
    schedule.written("adsl.csv", at: 1000)
    #expect(schedule.deadline == 3000)
    schedule.written("adsl.csv", at: 2500)
    #expect(schedule.deadline == 4500)
    #expect(schedule.quietFiles(at: 4499) == [] && schedule.quietFiles(at: 4500) == ["adsl.csv"])
    #expect(!isDue(&schedule, at: 9999))
    #expect(schedule.open == ["adsl.csv"])
    schedule.changed("adsl.csv", at: 4499)
    #expect(schedule.open.isEmpty)
    #expect(schedule.deadline == 4549)
  }

  @Test("a file that was found open is waited for as long as that takes, without a deadline")
  func held() {
    var schedule = RefreshSchedule()
    schedule.written("adsl.csv", at: 1000)
    schedule.changed("adae.csv", at: 1000)
    schedule.held("adsl.csv")
    #expect(schedule.open == ["adsl.csv"] && schedule.deadline == nil)
    schedule.written("adsl.csv", at: 5000)
    #expect(schedule.deadline == nil && schedule.quietFiles(at: .max) == [])
    #expect(!isDue(&schedule, at: .max))
    schedule.changed("adsl.csv", at: 9000)
    #expect(schedule.open.isEmpty && schedule.deadline == 9050)
  }

  @Test("where reports may have been missed a file that is waited for is quiet two seconds later")
  func doubt() {
    var schedule = RefreshSchedule()
    schedule.held("adsl.csv")
    schedule.doubt(1000)
    #expect(schedule.open == ["adsl.csv"] && schedule.deadline == 3000)
    #expect(schedule.quietFiles(at: 3000) == ["adsl.csv"])
  }

  @Test("other changes wait for the file that is being written to")
  func openAmongOthers() {
    var schedule = RefreshSchedule()
    schedule.written("adsl.csv", at: 1000)
    schedule.written("adae.csv", at: 1500)
    schedule.changed("adtte.csv", at: 1600)
    #expect(schedule.deadline == 3000 && !isDue(&schedule, at: 3500))
    schedule.changed("adae.csv", at: 1700)
    #expect(schedule.deadline == 3000)
    schedule.changed("adsl.csv", at: 1800)
    #expect(schedule.deadline == 1850)
  }
}
