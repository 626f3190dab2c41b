import Cells
import TrialAnalysis

/// The palette: everything that can be done, found by typing.
extension State {
  /// A key was pressed while a command is looked for.
  mutating func typeCommand(_ key: Key, on frame: Frame) -> [Effect] {
    guard var prompt = view.prompt else { return [] }
    switch key {
    case .escape:
      view.prompt = nil
      return []
    case .control("c"): return [.quit]
    case .enter:
      let items = Palette(self).items
      guard items.indices.contains(prompt.choice) else { return [.bell] }
      view.prompt = nil
      return carryOut(items[prompt.choice].command.action, on: frame)
    case .up, .control("p"), .backTab:
      return choose(.up, of: Palette(self).items.count, on: frame)
    case .down, .control("n"), .tab:
      return choose(.down, of: Palette(self).items.count, on: frame)
    case .pageUp, .pageDown: return choose(key, of: Palette(self).items.count, on: frame)
    default:
      guard prompt.input.take(key) else { return [.bell] }
      prompt.choice = 0
      view.prompt = prompt
      return []
    }
  }

  /// Lets a panel fill the screen with one of its figures.
  mutating func show(figure: Int, of panel: Int) {
    focus(panel)
    view.isZoomed = true
    view.panelViews[panel] = figure
    view.scrollStates[view.surface] = nil
  }

  /// Shows an endpoint, by its place in the analysis.
  mutating func show(endpoint: Int) -> [Effect] {
    selectEndpoint(by: endpoint - view.endpoint)
  }

  /// Counts a population.
  mutating func count(_ population: Population) -> [Effect] {
    options.population = population
    say("Counting the \(population.rawValue) population")
    return analyzeAgain()
  }
}
