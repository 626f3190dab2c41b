import ArgumentParser
import TrialAnalysis
import TrialModel
import TrialReport

/// The options about what is counted, the same for every command.
struct StudyOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Show the study as it was known on this day.", valueName: "date"),
    transform: ArgumentValues.day)
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Count the itt (default), safety, evaluable or per-protocol population.",
      valueName: "population"), transform: ArgumentValues.population)
  var population = Population.intentionToTreat

  @Option(
    help: ArgumentHelp(
      "Compare patients randomized while both arms were open (concurrent, the default), or all.",
      valueName: "cohort"), transform: ArgumentValues.cohort)
  var cohort = Cohort.concurrent

  @Option(
    help: ArgumentHelp(
      "Count only these patients, for example 'arm=HD & age>=65 & sex=F'.",
      valueName: "expression"))
  var filter: String?

  var analysisOptions: AnalysisOptions {
    AnalysisOptions(population: population, asOf: asOf, cohort: cohort, filter: filter)
  }

  /// Refuses an analysis whose filter cannot be used, pointing at the character.
  static func check(_ analysis: Analysis) throws {
    guard let failure = analysis.filter?.failure else { return }
    throw ValidationError("--filter: \(failure.sentence)\n\(ArgumentValues.pointing(at: failure))")
  }
}
