public import Cells

/// The one table of keys: footer, help, `trialtop keys` and the manual are made from it.
public struct KeyMap: Sendable, Equatable {
  /// The rows, in the order of the help.
  public let bindings: [Binding]

  /// A table of those rows.
  public init(_ bindings: [Binding]) {
    self.bindings = bindings
  }

  /// The keys of the dashboard.
  public static let standard = KeyMap([
    Binding(
      .panels,
      [
        .init([.left, .character("h")], .previousArm), .init([.right, .character("l")], .nextArm),
      ],
      label: "arm", help: "Select an arm; every panel brings it out.", footerRank: 1),
    Binding(
      .panels, [.init([.tab], .nextPanel), .init([.backTab], .previousPanel)],
      label: "panel", help: "Go to the next or the previous panel.", footerRank: 2),
    Binding(
      .panels, (1...6).map { .init([.character(.digit($0))], .panel($0)) },
      label: "panel", help: "Go to a panel by its number."),
    Binding(
      .panels, [.init([.character("z"), .enter], .zoom)],
      label: "zoom", help: "Let the panel fill the screen, and back.", footerRank: 3),
    Binding(
      .panels,
      [.init([.up, .character("k")], .rowUp), .init([.down, .character("j")], .rowDown)],
      label: "rows", help: "Move through the rows of the panel; in Arms, select an arm.",
      footerRank: 13),
    Binding(
      .panels, [.init([.pageUp], .pageUp), .init([.pageDown], .pageDown)],
      label: "pages", help: "Move by as many rows as are on the screen."),
    Binding(
      .panels,
      [.init([.character("g"), .home], .firstRow), .init([.character("G"), .end], .lastRow)],
      label: "first, last", help: "Go to the first or the last row."),
    Binding(
      .panels,
      [.init([.character("e")], .nextEndpoint), .init([.character("E")], .previousEndpoint)],
      label: "endpoint", help: "Show the next or the previous survival endpoint.", footerRank: 4),
    Binding(
      .panels, [.init([.character("p")], .population)],
      label: "population", help: "Count the next population: ITT, safety, evaluable, per protocol.",
      footerRank: 9),
    Binding(
      .panels, [.init([.character("c")], .cohort)],
      label: "concurrent/all",
      help: "Compare patients randomized while both arms were open, or all patients.",
      footerRank: 7),
    Binding(
      .panels, [.init([.character("f")], .findings)],
      label: "findings", help: "Show what is wrong in the data, and back.", footerRank: 8),
    Binding(
      .panels, [.init([.character("w")], .changes)],
      label: "what changed", help: "Show what the last refresh brought.", footerRank: 11),
    Binding(
      .panels, [.init([.character("s")], .save)],
      label: "save", help: "Write a picture of the screen to a file.", footerRank: 5),
    Binding(
      .panels, [.init([.character("t")], .theme)],
      label: "theme", help: "Use the next theme.", footerRank: 10),
    Binding(
      .panels, [.init([.character("R")], .reload)],
      label: "reload", help: "Read the folder again.", footerRank: 12),
    Binding(
      .panels, [.init([.escape], .back)],
      label: "back", help: "Close the zoom, or leave the findings."),
    Binding(
      .panels, [.init([.character("?")], .help)], label: "help", help: "Show the keys.",
      footerRank: 6),
    Binding(
      .panels, [.init([.character("q")], .quit)], label: "quit", help: "End the program.",
      footerRank: 14),
    Binding(
      .overlay,
      [.init([.up, .character("k")], .rowUp), .init([.down, .character("j")], .rowDown)],
      label: "rows", help: "Move through the text.", footerRank: 2),
    Binding(
      .overlay, [.init([.pageUp], .pageUp), .init([.pageDown], .pageDown)],
      label: "pages", help: "Move by a screen."),
    Binding(
      .overlay,
      [.init([.character("g"), .home], .firstRow), .init([.character("G"), .end], .lastRow)],
      label: "first, last", help: "Go to the first or the last line."),
    Binding(
      .overlay, [.init([.escape, .character("q"), .enter], .back)],
      label: "close", help: "Close what lies over the panels.", footerRank: 1),
    Binding(
      .overlay, [.init([.character("?")], .help)], label: "help",
      help: "Show the keys, or close them."),
    Binding(
      .overlay, [.init([.character("w")], .changes)], label: "what changed",
      help: "Show what the last refresh brought, or close it."),
    Binding(
      .everywhere, [.init([.control("c")], .quit)], label: "quit",
      help: "End the program at once."),
    Binding(
      .everywhere, [.init([.control("l")], .repaint)], label: "repaint",
      help: "Paint the screen again."),
  ])

  /// What a key does in a context; `nil` if nothing.
  public func action(for key: Key, in context: Binding.Context) -> Action? {
    for binding in bindings where binding.context == context || binding.context == .everywhere {
      for step in binding.steps where step.keys.contains(key) { return step.action }
    }
    return nil
  }

  /// The rows for the footer in a context, the most useful first.
  public func footer(in context: Binding.Context) -> [Binding] {
    bindings.filter { $0.context == context && $0.footerRank != nil }
      .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
  }

  /// The table as Markdown.
  public var markdownTable: String {
    var lines = ["| keys | what they do |", "|---|---|"]
    for binding in bindings where binding.context != .overlay {
      let keys = binding.allKeys(.unicode).map { "`\($0)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(binding.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table as plain lines, keys first.
  public var listing: String {
    let rows = bindings.filter { $0.context != .overlay }.map {
      ($0.allKeys(.ascii).joined(separator: " "), $0.help)
    }
    let width = rows.map { TextWidth.columns(of: $0.0) }.max() ?? 0
    return rows.map { TextFit.padded($0.0, to: width + 2) + $0.1 }.joined(separator: "\n") + "\n"
  }
}

extension Unicode.Scalar {
  /// The character of a digit from 0 to 9.
  fileprivate static func digit(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(48 + min(max(0, number), 9)))
  }
}
