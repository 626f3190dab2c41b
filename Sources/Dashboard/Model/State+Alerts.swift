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
    var earlier = alerts
    var effects: [Effect] = []
    var now: [Alert] = []
    for state in states {
      let before = earlier.firstIndex { $0.name == state.name }.map { earlier.remove(at: $0) }
      switch state.status {
      case .raised:
        if var alert = before, alert.standing == .raised, state.causes.isSubset(of: alert.causes) {
          alert.words = state.message
          now.append(alert)
        } else {
          var alert = Alert(state, .raised, since: self.now)
          // A cause that comes and goes is new only once.
          if before?.standing == .raised { alert.causes.formUnion(before?.causes ?? []) }
          now.append(alert)
          effects.append(.alert(name: state.name, words: state.message))
        }
      case .quiet, .unknown:
        if var alert = before, alert.isPressing {
          alert.standing = .past
          now.append(alert)
        } else if state.status == .unknown {
          now.append(Alert(state, .unjudged, since: self.now))
          if before?.standing != .unjudged {
            say("The alert \(state.name) cannot be judged: \(state.message)", severity: .warning)
          }
        }
      }
    }
    // Those that are alike stay in the order of study.toml.
    alerts = now.enumerated().sorted { left, right in
      left.element.precedes(right.element)
        || !right.element.precedes(left.element) && left.offset < right.offset
    }.map(\.element)
    return effects.isEmpty ? [] : [.bell] + effects
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
