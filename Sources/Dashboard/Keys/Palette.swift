/// The commands that somebody who types a few letters may mean, the likeliest first.
struct Palette {
  /// A command, and which letters of its title were typed.
  struct Item: Equatable {
    let command: Command
    let places: [Int]
  }

  /// What fits.
  let items: [Item]
  /// How many commands there are.
  let total: Int

  init(_ state: State) {
    let pattern = state.view.prompt?.input.text ?? ""
    let words = pattern.lowercased().split(separator: " ")
    let commands = state.commands
    total = commands.count
    guard !words.isEmpty else {
      items = commands.map { Item(command: $0, places: []) }
      return
    }
    let found = commands.enumerated().compactMap { order, command -> (Int, Int, Item)? in
      if let match = FuzzyMatch(pattern, in: command.title) {
        return (match.score, order, Item(command: command, places: match.places))
      }
      // Words that only the sentence has come after all that a title has.
      let sentence = "\(command.title) \(command.help)".lowercased()
      guard words.allSatisfy({ sentence.contains($0) }) else { return nil }
      return (Int.min, order, Item(command: command, places: []))
    }
    items = found.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }
}
