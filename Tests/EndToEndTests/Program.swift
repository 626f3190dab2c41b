import Foundation

/// The built program, run as a user runs it.
enum Program {
  /// Where the build put it: beside the test bundle.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let start = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    return start.appendingPathComponent("trialtop").path
  }()

  struct Result {
    var status: Int32
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs the program with those arguments to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in directory: String? = nil
  ) throws -> Result {
    try run(path, arguments, environment: environment, in: directory)
  }

  /// Runs any program to its end.
  static func run(
    _ executable: String, _ arguments: [String], environment: [String: String] = [:],
    in directory: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    let output = Pipe()
    let errors = FileManager.default.temporaryDirectory
      .appendingPathComponent("trialtop-stderr-\(UUID().uuidString)")
    FileManager.default.createFile(atPath: errors.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: data,
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
