import Cells
import TrialAnalysis

/// Tables whose rows can be ordered and searched: lists of subjects, and panels that have rows.
extension State {
  /// Orders the rows by the next column, or turns the order round.
  fileprivate mutating func order(reverse: Bool) -> [Effect] {
    guard list == nil else {
      return changeList { page in
        let columns = page.list?.columns ?? []
        if reverse {
          page.request.isDescending.toggle()
        } else if let at = columns.firstIndex(of: page.request.order) {
          page.request.order = columns[(at + 1) % columns.count]
          page.request.isDescending = page.request.order.isNumber
        } else if let first = columns.first {
          page.request.order = first
          page.request.isDescending = first.isNumber
        }
      }
    }
    var table = view.tables[view.focus] ?? TableOrder()
    if reverse { table.isReversed.toggle() } else { table.column += 1 }
    view.tables[view.focus] = table
    view.scrollStates[view.surface] = ScrollState()
    return []
  }

  /// Asks for the words that rows must have.
  fileprivate mutating func beginSearch() {
    let text = list?.request.search ?? view.tables[view.focus]?.search ?? ""
    view.prompt = Prompt(.search, text: text)
  }

  /// Why there is nothing to do something to; `nil` if there are rows.
  fileprivate func missingRows(to verb: String) -> String? {
    contexts.contains(.tables) ? nil : "There are no rows to \(verb) here."
  }

  /// Shows the rows that have the words.
  mutating func search(_ text: String) -> [Effect] {
    if view.overlay == .help {
      view.helpSearch = text
      view.overlayScroll = 0
      return []
    }
    if list != nil { return changeList { $0.request.search = text } }
    view.tables[view.focus, default: TableOrder()].search = text
    view.scrollStates[view.surface] = ScrollState()
    return []
  }

  /// A key was pressed while a line is being typed.
  mutating func type(_ key: Key, on frame: Frame) -> [Effect] {
    guard var prompt = view.prompt else { return [] }
    switch prompt.kind {
    case .search, .help: break
    case .filter: return typeFilter(key, on: frame)
    case .command: return typeCommand(key, on: frame)
    }
    switch key {
    case .enter, .down, .tab:
      view.prompt = nil
      return []
    case .escape:
      view.prompt = nil
      return search(prompt.original)
    case .control("c"): return [.quit]
    default:
      guard prompt.input.take(key) else { return [.bell] }
      view.prompt = prompt
      return search(prompt.input.text)
    }
  }
}

extension Command {
  /// The rows of tables and lists.
  static let tables = [
    Command(
      in: .tables,
      [
        Step("order", "o", unavailable: { $0.missingRows(to: "order") }) { state, _ in
          state.order(reverse: false)
        },
        Step("reverse-order", "O", unavailable: { $0.missingRows(to: "order") }) { state, _ in
          state.order(reverse: true)
        },
      ],
      label: "order", help: "Order the rows by something else, or the other way round.",
      footerRank: 4),
    Command(
      in: .tables,
      [
        Step(.search, "/", unavailable: { $0.missingRows(to: "search") }) { state, _ in
          state.beginSearch()
          return []
        }
      ],
      label: "search", help: "Show only rows with certain words.", footerRank: 5),
  ]
}
