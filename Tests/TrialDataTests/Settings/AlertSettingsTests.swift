import Testing
import TrialModel

@testable import TrialData

@Suite("Alerts in study.toml")
struct AlertSettingsTests {
  private func read(_ text: String) -> (alerts: [AlertSettings], told: [String]) {
    var log = FindingLog()
    let settings = StudySettings.read(Array(text.utf8), file: "study.toml", findings: &log)
    return (settings?.alerts ?? [], log.findings.map(\.short))
  }

  @Test("every kind is read with what belongs to it")
  func kinds() {
    let (alerts, told) = read(
      """
      [[alert]]
      when = "Related event"
      name = "SUSAR?"
      [[alert]]
      when = "rate"
      term = "Hypotension"
      grade = 3
      arm = "HD"
      limit = 0.5
      bound = "lower"
      [[alert]]
      when = "rate"
      term = "Fatigue"
      limit = 0.25
      [[alert]]
      when = "no enrollment"
      days = 30
      [[alert]]
      when = "old data"
      hours = 1.5
      [[alert]]
      when = "lost rows"
      """)
    #expect(told.isEmpty)
    var hypotension = AlertSettings(.rate, name: "Hypotension grade 3+ in HD")
    hypotension.term = "Hypotension"
    hypotension.grade = 3
    hypotension.arm = "HD"
    hypotension.limit = 0.5
    hypotension.bound = .lower
    var fatigue = AlertSettings(.rate, name: "Fatigue")
    fatigue.term = "Fatigue"
    fatigue.limit = 0.25
    var enrollment = AlertSettings(.noEnrollment)
    enrollment.days = 30
    var old = AlertSettings(.oldData)
    old.hours = 1.5
    #expect(
      alerts == [
        AlertSettings(.relatedEvent, name: "SUSAR?"), hypotension, fatigue, enrollment, old,
        AlertSettings(.lostRows),
      ])
    #expect(alerts[3].name == "no enrollment")
  }

  @Test(
    "an alert that lacks something or has something wrong is told and left out",
    arguments: [
      ("", "error setting-missing study.toml:1:1 when"),
      ("when = \"rate\"\nlimit = 0.5", "error setting-missing study.toml:1:1 term"),
      ("when = \"rate\"\nterm = \"X\"", "error setting-missing study.toml:1:1 limit"),
      ("when = \"rate\"\nterm = \"X\"\nlimit = 20", "error setting-type study.toml:4:9 limit"),
      (
        "when = \"rate\"\nterm = \"X\"\nlimit = 0.2\ngrade = 6",
        "error setting-type study.toml:5:9 grade"
      ),
      ("when = \"no enrollment\"", "error setting-missing study.toml:1:1 days"),
      ("when = \"old data\"", "error setting-missing study.toml:1:1 hours"),
      ("when = \"old data\"\nhours = 1e300", "error setting-type study.toml:3:9 hours"),
      (
        "when = \"no enrollment\"\ndays = 9223372036854775807",
        "error setting-type study.toml:3:8 days"
      ),
      ("when = \"sometimes\"", "error setting-type study.toml:2:8 when"),
    ])
  func wrong(_ text: String, _ finding: String) {
    let (alerts, told) = read("[[alert]]\n" + text + "\n")
    #expect(alerts.isEmpty)
    #expect(told.contains(finding), "\(told)")
  }

  @Test("a key that does not exist is told, and the alert stands")
  func unknown() {
    let (alerts, told) = read("[[alert]]\nwhen = \"lost rows\"\nnmae = \"x\"\n")
    #expect(alerts.count == 1)
    #expect(told == ["warning setting-unknown study.toml:3:1 nmae"])
  }
}
