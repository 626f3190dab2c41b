/// What cannot be known of a folder that reads whole: who might be writing to it at this moment.
public enum FreshnessLimit: Sendable, Equatable {
  /// Processes of other users could have a table open for writing; they cannot be looked at.
  case otherUsers
  /// A table is on a file system that others write to unheard; the folder is listed every so many
  /// seconds, or was read once.
  case network(seconds: Double?)
  /// The folder is only listed, every so many seconds.
  case listing(seconds: Double)
}
