public import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension DirectoryListing {
  /// Lists a directory; fails if there is none or it may not be read.
  public init(directory: String) throws(ReadFailure) {
    self.init()
    for name in try DirectoryListing.tableNames(in: directory) {
      guard let stamp = FileStamp(path: "\(directory)/\(name)") else { continue }
      files.append(Entry(name: name, stamp: stamp))
    }
    files.sort { $0.name < $1.name }
  }

  /// The names that are names of tables, links that lead nowhere among them.
  static func tableNames(in directory: String) throws(ReadFailure) -> [String] {
    guard let stream = opendir(directory) else {
      throw ReadFailure(path: directory, reason: systemError())
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if TableFile(name: name) != nil { names.append(name) }
    }
    return names
  }
}

extension FileStamp {
  init(_ status: stat) {
    #if os(Linux)
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    self.init(
      bytes: Int(status.st_size), modified: FileStamp.nanoseconds(modified),
      changed: FileStamp.nanoseconds(changed), inode: UInt64(status.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    let seconds = Int64(time.tv_sec)
    let whole = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !whole.overflow else { return seconds < 0 ? .min : .max }
    let sum = whole.partialValue.addingReportingOverflow(Int64(time.tv_nsec))
    return sum.overflow ? .max : sum.partialValue
  }

  /// The stamp of the file at `path`, links followed; `nil` if there is no regular file.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }
}

/// Why a file could not be read.
public struct ReadFailure: Error, Sendable, Equatable {
  /// The path.
  public var path: String
  /// The operating system's words.
  public var reason: String
}
