/// The role of a piece of the screen, which a theme gives its look.
///
/// The raw values count from zero. Panels name roles and never colours.
public enum Role: Int, Sendable, CaseIterable, Hashable {
  /// Numbers and words that carry the message.
  case text
  /// Numbers and words that carry it above all.
  case strong
  /// Column heads and units.
  case label
  /// Method lines and other small print; still to be read.
  case dim
  /// The frame of a panel.
  case border
  /// The frame of the panel that has the focus.
  case focusedBorder
  /// The title of a panel.
  case title
  /// The title of the panel that has the focus.
  case focusedTitle
  /// The header row and the tab bar.
  case header
  /// The program's name in the header.
  case brand
  /// The sign that the screen is up to date.
  case live
  /// The header row of a screen that is not up to date.
  case stale
  /// The sign that there is nothing to show yet.
  case waiting
  /// A fact that must not be overlooked: a cut-off in the past, synthetic data.
  case notice
  /// The footer row.
  case footer
  /// A key in the footer and the help.
  case key
  /// The row of the selected arm.
  case selection
  /// The number under the cursor.
  case cursor
  /// Axes and their ticks.
  case axis
  /// Dotted lines that guide the eye.
  case guide
  /// The total over all arms.
  case total
  /// Complete response.
  case complete
  /// Partial response.
  case partial
  /// Stable disease.
  case stable
  /// Progressive disease.
  case progressive
  /// Not evaluable or not assessed.
  case notEvaluable
  /// Adverse events of any grade.
  case anyGrade
  /// Adverse events of grade 3 or more in a tenth of the patients and up.
  case severeGrade
  /// Something that makes numbers wrong.
  case error
  /// Something to look at.
  case warning
  /// Something good to know.
  case note
  /// What the last refresh brought.
  case change
  /// A P value below .05.
  case significant

  /// The role's key in a theme file: the case's name in lower case, words joined by `-`.
  public var key: String {
    var key = ""
    for character in String(describing: self) {
      if character.isUppercase { key += "-" }
      key += character.lowercased()
    }
    return key
  }

  /// Whether it colours lines and blocks only, for which less contrast is enough.
  public var isGraphic: Bool {
    switch self {
    case .border, .focusedBorder, .axis, .guide, .complete, .partial, .stable, .progressive,
      .notEvaluable, .anyGrade:
      true
    default: false
    }
  }
}
