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

  /// Which theme to begin with: the one asked for, none of colour under NO_COLOR, else the default.
  func themeName(in environment: Environment) -> String {
    theme ?? (environment.refusesColor ? "mono" : "default")
  }

  /// Which characters to draw with.
  func glyphs(isUTF8: Bool) -> GlyphSet {
    ascii || !isUTF8 ? .ascii : .unicode
  }
}
