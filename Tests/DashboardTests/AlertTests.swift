import Cells
import Testing
import TrialModel
import TrialReport

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Alerts on the screen")
struct AlertTests {
  private typealias Fixture = AnalysisFixture

  private func raised(
    _ name: String, _ causes: Set<String> = ["a"], _ message: String = "so it is",
    _ kind: AlertSettings.Kind = .relatedEvent
  ) -> AlertState {
    AlertState(
      AlertSettings(kind, name: name), status: .raised, causes: causes,
      reason: .nothingRead(.folderUnreadable(message)))
  }

  private func quiet(_ name: String) -> AlertState {
    AlertState(AlertSettings(.relatedEvent, name: name), status: .quiet, reason: .lostRows([]))
  }

  @Test("an alert that is raised rings once and is told once, in the header and in Changes")
  func raise() {
    var state = Fixture.state()
    #expect(update(&state, .alerts([quiet("Deaths")])) == [])
    let effects = update(&state, .alerts([raised("Deaths"), raised("Rash")]))
    #expect(
      effects == [
        .bell, .alert(name: "Deaths", message: "The folder cannot be read: so it is."),
        .alert(name: "Rash", message: "The folder cannot be read: so it is."),
      ])
    #expect(update(&state, .alerts([raised("Deaths"), raised("Rash")])) == [])
    #expect(render(state, .plain).line(0).contains("2 ALERTS: Deaths"))
    Fixture.press("w", &state)
    let text = render(state, .plain).text
    #expect(text.contains("ALERT 12:00 Deaths") && text.contains("cannot be read: so it is."))
    #expect(text.contains("2 alerts") && text.contains("Nothing has come in since"))
  }

  @Test("a raised alert with a new cause is told again, one whose cause comes back is not")
  func newCause() {
    var state = Fixture.state()
    _ = update(&state, .alerts([raised("Rash", ["A"])]))
    Fixture.press("!", &state)
    #expect(state.pressingAlerts.isEmpty)
    let effects = update(&state, .alerts([raised("Rash", ["A", "B"], "two")]))
    #expect(effects == [.bell, .alert(name: "Rash", message: "The folder cannot be read: two.")])
    #expect(state.pressingAlerts.map(\.message) == ["The folder cannot be read: two."])
    #expect(update(&state, .alerts([raised("Rash", ["A"], "one")])) == [])
    #expect(update(&state, .alerts([raised("Rash", ["A", "B"], "two")])) == [])
  }

  @Test("an alert stays until it is acknowledged, even if it is no longer so")
  func acknowledge() {
    var state = Fixture.state()
    _ = update(&state, .alerts([raised("Rows"), raised("Rash")]))
    _ = update(&state, .alerts([quiet("Rows"), raised("Rash")]))
    #expect(state.alerts.map(\.name) == ["Rash", "Rows"])
    #expect(state.alerts.map(\.standing) == [.raised, .past])
    #expect(render(state, .plain).line(0).contains("ALERT: Rash "))
    Fixture.press("w!", &state)
    #expect(state.message?.text == "2 alerts acknowledged")
    #expect(!render(state, .plain).line(0).contains("ALERT"))
    let text = render(state, .plain).text
    #expect(text.contains("acknowledged 12:00 Rash") && !text.contains("Rows"))
    #expect(update(&state, .alerts([quiet("Rows"), quiet("Rash")])) == [])
    #expect(state.alerts.isEmpty)
    #expect(Fixture.press("!", &state) == [.bell])
  }

  @Test("the header names the gravest alert that holds, and one that is over only if none does")
  func gravest() {
    var state = Fixture.state()
    let rows = raised("lost rows", ["a"], "Gone.", .lostRows)
    let age = raised("old data", ["a"], "Old.", .oldData)
    _ = update(&state, .alerts([rows, age]))
    #expect(render(state, .plain).line(0).contains("2 ALERTS: lost rows"))
    _ = update(&state, .alerts([quiet("lost rows"), quiet("old data")]))
    #expect(render(state, .plain).line(0).contains("2 ALERTS no longer: lost rows"))
    _ = update(&state, .alerts([quiet("lost rows"), quiet("old data"), raised("related event")]))
    #expect(render(state, .plain).line(0).contains("ALERT: related event "))
    #expect(state.alerts.map(\.name) == ["related event", "lost rows", "old data"])
    Fixture.press("w", &state)
    let text = render(state, .plain).text
    #expect(text.contains("1 alert ") && text.contains("no longer 12:00 old data"))
    let rate = raised("rash", ["a"], "Many.", .rate)
    _ = update(&state, .alerts([age, rows, rate, raised("related event")]))
    #expect(state.alerts.map(\.name) == ["related event", "rash", "lost rows", "old data"])
    // Of equally grave ones the newest comes first.
    state.now += 60
    _ = update(&state, .alerts([age, rows, rate, raised("related event"), raised("death")]))
    #expect(
      state.alerts.map(\.name) == ["death", "related event", "rash", "lost rows", "old data"])
  }

  @Test("an alert that cannot be judged is told, without ringing")
  func unjudged() {
    var state = Fixture.state()
    let unknown = AlertState(
      AlertSettings(.rate, name: "Rash"), status: .unknown, reason: .noArm("X"))
    #expect(update(&state, .alerts([unknown])) == [])
    #expect(state.message?.text == "The alert Rash cannot be judged: There is no arm \"X\".")
    #expect(!render(state, .plain).line(0).contains("ALERT"))
    Fixture.press("w", &state)
    #expect(render(state, .plain).text.contains("not judged 12:00 Rash"))
    // A raised one that cannot be judged any more stays until somebody has seen it.
    _ = update(&state, .alerts([raised("Rash")]))
    _ = update(&state, .alerts([unknown]))
    #expect(state.pressingAlerts.map(\.standing) == [.past])
  }

  @Test("alerts are seen while the screen is stale, and before there is a study")
  func stale() {
    var state = Fixture.state()
    _ = update(&state, .alerts([raised("Rows")]))
    _ = update(&state, .loaded(.kept(.fileGone("adae.csv"))))
    let line = render(state, .plain).line(0)
    #expect(line.contains("ALERT") && line.contains("STALE") && line.contains("adae.csv is gone"))
    var waiting = Fixture.state(nil)
    _ = update(&waiting, .alerts([raised("Rows")]))
    #expect(render(waiting, .plain).line(0).contains("ALERT: Rows"))
  }

  @Test("the header says that there is an alert in every width", arguments: [40, 60, 80, 120, 200])
  func widths(_ columns: Int) {
    for health in [true, false] {
      var state = Fixture.state(columns: columns, rows: 24)
      _ = update(
        &state, .alerts([raised("Hypotension grade 3+ above 50 % in any arm"), raised("B")]))
      if !health { _ = update(&state, .loaded(.kept(.fileGone("adae.csv")))) }
      #expect(render(state, .plain).line(0).contains("2 ALERTS"))
    }
  }

  @Test("many alerts are gone through like rows, with the changes below them")
  func scrolling() {
    var state = Fixture.state(columns: 80, rows: 24)
    _ = update(&state, .alerts((0..<30).map { raised("Alert \($0)") }))
    Fixture.press("w", &state)
    #expect(!render(state, .plain).text.contains("Alert 29"))
    Fixture.press("G", &state)
    #expect(render(state, .plain).text.contains("Alert 29"))
    _ = update(&state, .alerts([]))
    Fixture.press("g", &state)
    #expect(state.alerts.isEmpty)
  }

  @Test("the footer offers to acknowledge only while there is something to")
  func footer() {
    var state = Fixture.state()
    #expect(!render(state, .plain).line(39).contains("acknowledge"))
    _ = update(&state, .alerts([raised("Rash")]))
    #expect(render(state, .plain).line(39).contains("! acknowledge"))
  }
}
