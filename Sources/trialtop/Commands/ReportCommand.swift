import ArgumentParser
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

/// `trialtop report DIR`: every panel as text on standard output.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print every panel of a study as text, Markdown or JSON.",
    discussion: "The exit status is 1 if the study is INCOMPLETE: a table is cut or being written.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Argument(help: ArgumentHelp("The folder of the study.", valueName: "dir"))
  var directory = "."

  @Option(help: ArgumentHelp("text (80 columns), markdown or json.", valueName: "format"))
  var format = Format.text

  @OptionGroup(title: "What is counted")
  var options: StudyOptions

  func run() throws {
    let loader = StudyLoader(directory: directory, today: Clock.today)
    let loaded = loader.load(disclosing: .all)
    guard let study = loaded.study else { throw NoStudy(loaded) }
    let analysis = Analysis(study, options: options.analysisOptions)
    try StudyOptions.check(analysis)
    let (findings, state, limit) = (loaded.findings, loaded.state, loader.limit(of: loaded))
    let isWritten =
      switch format {
      case .text:
        FileSystem.say(
          TextReport(
            study: study, analysis: analysis, findings: findings, state: state, limit: limit,
            version: Version.text
          ).text())
      case .markdown:
        FileSystem.say(
          MarkdownReport(
            study: study, analysis: analysis, findings: findings, state: state, limit: limit,
            version: Version.text
          ).text())
      case .json:
        FileSystem.writeAll(
          Array(
            JSONReport(
              study: study, analysis: analysis, findings: findings, state: state, limit: limit,
              version: Version.text
            ).text().utf8), to: 1)
      }
    guard isWritten, state == .whole else { throw ExitCode.failure }
  }
}

/// A folder in which there is no study to work with.
struct NoStudy: Error, CustomStringConvertible {
  let description: String

  init(_ loaded: Loaded) {
    let errors = loaded.findings.filter { $0.severity == .error }.prefix(5).map(\.sentence)
    let reason = loaded.missingReason?.sentence ?? "There is no study."
    description = ([reason] + errors).joined(separator: "\n  ")
  }
}
