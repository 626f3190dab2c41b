import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

@Suite("Alerts")
struct AlertsTests {
  private static let builder = StudyBuilder().arm("HD").arm("LD", label: "Low dose")
    .subjects(10, arm: "HD", from: "2000-01-01").subjects(10, arm: "LD", from: "2000-01-01")
    .table(.adverseEvents)
    .adverseEvent("HD1", "Rash", grade: 3, [.serious, .related])
    .adverseEvent("HD2", "Rash", grade: 4).adverseEvent("HD3", "RASH ", grade: 1)
    .adverseEvent("HD4", "Rash", organClass: "Skin", grade: 2)
    .adverseEvent("HD1", "rash", organClass: "Skin", grade: 1)
    .adverseEvent("LD1", "Rash", grade: 2)
  private static let midnight = Int64(StudyBuilder.day("2000-01-10").number) * 86_400

  private func basis(
    _ alert: AlertSettings, _ builder: StudyBuilder = AlertsTests.builder,
    files: [SourceFile]? = nil
  ) -> AlertBasis {
    AlertBasis(
      builder.settings { $0.alerts = [alert] }
        .changed { study in if let files { study.files = files } }.study)
  }

  /// How the alert stands after those were read one after the other.
  private func state(
    _ alert: AlertSettings, _ builders: StudyBuilder..., now: Int64 = midnight
  ) throws -> AlertState {
    var watch = AlertWatch()
    for builder in builders.isEmpty ? [Self.builder] : builders {
      watch.note(basis(alert, builder))
    }
    return try #require(watch.states(now: now, utcOffset: 0).first)
  }

  private func file(
    _ name: String, _ role: TableRole, rows: Int = 10, modified: Int64 = 0
  ) -> SourceFile {
    SourceFile(name: name, role: role, format: "csv", rows: rows, bytes: 1, modified: modified)
  }

  // MARK: Related events

  @Test("related events are new if they came after the study was first read")
  func relatedEvent() throws {
    let alert = AlertSettings(.relatedEvent)
    var state = try state(alert)
    #expect(state.status == .quiet && state.causes.isEmpty)
    #expect(state.message == "1 related event serious or fatal, none of them new.")
    #expect(try self.state(alert, Self.builder, Self.builder).status == .quiet)

    let serious = Self.builder.adverseEvent("LD2", "Chills", grade: 3, [.serious, .related])
      .adverseEvent("LD2", "Rash", grade: 3, [.serious, .related])
    state = try self.state(alert, Self.builder, serious)
    #expect(state.status == .raised && state.causes.count == 2)
    #expect(
      state.message
        == "New: B LD2 serious related Rash and 1 more (3 related events serious or fatal in all).")
    // What came stays new, and what comes then is another cause.
    let fatal = serious.adverseEvent("HD5", "Sepsis", grade: 5, [.fatal, .related])
    let later = try self.state(alert, Self.builder, serious, fatal)
    #expect(later.causes.isStrictSuperset(of: state.causes))
    #expect(later.message.hasPrefix("New: A HD5 fatal related Sepsis; B LD2 serious"))
    // An event that is neither serious nor fatal, or not related, is not meant.
    let other = Self.builder.adverseEvent("HD6", "Rash", grade: 3, [.serious])
      .adverseEvent("HD7", "Rash", grade: 3, [.related])
    #expect(try self.state(alert, Self.builder, other).status == .quiet)
    // An event that was taken back is no new one.
    #expect(try self.state(alert, serious, Self.builder).status == .quiet)
  }

  @Test("an event that turns out fatal is new")
  func turnedFatal() throws {
    let fatal = StudyBuilder().arm("HD").subjects(2, arm: "HD", from: "2000-01-01")
    let before = fatal.adverseEvent("HD1", "Sepsis", grade: 4, [.serious, .related])
    let after = fatal.adverseEvent("HD1", "Sepsis", grade: 5, [.serious, .related, .fatal])
    let state = try state(AlertSettings(.relatedEvent), before, after)
    #expect(state.status == .raised && state.message.contains("A HD1 fatal related Sepsis"))
  }

  @Test("one event more raises although another subject of the arm lost one")
  func exchanged() throws {
    let subjects = StudyBuilder().arm("HD").subjects(2, arm: "HD", from: "2000-01-01")
    let before = subjects.adverseEvent("HD1", "Rash", grade: 3, [.serious, .related])
    let after = subjects.adverseEvent("HD2", "Rash", grade: 3, [.serious, .related])
    #expect(try state(AlertSettings(.relatedEvent), before, after).status == .raised)
  }

  @Test("an event of somebody who is in no arm, not emergent and without a date counts")
  func nobodyIsLeftOut() throws {
    let before = Self.builder.subject("S1").adverseEvent("HD9", "Flu", grade: 1, [.emergent])
    let after = before.adverseEvent("S1", "Death", grade: 5, [.fatal, .related])
    let state = try state(AlertSettings(.relatedEvent), before, after)
    #expect(state.message.hasPrefix("New: S1 fatal related Death ("))
  }

  @Test("an event after the cut-off of study.toml does not count yet")
  func cutoff() throws {
    let before = Self.builder.settings { $0.dataCutoff = StudyBuilder.day("2000-01-09") }
    let late = before.adverseEvent("HD5", "Rash", [.serious, .related], from: "2000-01-10")
    #expect(try state(AlertSettings(.relatedEvent), before, late).status == .quiet)
  }

  @Test("of many subjects the last in the file are named")
  func manySubjects() throws {
    let after = (2...8).reduce(Self.builder) {
      $0.adverseEvent("LD\($1)", "Rash", [.serious, .related])
    }
    let state = try state(AlertSettings(.relatedEvent), Self.builder, after)
    #expect(state.message.hasPrefix("New: B LD8 serious related Rash; B LD7"))
    #expect(state.message.contains("; 3 more patients (8 related events"))
  }

  @Test(
    "a table of adverse events that comes later brings new events, a rule that comes later none")
  func laterTable() throws {
    let none = StudyBuilder().arm("HD").subjects(2, arm: "HD", from: "2000-01-01")
    let after = none.adverseEvent("HD1", "Rash", grade: 3, [.serious, .related])
    #expect(try state(AlertSettings(.relatedEvent), none, after).status == .raised)
    var watch = AlertWatch()
    watch.note(basis(AlertSettings(.oldData), after))
    watch.note(basis(AlertSettings(.relatedEvent), after))
    #expect(watch.states(now: Self.midnight, utcOffset: 0).map(\.status) == [.quiet])
  }

  @Test("a new event is new although an older one of the patient is serious no more")
  func downgraded() throws {
    let patients = StudyBuilder().arm("HD").subjects(2, arm: "HD", from: "2000-01-01")
    let before = patients.adverseEvent("HD1", "Rash", grade: 3, [.serious, .related])
    let after = patients.adverseEvent("HD1", "Rash", grade: 3, [.related])
      .adverseEvent("HD1", "Cardiac arrest", grade: 4, [.serious, .related])
    let state = try state(AlertSettings(.relatedEvent), before, after)
    #expect(state.status == .raised && state.message.contains("serious related Cardiac arrest"))
  }

  @Test("another study in the folder begins anew")
  func otherStudy() throws {
    let other = StudyBuilder("OTHER").arm("HD").subjects(2, arm: "HD", from: "2000-01-01")
      .adverseEvent("HD1", "Rash", grade: 3, [.serious, .related])
    #expect(
      try state(AlertSettings(.relatedEvent), Self.builder, other).status == .quiet)
  }

  @Test("without a column that tells it an event cannot be judged")
  func untold() throws {
    let study = StudyBuilder().arm("A").subjects(3, arm: "A").table(.adverseEvents)
    #expect(try state(AlertSettings(.relatedEvent), study).status == .unknown)
    let none = StudyBuilder().arm("A").subjects(3, arm: "A")
    #expect(try state(AlertSettings(.relatedEvent), none).status == .unknown)
    #expect(try state(AlertSettings(.rate), none).status == .unknown)
  }

  // MARK: Rates

  private func rate(
    _ limit: Double, grade: Int? = nil, arm: String? = nil,
    bound: AlertSettings.Bound = .rate, term: String = "RASH"
  ) -> AlertSettings {
    var alert = AlertSettings(.rate, name: "rash")
    alert.term = term
    alert.limit = limit
    alert.grade = grade
    alert.arm = arm
    alert.bound = bound
    return alert
  }

  @Test("a rate counts subjects once over all classes and spellings of the term")
  func rates() throws {
    var state = try state(rate(0.39))
    #expect(state.status == .raised && state.name == "rash" && state.causes == ["HD"])
    #expect(
      state.message
        == "RASH above 39.0%: A 4/10 40.0% (12.2-73.8); not B 1/10 10.0% (0.3-44.5).")
    #expect(try self.state(rate(0.4)).status == .quiet)
    #expect(try self.state(rate(0.05)).causes == ["HD", "LD"])
    #expect(try self.state(rate(0.05, arm: "low DOSE")).causes == ["LD"])
    #expect(try self.state(rate(0.1, arm: "LD")).status == .quiet)
    state = try self.state(rate(0.19, grade: 3))
    #expect(state.status == .raised)
    #expect(state.message.hasPrefix("RASH grade 3+ above 19.0%: A 2/10 20.0% (2.5-55.6)"))
    #expect(try self.state(rate(0.15, grade: 4)).status == .quiet)
  }

  @Test("the lower limit of the interval raises later than the rate")
  func lowerLimit() throws {
    #expect(try state(rate(0.121, bound: .lower)).status == .raised)
    let state = try state(rate(0.122, bound: .lower))
    #expect(state.status == .quiet)
    #expect(state.message.hasPrefix("RASH, lower limit not above 12.2%: A 4/10"))
  }

  @Test("a rate of nobody, of an unknown arm or without grades is told as such")
  func rateEdges() throws {
    #expect(try state(rate(0.1, term: "Nausea")).status == .quiet)
    let unknown = try state(rate(0.1, arm: "XX"))
    #expect(unknown.status == .unknown && unknown.message == "There is no arm \"XX\".")
    #expect(try state(rate(0.1, arm: "SC"), Self.builder.arm("SC")).message.contains("C nobody"))
    let severity = Self.builder.changed { $0.adverseEvents.scale = .severity }
    #expect(try state(rate(0.1, grade: 3), severity).status == .unknown)
    #expect(try state(rate(0.1), severity).status == .raised)
  }

  // MARK: Time

  @Test("no enrollment for longer than allowed raises at midnight, unless enrollment is over")
  func enrollment() throws {
    var alert = AlertSettings(.noEnrollment)
    alert.days = 30
    let due = Self.midnight + 31 * 86_400
    var state = try state(alert, now: due - 1)
    #expect(state.status == .quiet)
    #expect(state.message == "Nobody randomized since 2000-01-10, 30 days without are allowed.")
    state = try self.state(alert, now: due)
    #expect(state.status == .raised && state.causes == ["2000-01-10"])
    var watch = AlertWatch()
    watch.note(basis(alert))
    #expect(watch.nextRaise(after: Self.midnight, utcOffset: 0) == due)
    #expect(watch.nextRaise(after: Self.midnight, utcOffset: 3600) == due - 3600)
    #expect(watch.nextRaise(after: due, utcOffset: 0) == nil)
    #expect(watch.states(now: due - 3600, utcOffset: 3600).first?.status == .raised)

    let locked = Self.builder.settings { $0.dataCutoff = StudyBuilder.day("2000-01-12") }
    #expect(try self.state(alert, locked, now: due * 2).status == .quiet)
    let complete = Self.builder.settings { $0.target = 20 }
    state = try self.state(alert, complete, now: due * 2)
    #expect(state.status == .quiet && state.message == "Enrollment is complete: 20/20.")
    let closed = Self.builder.changed { study in
      for arm in study.arms.indices { study.arms[arm].closed = StudyBuilder.day("2000-02-01") }
    }
    #expect(try self.state(alert, closed, now: due).message == "Every arm is closed.")
    let undated = StudyBuilder().arm("A").subjects(3, arm: "A")
    #expect(try self.state(alert, undated).status == .unknown)
    let opened = StudyBuilder().arm("A")
      .settings { $0.opened = StudyBuilder.day("2000-01-01") }
    state = try self.state(alert, opened, now: due)
    #expect(state.status == .raised)
    #expect(state.message.contains("since the study opened on 2000-01-01"))
  }

  @Test("data older than allowed raises by the newest table, when it comes to be too old")
  func oldData() throws {
    var alert = AlertSettings(.oldData)
    alert.hours = 48
    let written = Self.midnight + 3600
    let files = [
      file("adsl.csv", .subjects, modified: 1000),
      file("adae.csv", .adverseEvents, modified: written),
      file("study.toml", .settings, modified: written * 2),
    ]
    var watch = AlertWatch()
    watch.note(basis(alert, files: files))
    let due = try #require(watch.nextRaise(after: written, utcOffset: 0))
    #expect(due == written + 48 * 3600 + 1)
    #expect(watch.states(now: due - 1, utcOffset: 0).first?.status == .quiet)
    let state = try #require(watch.states(now: due, utcOffset: 0).first)
    #expect(state.status == .raised)
    #expect(
      state.message
        == "adae.csv, the newest file, was written on 2000-01-10 at 01:00, 48 hours are allowed.")
    #expect(try self.state(alert).status == .unknown)
  }

  @Test(
    "alerts are judged when the folder was read, and when time alone raises one, not in between")
  func follower() throws {
    var alert = AlertSettings(.oldData)
    alert.hours = 48
    let written = Self.midnight + 3600
    let basis = basis(alert, files: [file("adsl.csv", .subjects, modified: written)])
    let due = written + 48 * 3600 + 1
    var follower = AlertFollower()
    #expect(follower.judge(now: written, utcOffset: 0) == nil && follower.deadline == nil)
    follower.note(basis, isAccepted: false)
    #expect(follower.judge(now: written, utcOffset: 0)?.map(\.status) == [.quiet])
    #expect(follower.deadline == due)
    #expect(follower.judge(now: due - 1, utcOffset: 0) == nil && follower.deadline == due)
    #expect(follower.judge(now: due, utcOffset: 0)?.map(\.status) == [.raised])
    #expect(follower.deadline == nil && follower.judge(now: due + 9, utcOffset: 0) == nil)
    // What is read again and stands as before is no news.
    follower.note(basis, isAccepted: false)
    #expect(follower.judge(now: due + 10, utcOffset: 0) == nil)
    follower.noteMissing(.noSubjectTable)
    #expect(follower.judge(now: due + 20, utcOffset: 0) == nil)
    var lost = AlertFollower()
    lost.note(self.basis(AlertSettings(.lostRows)), isAccepted: false)
    #expect(lost.judge(now: 0, utcOffset: 0)?.map(\.status) == [.quiet])
    lost.noteMissing(.noSubjectTable)
    #expect(lost.judge(now: 0, utcOffset: 0)?.map(\.status) == [.raised])
  }

  @Test("a person who asks for fewer rows takes them as they are, everybody else raises an alert")
  func acceptedRows() throws {
    for isAccepted in [false, true] {
      var follower = AlertFollower()
      for rows in [10, 9] {
        let files = [file("adsl.csv", .subjects, rows: rows)]
        follower.note(
          basis(AlertSettings(.lostRows), files: files), isAccepted: isAccepted && rows == 9)
      }
      #expect(
        follower.judge(now: 0, utcOffset: 0)?.map(\.status) == [isAccepted ? .quiet : .raised])
    }
  }

  @Test("a list of alerts makes each known once, and again when something new raises it")
  func list() {
    func state(_ status: AlertState.Status, _ causes: Set<String> = []) -> AlertState {
      AlertState(
        AlertSettings(.lostRows, name: "rows"), status: status, causes: causes,
        reason: .lostRows([]))
    }
    var alerts: [Alert] = []
    #expect(alerts.update(with: [state(.quiet)], now: 1) == AlertNews() && alerts.isEmpty)
    #expect(alerts.update(with: [state(.raised, ["a"])], now: 2).raised == [state(.raised, ["a"])])
    #expect(alerts.map(\.standing) == [.raised] && alerts.map(\.since) == [2])
    #expect(alerts.update(with: [state(.raised, ["a"])], now: 3) == AlertNews())
    let both = state(.raised, ["a", "b"])
    #expect(alerts.update(with: [both], now: 4).raised == [both])
    #expect(alerts.update(with: [state(.quiet)], now: 5) == AlertNews())
    #expect(alerts.map(\.standing) == [.past])
    #expect(alerts.update(with: [state(.raised, ["b"])], now: 6).raised.count == 1)
    // A cause that comes and goes is new once.
    #expect(alerts.update(with: [state(.raised, ["c"])], now: 7).raised.count == 1)
    #expect(alerts.update(with: [state(.raised, ["b"])], now: 7) == AlertNews())
    alerts = []
    #expect(alerts.update(with: [state(.unknown)], now: 7).unjudged == [state(.unknown)])
    #expect(alerts.update(with: [state(.unknown)], now: 8) == AlertNews())
  }

  // MARK: Rows

  @Test("a file that lost rows or is gone raises until it is whole again, one that grew does not")
  func lostRows() throws {
    let alert = AlertSettings(.lostRows)
    var watch = AlertWatch()
    func read(_ files: [SourceFile], isAccepted: Bool = false) throws -> AlertState {
      watch.note(basis(alert, files: files), isAccepted: isAccepted)
      return try #require(watch.states(now: 0, utcOffset: 0).first)
    }
    let events = file("adae.csv", .adverseEvents, rows: 1)
    #expect(try read([file("adsl.csv", .subjects), events]).message == "No rows were lost.")
    #expect(try read([file("ADSL.csv", .subjects, rows: 11), events]).status == .quiet)
    let state = try read([file("adsl.csv", .subjects, rows: 9)])
    #expect(state.status == .raised && state.causes.count == 2)
    #expect(state.message == "adsl.csv has 9 rows, it had 11; adae.csv is gone, it had 1 row.")
    #expect(try read([file("adsl.csv", .subjects, rows: 10), events]).status == .raised)
    #expect(try read([file("adsl.csv", .subjects, rows: 11), events]).status == .quiet)
    #expect(try read([file("adsl.csv", .subjects, rows: 9)], isAccepted: true).status == .quiet)
    watch.noteMissing(.noSubjectTable)
    let missing = try #require(watch.states(now: 0, utcOffset: 0).first)
    #expect(missing.status == .raised && missing.message == MissingReason.noSubjectTable.sentence)
    #expect(try read([file("adsl.csv", .subjects, rows: 9)]).status == .quiet)
  }

  @Test("without a study there are no alerts, and states come in the order of study.toml")
  func order() {
    var watch = AlertWatch()
    watch.noteMissing(.noSubjectTable)
    #expect(watch.states(now: 0, utcOffset: 0).isEmpty)
    watch.note(
      AlertBasis(
        Self.builder.settings {
          $0.alerts = [rate(0.9), AlertSettings(.lostRows), rate(0.1), AlertSettings(.oldData)]
        }.study))
    let states = watch.states(now: 0, utcOffset: 0)
    #expect(states.map(\.name) == ["rash", "lost rows", "rash", "old data"])
    #expect(states.map(\.status) == [.quiet, .quiet, .raised, .unknown])
  }
}
