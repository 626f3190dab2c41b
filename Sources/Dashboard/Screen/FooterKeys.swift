import Cells
import TrialAnalysis

/// The keys that the footer shows: those that do something as things are, the most useful first, in
/// the words that fit what is shown.
struct FooterKeys {
  /// One of them.
  struct Item: Equatable {
    let keys: String
    let label: String
    let command: Command
  }

  /// Keys that go when there is no room.
  let items: [Item]
  /// Keys that stay: with them every other one is found.
  let lasting: [Item]

  /// The keys where the cursor is on that destination.
  init(_ state: State, _ glyphs: GlyphSet, destination: LinkDestination?) {
    let contexts = state.contexts
    var ranked: [(rank: Int, order: Int, item: Item)] = []
    var lasting: [Item] = []
    for (order, command) in state.keys.commands.enumerated() {
      guard contexts.contains(command.context), command.holds(in: contexts, state.keys),
        let usual = command.footerRank,
        state.analysis != nil || command.worksWithoutStudy || state.view.overlay != nil,
        command.steps.contains(where: { $0.unavailable(state) == nil })
      else { continue }
      func item(_ label: String) -> Item? {
        let keys = command.footerKeys(glyphs)
        return keys.isEmpty ? nil : Item(keys: keys, label: label, command: command)
      }
      switch command.footer(state, destination) {
      case .hidden: break
      case .usual: if let item = item(command.label) { ranked.append((usual, order, item)) }
      case .lasting: if let item = item(command.label) { lasting.append(item) }
      case .shown(let label, let rank):
        if let item = item(label ?? command.label) { ranked.append((rank ?? usual, order, item)) }
      }
    }
    items = ranked.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.map(\.item)
    self.lasting = lasting
  }
}

extension LinkDestination {
  /// What is behind it, in a word.
  var name: String {
    switch self {
    case .subjects: "patients"
    case .subject: "patient"
    case .row: "row"
    case .day: "day"
    case .changes: "changes"
    }
  }
}
