import ArgumentParser
import Cells
import Dashboard
import Terminal

/// The options about how things look.
struct LookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The theme; `trialtop themes` lists them.", valueName: "name"))
  var theme: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  /// Which theme to begin with: the one asked for, none of colour under NO_COLOR, else the one of the
  /// configuration if there is such a theme, else the default.
  func themeName(
    in environment: Environment, _ preferences: Preferences, _ themes: ThemeLibrary
  ) -> String {
    let preferred = preferences.theme.flatMap { themes[$0] == nil ? nil : $0 }
    return theme ?? (environment.refusesColor ? "mono" : preferred ?? "default")
  }

  /// Which characters to draw with.
  func glyphs(isUTF8: Bool) -> GlyphSet {
    ascii || !isUTF8 ? .ascii : .unicode
  }
}
