import Cells
import TrialAnalysis
import TrialModel

/// One row of the palette: something that can be done, in words.
struct Command: Sendable, Equatable {
  /// What is done, in a few words: `Next endpoint`, `Theme: paper`.
  let title: String
  /// The same in a sentence; may be empty.
  let help: String
  /// The keys that do it.
  let keys: [Key]
  /// What is done.
  let action: Action
}

extension State {
  /// Everything that can be done, what is asked for most often first.
  var commands: [Command] {
    let own = keyCommands
    return own.filter { !$0.action.isMovement } + choices + own.filter(\.action.isMovement)
  }

  /// What keys do, once each with all of its keys.
  private var keyCommands: [Command] {
    var order: [Action] = []
    var found: [Action: (help: String, keys: [Key])] = [:]
    for binding in self.keys.bindings where !binding.context.liesOverPanels {
      for step in binding.steps where step.action != .palette {
        if found[step.action] == nil { order.append(step.action) }
        let (help, keys) = found[step.action] ?? (binding.help, [])
        found[step.action] = (help, keys + step.keys.filter { !keys.contains($0) })
      }
    }
    return order.compactMap { action in
      guard let (help, keys) = found[action] else { return nil }
      if case .panel(let number) = action, PanelCatalog.titles.indices.contains(number - 1) {
        let title = "Go to \(PanelCatalog.titles[number - 1])"
        return Command(title: title, help: "", keys: keys, action: action)
      }
      return Command(title: action.title, help: help, keys: keys, action: action)
    }
  }

  /// What there is to choose from by name.
  private var choices: [Command] {
    func command(_ kind: String, _ name: String, _ help: String, _ action: Action) -> Command {
      Command(title: "\(kind): \(name)", help: help, keys: [], action: action)
    }
    var commands: [Command] = []
    if let analysis {
      for (index, panel) in PanelCatalog.all.enumerated() where panel.views.count > 1 {
        for (figure, kind) in panel.views.enumerated() {
          let name = "\(panel.title), \(kind.title.lowercased())"
          commands.append(command("View", name, "", .showFigure(panel: index, figure: figure)))
        }
      }
      for preset in LayoutPreset.allCases {
        let names = preset.panels.map { PanelCatalog.titles[$0] }.joined(separator: ", ")
        commands.append(command("Layout", preset.rawValue, names, .arrange(preset)))
      }
      for (index, title) in PanelCatalog.titles.enumerated() {
        let isShown = view.layout.shows(index)
        commands.append(command(isShown ? "Hide" : "Show", title, "", .togglePanel(index)))
      }
      for (index, endpoint) in (analysis.survival?.endpoints ?? []).enumerated() {
        let name = endpoint.endpoint
        commands.append(command("Endpoint", name.code, name.name, .showEndpoint(index)))
      }
      for population in analysis.availablePopulations {
        commands.append(command("Count", population.rawValue, "", .count(population)))
      }
      for (index, arm) in analysis.arms.enumerated() {
        commands.append(command("Arm", "\(arm.letter) \(arm.arm.label)", "", .showArm(index)))
      }
    }
    return commands + themes.map { command("Theme", $0.name, $0.summary, .useTheme($0.name)) }
  }
}

extension Action {
  /// The name as words.
  var title: String {
    let words = (name ?? "").split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
