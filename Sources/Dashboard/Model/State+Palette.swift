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
      return carryOut(items[prompt.choice].choice.step, on: frame)
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
}

extension CommandID {
  static let palette: CommandID = "commands"
}

extension Command {
  /// Finding everything else.
  static let palette = [
    Command(
      about: .program,
      [
        Step(.palette, ":") { state, _ in
          state.view.prompt = Prompt(.command)
          return []
        }
      ],
      label: "commands",
      help: "Look for anything there is to do by typing a few letters of its name.",
      footerRank: 24, worksWithoutStudy: true, footer: { _, _ in .lasting })
  ]
}
