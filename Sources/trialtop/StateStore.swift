import Dashboard
import UserFiles

/// What the program keeps from run to run, in `$XDG_STATE_HOME/trialtop`; never beside the data.
struct StateStore: Sendable {
  private let directory: String?
  private let keepsLayouts: Bool

  /// `keepsLayouts` is whether layouts are read and written: a demo must not take them from the
  /// study that it shows, nor change them.
  init(_ environment: Environment, keepsLayouts: Bool = true) {
    directory = environment.stateDirectory
    self.keepsLayouts = keepsLayouts
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

  /// How the panels of every study were left.
  var layouts: StudyLayouts {
    guard let path = layoutsFile, let bytes = FileSystem.contents(of: path) else {
      return StudyLayouts()
    }
    return StudyLayouts(toml: String(decoding: bytes, as: UTF8.self))
  }

  /// Keeps how the panels of a study are arranged; what other studies' are stays as it is by now.
  func remember(_ layout: PanelLayout, study: String) throws(FileFailure) {
    guard let directory, let path = layoutsFile else { return }
    var layouts = self.layouts
    layouts[study] = layout
    try FileSystem.makeDirectory(directory)
    try FileSystem.write(Array(layouts.toml.utf8), to: path)
  }

  private var layoutsFile: String? {
    keepsLayouts ? directory.map { "\($0)/layouts.toml" } : nil
  }
}
