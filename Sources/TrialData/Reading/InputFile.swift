import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file opened for reading, read in pieces.
final class InputFile {
  let path: String
  /// The stamp when it was opened.
  let stamp: FileStamp
  private let descriptor: Int32
  private let running: RunningDigest?
  private var bytesRead = 0
  private var isAtEnd = false

  /// Opens a file; of one that is counted the digest is taken while it is read.
  init(path: String, isCounted: Bool = false) throws(ReadFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadFailure(path: path, reason: systemError()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ReadFailure(path: path, reason: "not a regular file")
    }
    self.path = path
    self.descriptor = descriptor
    let stamp = FileStamp(status)
    self.stamp = stamp
    running = isCounted ? RunningDigest(expectedBytes: stamp.bytes) : nil
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
      if got >= 0 {
        if got == 0, count > 0 { isAtEnd = true }
        bytesRead += got
        running?.add(UnsafeRawBufferPointer(start: target, count: got))
        return got
      }
      if errno != EINTR { throw ReadFailure(path: path, reason: systemError()) }
    }
  }

  /// The stamp now, which differs from `stamp` if somebody wrote to the file meanwhile.
  var currentStamp: FileStamp {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStamp(status) : stamp
  }

  /// The bytes from here to the end, for small files; of more than `limit` only the first.
  func contents(atMost limit: Int = .max) throws(ReadFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try readPieces(atMost: limit) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The whole file, for small ones.
  static func contents(of path: String) throws(ReadFailure) -> [UInt8] {
    try InputFile(path: path).contents()
  }

  /// Returns the digest of the bytes as they were read; `nil` if it was not wanted.
  ///
  /// Where reading stopped before the end, the rest is read now, up to where the file ended when it was
  /// opened, so that the digest names a file that others can hold against it. `nil` too if that fails,
  /// or is interrupted.
  func digest(_ control: LoadControl? = nil) -> ContentDigest? {
    guard let running else { return nil }
    do {
      try readPieces(atMost: max(0, stamp.bytes - bytesRead), control) { _ in }
    } catch {
      return nil
    }
    return isAtEnd || bytesRead >= stamp.bytes ? running.digest() : nil
  }

  private func readPieces(
    atMost limit: Int, _ control: LoadControl? = nil, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(ReadFailure) {
    let size = min(65_536, limit)
    let piece = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { piece.deallocate() }
    var left = limit
    while left > 0, !isAtEnd, control?.isInterrupted != true {
      let got = try read(into: piece, count: min(size, left))
      take(UnsafeRawBufferPointer(start: piece, count: got))
      left -= got
    }
  }
}

/// The operating system's description of the last failed call.
func systemError() -> String {
  String(cString: strerror(errno))
}
