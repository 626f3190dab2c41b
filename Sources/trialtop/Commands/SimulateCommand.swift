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

  @Flag(name: .customLong("force"), help: "Write over files of the same names.")
  var isForced = false

  func run() throws {
    switch model {
    case .il2:
      let files = IL2Study.files()
      if !isForced { try refuseToOverwrite(files) }
      try SimulateCommand.write(files, to: output)
    }
  }

  /// Fails if a file of the same name holds something else, such as the data of a study.
  private func refuseToOverwrite(_ files: [DataFile]) throws {
    for file in files {
      guard let old = FileSystem.contents(of: "\(output)/\(file.name)") else { continue }
      guard old.elementsEqual(file.text.utf8) else {
        throw ValidationError(
          "\(output)/\(file.name) is there already and is another one; --force writes over it.")
      }
    }
  }

  static func write(_ files: [DataFile], to directory: String) throws(FileFailure) {
    try FileSystem.makeDirectory(directory)
    for file in files {
      try FileSystem.write(Array(file.text.utf8), to: "\(directory)/\(file.name)")
    }
  }
}
