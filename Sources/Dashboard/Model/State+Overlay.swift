import Cells

/// What lies over the panels: the help, or the list of the themes.
extension State {
  /// Shows the keys, or stops showing them.
  fileprivate mutating func toggleHelp() {
    view.overlay = view.overlay == .help ? nil : .help
    view.overlayScroll = 0
    view.helpSearch = ""
  }

  /// Moves the rows of the help.
  mutating func moveHelp(_ move: RowMove, on frame: Frame) {
    let rows = frame.overlay ?? .none
    view.overlayScroll = move.moving(view.overlayScroll, limit: rows.limit, page: rows.page)
  }

  fileprivate mutating func moveOverlay(_ move: RowMove, on frame: Frame) -> [Effect] {
    if case .themes? = view.overlay { return moveThemes(move, on: frame) }
    moveHelp(move, on: frame)
    return []
  }

  /// Asks for words that the keys in the help must be about.
  fileprivate mutating func searchHelp() {
    view.prompt = Prompt(.help, text: view.helpSearch)
  }
}

extension CommandID {
  static let help: CommandID = "help"
  static let search: CommandID = "search"
}

extension Command {
  /// The keys in words.
  static let help = [
    Command(
      about: .program, [toggleHelp], label: "help", help: "Show the keys.", footerRank: 13,
      worksWithoutStudy: true, footer: { _, _ in .lasting })
  ]

  /// Moving in a box over the panels, and closing it.
  static let overlay = [
    Command(
      in: .overlay,
      [
        .moving("row-up", [.up, .character("k")], .up),
        .moving("row-down", [.down, .character("j")], .down),
      ],
      label: "rows", help: "Move through the text.", footerRank: 2),
    Command(
      in: .overlay,
      [.moving("page-up", [.pageUp], .pageUp), .moving("page-down", [.pageDown], .pageDown)],
      label: "pages", help: "Move by a screen."),
    Command(
      in: .overlay,
      [
        .moving("first-row", [.character("g"), .home], .first),
        .moving("last-row", [.character("G"), .end], .last),
      ],
      label: "first, last", help: "Go to the first or the last line."),
    Command(
      in: .overlay,
      [
        Step(.back, [.escape, .character("q"), .enter]) { state, _ in
          if case .themes? = state.view.overlay { return state.restoreTheme() }
          state.view.overlay = nil
          return []
        }
      ],
      label: "close", help: "Close what lies over the panels.", footerRank: 1),
    Command(
      in: .overlay,
      [
        Step(
          .search, "/",
          unavailable: { $0.view.overlay == .help ? nil : "There are no rows to search here." },
          run: { state, _ in
            state.searchHelp()
            return []
          })
      ],
      label: "search", help: "Show only the keys that are about certain words.", footerRank: 3),
    Command(
      in: .overlay, [toggleHelp], label: "help", help: "Show the keys, or close them."),
  ]

  private static let toggleHelp = Step(.help, "?") { state, _ in
    state.toggleHelp()
    return []
  }
}

extension Command.Step {
  /// A step that moves by rows.
  fileprivate static func moving(
    _ id: CommandID, _ keys: [Key], _ move: RowMove
  ) -> Command.Step {
    Command.Step(id, keys) { $0.moveOverlay(move, on: $1) }
  }
}
