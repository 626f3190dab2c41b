import Cells
import TrialAnalysis
import TrialModel

/// Choosing a theme: one after the other, or from a list that shows each at once.
extension State {
  /// Uses the next theme.
  fileprivate mutating func nextTheme() -> [Effect] {
    let place = themes.firstIndex { $0.name == theme } ?? themes.count - 1
    return use(theme: themes[(place + 1) % themes.count].name)
  }

  /// Uses the theme of that name.
  fileprivate mutating func use(theme name: String) -> [Effect] {
    theme = name
    say("Theme \(name)")
    return [.setTheme(name)]
  }

  /// Opens the list of the themes.
  fileprivate mutating func openThemes() {
    view.overlay = .themes(original: theme)
    view.overlayScroll = 0
  }

  /// Why there is nothing to choose from; `nil` if there are several themes.
  fileprivate var missingThemes: String? {
    themes.count > 1 ? nil : "There is no other theme."
  }

  /// The theme that comes back if the list is given up; `nil` while there is none.
  private var originalTheme: String? {
    if case .themes(let original)? = view.overlay { original } else { nil }
  }

  /// Keeps the theme that the list shows.
  mutating func keepTheme() -> [Effect] {
    view.overlay = nil
    say("Theme \(theme)")
    return []
  }

  /// Closes the list and brings back the theme from before.
  mutating func restoreTheme() -> [Effect] {
    let original = originalTheme ?? theme
    view.overlay = nil
    return preview(original)
  }

  /// Shows another theme of the list; a step past its ends goes round.
  mutating func moveThemes(_ move: RowMove, on frame: Frame) -> [Effect] {
    let last = themes.count - 1
    let place = themes.firstIndex { $0.name == theme } ?? 0
    return switch move {
    case .down where place == last: preview(at: 0)
    case .up where place == 0: preview(at: last)
    default:
      preview(at: move.moving(place, limit: last, page: (frame.overlay ?? .none).page))
    }
  }

  /// Draws with the theme at that place in the list, for as long as the list is open.
  mutating func preview(at place: Int) -> [Effect] {
    themes.indices.contains(place) ? preview(themes[place].name) : []
  }

  private mutating func preview(_ name: String) -> [Effect] {
    guard name != theme else { return [] }
    theme = name
    return [.setTheme(name)]
  }

  /// The themes were read again; the one in use is drawn as it is now.
  mutating func themesChanged(_ new: [Theme], failure: String?) -> [Effect] {
    let before = themes.first { $0.name == theme }
    let now = new.first { $0.name == theme }
    themes = new
    if let failure {
      say(failure, severity: .error)
    } else if let now, now != before {
      say("Theme \(theme) was read again")
    }
    guard let now, now != before else { return [] }
    return [.setTheme(now.name)]
  }
}

extension Command {
  /// Choosing a theme.
  static let themes = [
    Command(
      about: .program,
      [
        Step("themes", "t", unavailable: \.missingThemes) { state, _ in
          state.openThemes()
          return []
        },
        Step("next-theme", "T", unavailable: \.missingThemes) { state, _ in state.nextTheme() },
      ],
      label: "theme",
      help: "Choose a theme from a list that shows each at once, or use the next one.",
      footerRank: 17, worksWithoutStudy: true)
  ]

  /// What the keys do in the list; they move through it like through any box.
  static let themeList = [
    Command(
      in: .themes, [Step("choose", [.enter]) { state, _ in state.keepTheme() }],
      label: "keep", help: "In the list of themes: keep the one shown.", footerRank: 1),
    Command(
      in: .themes,
      [Step(.back, [.escape, .character("q")]) { state, _ in state.restoreTheme() }],
      label: "restore", help: "In the list of themes: go back to the one before.", footerRank: 3),
    Command(
      in: .themes,
      [
        Step("row-down", "t") { $0.moveThemes(.down, on: $1) },
        Step("row-up", "T") { $0.moveThemes(.up, on: $1) },
      ],
      label: "next", help: "In the list of themes: show the next or the previous one."),
  ]
}

extension Choice {
  /// The themes there are.
  static let themes: @Sendable (State) -> [Choice] = { state in
    state.themes.map { theme in
      Choice("theme:\(theme.name)", "Theme: \(theme.name)", help: theme.summary) { state, _ in
        state.use(theme: theme.name)
      }
    }
  }
}
