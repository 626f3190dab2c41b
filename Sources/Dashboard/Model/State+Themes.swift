import Cells
import TrialAnalysis
import TrialModel

/// Choosing a theme: one after the other, or from a list that shows each at once.
extension State {
  /// Uses the next theme.
  mutating func nextTheme() -> [Effect] {
    guard themes.count > 1 else { return [.bell] }
    let place = themes.firstIndex { $0.name == theme } ?? themes.count - 1
    return use(theme: themes[(place + 1) % themes.count].name)
  }

  /// Uses the theme of that name.
  mutating func use(theme name: String) -> [Effect] {
    theme = name
    say("Theme \(name)")
    return [.setTheme(name)]
  }

  /// Opens the list of the themes.
  mutating func openThemes() -> [Effect] {
    guard themes.count > 1 else { return refuse("There is no other theme.") }
    view.overlay = .themes(original: theme)
    view.overlayScroll = 0
    return []
  }

  /// The theme that comes back if the list is given up; `nil` while there is none.
  private var originalTheme: String? {
    if case .themes(let original)? = view.overlay { original } else { nil }
  }

  /// Does what a key means in the list of the themes; `nil` if it means the same as elsewhere.
  mutating func pickTheme(_ action: Action, on frame: Frame) -> [Effect]? {
    guard let originalTheme else { return nil }
    let last = themes.count - 1
    let place = themes.firstIndex { $0.name == theme } ?? 0
    let page = (frame.overlay ?? .none).page
    switch action {
    case .choose:
      view.overlay = nil
      say("Theme \(theme)")
      return []
    case .back:
      view.overlay = nil
      return preview(originalTheme)
    case .rowDown: return preview(at: place == last ? 0 : place + 1)
    case .rowUp: return preview(at: place == 0 ? last : place - 1)
    case .pageDown: return preview(at: min(last, place + page))
    case .pageUp: return preview(at: max(0, place - page))
    case .firstRow: return preview(at: 0)
    case .lastRow: return preview(at: last)
    default: return nil
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
