import Cells

extension KeyMap {
  /// The keys of the dashboard.
  public static let standard = KeyMap(
    cursor + looking + tables + toxicity + survival + time + program + themes + overlay + everywhere
  )

  private static func key(_ scalar: Unicode.Scalar, _ action: Action) -> Binding.Step {
    .init([.character(scalar)], action)
  }

  private static let cursor = [
    Binding(
      .moving,
      [
        .init([.up, .character("k")], .rowUp), .init([.down, .character("j")], .rowDown),
      ],
      label: "row", help: "Move the cursor to the numbers of the row above or below.",
      footerRank: 1),
    Binding(
      .moving,
      [
        .init([.left, .character("h")], .previousNumber),
        .init([.right, .character("l")], .nextNumber),
      ],
      label: "number",
      help: "Move the cursor over the numbers of a row; past its end, to the next arm.",
      footerRank: 2),
    Binding(
      .moving, [.init([.enter], .open)],
      label: "patients", help: "Open the number under the cursor: the patients behind it.",
      footerRank: 3),
    Binding(
      .moving, [.init([.escape], .back)],
      label: "back", help: "Close what was opened last.", footerRank: 3),
    Binding(
      .moving, [.init([.pageUp], .pageUp), .init([.pageDown], .pageDown)],
      label: "pages", help: "Move by as many rows as are on the screen."),
    Binding(
      .moving,
      [.init([.character("g"), .home], .firstRow), .init([.character("G"), .end], .lastRow)],
      label: "first, last", help: "Go to the first or the last row."),
    Binding(
      .moving, [key("a", .nextArm), key("A", .previousArm)],
      label: "arm", help: "Select the next or the previous arm; every panel brings it out.",
      footerRank: 6),
    Binding(
      .moving, [key("r", .reference)],
      label: "reference",
      help: "Compare the selected arm with the next one, where one comparison is shown.",
      footerRank: 22),
  ]

  private static let looking = [
    Binding(
      .moving, [.init([.tab], .nextPanel), .init([.backTab], .previousPanel)],
      label: "panel", help: "Go to the next or the previous panel.", footerRank: 4),
    Binding(
      .moving, (1...PanelCatalog.all.count).map { .init([.character(.digit($0))], .panel($0)) },
      label: "panel", help: "Go to a panel by its number."),
    Binding(
      .looking, [key("z", .zoom)],
      label: "zoom", help: "Let the panel fill the screen, and back.", footerRank: 5),
    Binding(
      .looking, [key("L", .nextLayout)],
      label: "layout", help: "Arrange the panels in the next way: overview, safety, efficacy.",
      footerRank: 25),
    Binding(
      .looking, [key("v", .nextFigure), key("V", .previousFigure)],
      label: "view", help: "Show the next or the previous view of a panel that fills the screen.",
      footerRank: 7),
    Binding(
      .counting, [key("p", .population)],
      label: "population", help: "Count the next population: ITT, safety, evaluable, per protocol.",
      footerRank: 16),
    Binding(
      .counting, [key("F", .filter)],
      label: "filter", help: "Type which patients are counted, as in arm=HD & age>=65.",
      footerRank: 8),
    Binding(
      .counting, [key("/", .filter)],
      label: "filter", help: "The same, where there are no rows to search."),
    Binding(
      .counting, [key("c", .cohort)],
      label: "concurrent/all",
      help: "Compare patients randomized while both arms were open, or all patients.",
      footerRank: 12),
    Binding(
      .looking, [key("u", .unit)],
      label: "unit", help: "Show times in the next unit: days, weeks, months, years.",
      footerRank: 20),
  ]

  private static let tables = [
    Binding(
      .tables, [key("o", .order), key("O", .reverseOrder)],
      label: "order", help: "Order the rows by something else, or the other way round.",
      footerRank: 4),
    Binding(
      .tables, [key("/", .search)],
      label: "search", help: "Show only rows with certain words.", footerRank: 5),
  ]

  private static let toxicity = [
    Binding(
      .toxicity, [key("e", .nextMeasure), key("E", .previousMeasure)],
      label: "events",
      help: "In Toxicity: bring out any events, grade 3+, serious or related ones.",
      footerRank: 3)
  ]

  private static let survival = [
    Binding(
      .looking, [key("e", .nextEndpoint), key("E", .previousEndpoint)],
      label: "endpoint", help: "Show the next or the previous survival endpoint.", footerRank: 10),
    Binding(
      .survival, [key("i", .interval)],
      label: "interval", help: "In Survival: compute intervals as log-log, log or plain.",
      footerRank: 6),
    Binding(
      .survival, [key("x", .crosshair)],
      label: "read",
      help: "In Survival: read the curves at a time; arrows move it, Enter lists who is at risk.",
      footerRank: 3),
    Binding(
      .survival, [key("n", .landmark)],
      label: "landmark",
      help: "In Survival: begin at 3, 6, 12 or 24 months, among those still at risk.",
      footerRank: 7),
    Binding(
      .survival, [key("b", .band)],
      label: "band", help: "In Survival: shade the interval of the selected arm, or not.",
      footerRank: 12),
  ]

  private static let time = [
    Binding(
      .time, [key("[", .earlier), key("]", .later)],
      label: "time",
      help: "Move the cut-off back or forward; hold the key to play the study.", footerRank: 9),
    Binding(
      .time, [key("{", .earlierMilestone), key("}", .laterMilestone)],
      label: "milestone",
      help: "Move the cut-off to the milestone before or after: openings, closings, last patient.",
      footerRank: 23),
    Binding(
      .time, [key("d", .timeStep)],
      label: "step", help: "Move the cut-off by days, weeks or months.", footerRank: 21),
    Binding(
      .time, [key("\\", .now)],
      label: "now", help: "Return from the past to all of the data.", footerRank: 22),
  ]

  private static let program = [
    Binding(
      .looking, [key("f", .findings)],
      label: "findings", help: "Show what is wrong in the data, and back.", footerRank: 14),
    Binding(
      .looking, [key("w", .changes)],
      label: "what changed", help: "Show what the last refresh or time step brought, and back.",
      footerRank: 15),
    Binding(
      .program, [key("!", .acknowledge)],
      label: "acknowledge", help: "Take note of the alerts; those still raised stay in Changes.",
      footerRank: 0),
    Binding(
      .program, [key("s", .save)],
      label: "save", help: "Write a picture of the screen to a file.", footerRank: 11),
    Binding(
      .program,
      [
        key("y", .copyNumber), key("Y", .copySurface), .init([.control("y")], .copyCommand),
      ],
      label: "copy",
      help:
        "Copy the number under the cursor, the whole panel or list, or the command line for it.",
      footerRank: 23),
    Binding(
      .program, [key("m", .mouse)],
      label: "mouse", help: "Leave the mouse to the terminal for selecting text, and take it back.",
      footerRank: 24),
    Binding(
      .program, [key("t", .theme), key("T", .nextTheme)], label: "theme",
      help: "Choose a theme from a list that shows each at once, or use the next one.",
      footerRank: 17),
    Binding(
      .program, [key("X", .interrupt)], label: "stop loading",
      help: "Stop a load that takes long; before there is a study, Esc does so too.",
      footerRank: -1),
    Binding(
      .program, [key("R", .reload)], label: "reload", help: "Read the folder again.",
      footerRank: 18),
    Binding(
      .program, [key(":", .palette)], label: "commands",
      help: "Look for anything there is to do by typing a few letters of its name.",
      footerRank: 24),
    Binding(
      .program, [key("?", .help)], label: "help", help: "Show the keys.", footerRank: 13),
    Binding(
      .program, [key("q", .quit)], label: "quit", help: "End the program.", footerRank: 19),
  ]

  private static let themes = [
    Binding(
      .themes, [.init([.enter], .choose)],
      label: "keep", help: "In the list of themes: keep the one shown.", footerRank: 1),
    Binding(
      .themes, [.init([.escape, .character("q")], .back)],
      label: "restore", help: "In the list of themes: go back to the one before.", footerRank: 3),
    Binding(
      .themes, [key("t", .rowDown), key("T", .rowUp)],
      label: "next", help: "In the list of themes: show the next or the previous one."),
  ]

  private static let overlay = [
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
      .overlay, [key("/", .search)],
      label: "search", help: "Show only the keys that are about certain words.", footerRank: 3),
    Binding(
      .overlay, [key("?", .help)], label: "help", help: "Show the keys, or close them."),
  ]

  private static let everywhere = [
    Binding(
      .everywhere, [.init([.control("c")], .quit)], label: "quit",
      help: "End the program at once."),
    Binding(
      .everywhere, [.init([.control("l")], .repaint)], label: "repaint",
      help: "Paint the screen again."),
  ]
}

extension Unicode.Scalar {
  /// The character of a digit from 0 to 9.
  fileprivate static func digit(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(48 + min(max(0, number), 9)))
  }
}
