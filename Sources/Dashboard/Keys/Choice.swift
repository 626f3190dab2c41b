import Cells

/// One line of the palette: something that can be done, in words.
struct Choice: Sendable {
  /// What is done, and why it cannot be as things are.
  let step: Command.Step
  /// The keys that do it.
  let keys: [Key]
  /// What is done in a sentence; may be empty.
  let help: String

  /// Makes a line of a step.
  init(_ step: Command.Step, keys: [Key], help: String) {
    self.step = step
    self.keys = keys
    self.help = help
  }

  /// Makes a line for something that is chosen by name, `Theme: paper`, and has no key.
  init(
    _ id: CommandID, _ title: String, help: String = "",
    unavailable: @escaping @Sendable (State) -> String? = { _ in nil },
    run: @escaping @Sendable (inout State, Frame) -> [Effect]
  ) {
    self.init(
      Command.Step(id, [], title: title, unavailable: unavailable, run: run), keys: [], help: help)
  }

  /// Its name.
  var id: CommandID { step.id }
  /// What is done, in a few words: `Next endpoint`, `Theme: paper`.
  var title: String { step.title }
}

extension State {
  /// Everything that can be done, what is asked for most often first.
  var choices: [Choice] {
    let rows = keys.commands.filter(\.context.isListed)
    return choices(of: rows.filter { !$0.isMovement })
      + CommandCatalog.choices.flatMap { $0(self) } + choices(of: rows.filter(\.isMovement))
  }

  /// What the keys of some rows do, once each with all of its keys.
  private func choices(of rows: [Command]) -> [Choice] {
    var order: [CommandID] = []
    var found: [CommandID: (help: String, keys: [Key])] = [:]
    for row in rows {
      for step in row.steps where step.id != .palette {
        if found[step.id] == nil { order.append(step.id) }
        // What has a name of its own needs no sentence.
        let (help, keys) = found[step.id] ?? (step.title == step.id.title ? row.help : "", [])
        found[step.id] = (help, keys + step.keys.filter { !keys.contains($0) })
      }
    }
    let contexts = contexts
    return order.compactMap { id in
      guard let (help, keys) = found[id], let step = self.keys.step(id, in: contexts) else {
        return nil
      }
      return Choice(step, keys: keys, help: help)
    }
  }
}
