import ArgumentParser
import TrialSimulation

/// `trialtop demo`: the founding study, synthetic, in a temporary folder.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the IL-2 study (a synthetic reconstruction) in a temporary folder.",
    discussion: """
      The folder is removed at the end. Its path is on the screen: change a file in it and watch.
      """)

  @Flag(help: "Let the study grow in its folder as it accrued, a month a second.")
  var replay = false

  @Option(
    name: .customLong("months-per-second"),
    help: ArgumentHelp("How fast a replay goes, 0.1 to 20 (default: 1).", valueName: "months"))
  var monthsPerSecond: Double?

  @Flag(
    name: .customLong("no-pauses"),
    help: """
      Do not let a replay rest when the third arm opens and when the last patient is randomized.
      """)
  var noPauses = false

  @OptionGroup var options: DashboardOptions

  func validate() throws {
    if let monthsPerSecond, !IL2Replay.speeds.contains(monthsPerSecond) {
      throw ValidationError("--months-per-second takes 0.1 to 20.")
    }
    if !replay, monthsPerSecond != nil || noPauses {
      throw ValidationError("--months-per-second and --no-pauses go with --replay.")
    }
  }

  func run() throws {
    let parent = try FileSystem.makeTemporaryDirectory(
      in: Environment().temporary, prefix: "trialtop-demo-")
    let directory = "\(parent)/il2"
    let replay = replay ? Replay(directory: directory, steps: steps) : nil
    let cleanUp = {
      replay?.stop()
      FileSystem.removeDirectory(parent)
    }
    defer { cleanUp() }
    if let replay {
      guard let worker = Worker() else { throw FileFailure("opened", "a pipe") }
      try replay.start(on: worker)
    } else {
      try SimulateCommand.write(IL2Study.files(), to: directory)
    }
    let start = SessionStart(
      directory: directory, options: options,
      greeting: replay == nil
        ? "The demo's folder is \(directory): change a file in it and watch."
        : "The study grows as it accrued, in \(directory).",
      keepsLayouts: false, cleanUp: cleanUp)
    try start.run()
  }

  private var steps: [IL2Replay.Step] {
    IL2Replay.steps(monthsPerSecond: monthsPerSecond ?? 1, pauses: !noPauses)
  }
}
