/// Every command there is: the rows of all features, in the order of the help.
enum CommandCatalog {
  /// The rows; those of a new feature are a line here.
  static let all: [Command] = [
    Command.cursor,
    Command.opening,
    Command.paging,
    Command.arms,
    Command.comparing,
    Command.panels,
    Command.layout,
    Command.views,
    Command.population,
    Command.filter,
    Command.cohort,
    Command.unit,
    Command.tables,
    Command.toxicity,
    Command.endpoints,
    Command.crosshair,
    Command.curves,
    Command.time,
    Command.findingsAndChanges,
    Command.alerts,
    Command.saving,
    Command.copying,
    Command.mouse,
    Command.themes,
    Command.loading,
    Command.palette,
    Command.help,
    Command.quitting,
    Command.reading,
    Command.themeList,
    Command.overlay,
    Command.everywhere,
  ].flatMap(\.self)

  /// What there is to choose from by name, which depends on the study; a new kind is a line here.
  static let choices: [@Sendable (State) -> [Choice]] = [
    Choice.views,
    Choice.layouts,
    Choice.endpoints,
    Choice.populations,
    Choice.arms,
    Choice.themes,
  ]
}
