import TrialAnalysis
import TrialModel
import TrialReport

extension State {
  /// Alerts that nobody has taken note of yet, whether they are still so or not.
  var pressingAlerts: [Alert] { alerts.filter(\.isPressing) }
  /// Those of them that are so now, the gravest first.
  var openAlerts: [Alert] { alerts.filter(\.isOpen) }

  /// The alerts were judged: one that is raised, or raised by something new, is told aloud once.
  mutating func alerts(_ states: [AlertState]) -> [Effect] {
    let news = alerts.update(with: states, now: now)
    for state in news.unjudged {
      say("The alert \(state.name) cannot be judged: \(state.message)", severity: .warning)
    }
    guard !news.raised.isEmpty else { return [] }
    return [.bell] + news.raised.map { .alert(name: $0.name, message: $0.message) }
  }

  /// Somebody has taken note of all alerts; those that are raised stay listed.
  mutating func acknowledgeAlerts() -> [Effect] {
    let pressing = pressingAlerts.count
    guard pressing > 0 else { return refuse("There is no alert to acknowledge.") }
    alerts.removeAll { $0.standing == .past }
    for index in alerts.indices { alerts[index].isAcknowledged = true }
    say("\(NumberFormat.count(pressing, "alert")) acknowledged")
    return []
  }
}
