#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells one version of a file from another without reading it.
public struct FileStamp: Sendable, Hashable {
  /// The file's bytes.
  public var bytes: Int
  /// When it was last written, in nanoseconds since 1970; what is beyond those is taken as their end.
  public var modified: Int64
  /// When anything about it was changed last, likewise; unlike `modified` nobody can set it.
  public var changed: Int64
  /// When it was last written, in whole seconds since 1970.
  var modifiedSeconds: Int64 { modified / 1_000_000_000 }
  /// Which file it is; a file that is replaced by renaming gets another.
  public var inode: UInt64

  init(_ status: stat) {
    bytes = Int(status.st_size)
    #if os(Linux)
      (modified, changed) = (
        FileStamp.nanoseconds(status.st_mtim), FileStamp.nanoseconds(status.st_ctim)
      )
    #else
      (modified, changed) = (
        FileStamp.nanoseconds(status.st_mtimespec), FileStamp.nanoseconds(status.st_ctimespec)
      )
    #endif
    inode = UInt64(status.st_ino)
  }

  /// Whether nobody wrote in between, as far as sizes and times tell; a file that is open stays the
  /// same when another takes its name, though `changed` is then another.
  func isSameText(as other: FileStamp) -> Bool {
    bytes == other.bytes && modified == other.modified && inode == other.inode
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

/// A file opened for reading, read in pieces.
final class InputFile {
  let path: String
  /// The stamp when it was opened.
  let stamp: FileStamp
  private let descriptor: Int32

  init(path: String) throws(ReadFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadFailure(path: path, reason: systemError()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ReadFailure(path: path, reason: "not a regular file")
    }
    self.path = path
    self.descriptor = descriptor
    self.stamp = FileStamp(status)
  }

  deinit {
    close(descriptor)
  }

  /// Reads at most `count` bytes to `target`; 0 means the end.
  func read(into target: UnsafeMutableRawPointer, count: Int) throws(ReadFailure) -> Int {
    while true {
      #if canImport(Glibc)
        let got = Glibc.read(descriptor, target, count)
      #elseif canImport(Musl)
        let got = Musl.read(descriptor, target, count)
      #else
        let got = Darwin.read(descriptor, target, count)
      #endif
      if got >= 0 { return got }
      if errno != EINTR { throw ReadFailure(path: path, reason: systemError()) }
    }
  }

  /// The stamp now, which differs from `stamp` if somebody wrote to the file meanwhile.
  var currentStamp: FileStamp {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStamp(status) : stamp
  }

  /// The whole file, for small ones.
  static func contents(of path: String) throws(ReadFailure) -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let got = try file.read(into: piece, count: 65_536)
      if got == 0 { return bytes }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: piece, count: got))
    }
  }
}

/// What the operating system says of the last failed call.
func systemError() -> String {
  String(cString: strerror(errno))
}
