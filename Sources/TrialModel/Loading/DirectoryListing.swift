/// The files of a data directory that matter, with their stamps: equal listings mean that nothing
/// has changed.
public struct DirectoryListing: Sendable, Equatable {
  /// Name and stamp of every file that trialtop would read, in order of the names.
  public var files: [Entry] = []

  /// One file.
  public struct Entry: Sendable, Equatable {
    /// The file's name.
    public var name: String
    /// Its size, time and identity.
    public var stamp: FileStamp

    /// A file of that name with that stamp.
    public init(name: String, stamp: FileStamp) {
      self.name = name
      self.stamp = stamp
    }
  }

  /// A listing of those files.
  public init(files: [Entry] = []) {
    self.files = files
  }
}

/// What distinguishes one version of a file from another without reading it.
public struct FileStamp: Sendable, Hashable {
  /// The file's bytes.
  public var bytes: Int
  /// When it was last written, in nanoseconds since 1970; what is beyond those is taken as their end.
  public var modified: Int64
  /// When anything about it was changed last, likewise; unlike `modified` nobody can set it.
  public var changed: Int64
  /// When it was last written, in whole seconds since 1970.
  public var modifiedSeconds: Int64 { modified / 1_000_000_000 }
  /// Which file it is; a file that is replaced by renaming gets another.
  public var inode: UInt64

  /// A stamp with that size in bytes, those times in nanoseconds since 1970, and that inode.
  public init(bytes: Int, modified: Int64, changed: Int64, inode: UInt64) {
    self.bytes = bytes
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// Whether nobody wrote in between, as far as sizes and times show; a file that is open stays the
  /// same when another takes its name, though `changed` is then another.
  public func isSameText(as other: FileStamp) -> Bool {
    bytes == other.bytes && modified == other.modified && inode == other.inode
  }
}
