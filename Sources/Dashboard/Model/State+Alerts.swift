import TrialAnalysis
import TrialModel
import TrialReport

extension State {
  /// Alerts that nobody has taken note of yet, whether they are still so or not.
  var pressingAlerts: [Alert] { alerts.filter(\.isPressing) }
  /// Those of them that are so now, the gravest first.
  var openAlerts: [Alert] { alerts.filter(\.isOpen) }

  /// The alerts were judged: one that is raised, or raised by something new, is recorded aloud once.
  mutating func alerts(_ states: [AlertState]) -> [Effect] {
    let news = alerts.update(with: states, now: now)
    for state in news.unjudged {
      say("The alert \(state.name) cannot be judged: \(state.message)", severity: .warning)
    }
    guard !news.raised.isEmpty else { return [] }
    return [.bell] + news.raised.map { .alert(name: $0.name, message: $0.message) }
  }

  /// Somebody has taken note of all alerts; those that are raised stay listed.
  fileprivate mutating func acknowledgeAlerts() -> [Effect] {
    let pressing = pressingAlerts.count
    alerts.removeAll { $0.standing == .past }
    for index in alerts.indices { alerts[index].isAcknowledged = true }
    say("\(NumberFormat.count(pressing, "alert")) acknowledged")
    return []
  }
}

extension Command {
  /// Taking note of alerts.
  static let alerts = [
    Command(
      about: .program,
      [
        Step(
          "acknowledge", "!",
          unavailable: { state in
            state.pressingAlerts.isEmpty ? "There is no alert to acknowledge." : nil
          },
          run: { state, _ in state.acknowledgeAlerts() })
      ],
      label: "acknowledge", help: "Take note of the alerts; those still raised stay in Changes.",
      footerRank: 0)
  ]
}
