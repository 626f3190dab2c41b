public import TrialModel

extension Loaded {
  /// Whether a study that is shown as soon as it is read, and not followed, is all of its folder.
  public var state: StudyState {
    StudyState(loss: StudyFollower.loss(ofFirst: LoadSummary(self)))
  }
}

extension StudyLoader {
  /// Returns what cannot be known of who was writing to the folder when it was read; `nil` if nothing.
  public func limit(of loaded: Loaded) -> FreshnessLimit? {
    if DirectoryWatcher.isOnNetwork(directory) { return .network(seconds: nil) }
    return loaded.unseenTables.isEmpty ? nil : .otherUsers
  }
}
