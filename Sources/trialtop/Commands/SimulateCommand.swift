import ArgumentParser
import TrialSimulation

/// `trialtop simulate il2`: the founding study as a folder of files.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Write a synthetic study as a folder of files.")

  enum Model: String, ExpressibleByArgument, CaseIterable {
    case il2
  }

  @Argument(help: "The study: il2, the three-arm interleukin-2 trial (Yang 2003), reconstructed.")
  var model: Model

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var output: String

  func run() throws {
    switch model {
    case .il2: try SimulateCommand.write(IL2Study.files(), to: output)
    }
  }

  static func write(_ files: [DataFile], to directory: String) throws(FileFailure) {
    try FileSystem.makeDirectory(directory)
    for file in files {
      try FileSystem.write(Array(file.text.utf8), to: "\(directory)/\(file.name)")
    }
  }
}
