import Dashboard

/// What the program keeps from run to run, in `$XDG_STATE_HOME/trialtop`; never beside the data.
struct Memory {
  private let directory: String?

  init(_ environment: Environment) {
    directory = environment.stateDirectory
  }

  /// Whether this is the first run; from now on it is not, unless that cannot be kept.
  func isFirstRun() -> Bool {
    guard let directory else { return false }
    let path = "\(directory)/hint-seen"
    guard FileSystem.contents(of: path) == nil else { return false }
    do {
      try FileSystem.makeDirectory(directory)
      try FileSystem.write([], to: path)
    } catch {
      // Better never than at every start.
      return false
    }
    return true
  }
}
