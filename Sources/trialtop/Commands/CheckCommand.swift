import ArgumentParser
import TrialAnalysis
import TrialData
import TrialModel
import TrialReport

/// `trialtop check DIR`: what is wrong in a study's folder.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List what is wrong in a study's folder.",
    discussion: "The exit status is 1 if anything is an error or the study is INCOMPLETE.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The folder of the study.", valueName: "dir"))
  var directory = "."

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  func run() throws {
    let loader = StudyLoader(directory: directory, today: Clock.today)
    let loaded = loader.load(disclosing: .all)
    let state = loaded.state
    let report = FindingsReport(
      study: loaded.study, findings: loaded.findings, state: state,
      limit: loader.limit(of: loaded), version: Version.text)
    let isWritten =
      switch format {
      case .json: FileSystem.writeAll(Array(report.json().utf8), to: 1)
      case .text: FileSystem.say(report.text())
      }
    guard isWritten else { throw ExitCode.failure }
    if loaded.study == nil, let reason = loaded.missingReason {
      FileSystem.say("\(reason.sentence)\n", to: 2)
      throw ExitCode.failure
    }
    if loaded.findings.total(.error) > 0 || state != .whole { throw ExitCode.failure }
  }
}
