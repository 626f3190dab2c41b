import ArgumentParser
import TrialAnalysis
import TrialData

/// The options about what is counted, the same for every command.
struct StudyOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Show the study as it was known on this day.", valueName: "date"),
    transform: Words.day)
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Count the itt (default), safety, evaluable or per-protocol population.",
      valueName: "population"), transform: Words.population)
  var population = Population.intentionToTreat

  @Option(
    help: ArgumentHelp(
      "Compare patients randomized while both arms were open (concurrent, the default), or all.",
      valueName: "cohort"), transform: Words.cohort)
  var cohort = Cohort.concurrent

  var analysisOptions: AnalysisOptions {
    AnalysisOptions(population: population, asOf: asOf, cohort: cohort)
  }
}
