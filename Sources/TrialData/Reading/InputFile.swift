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

  /// The whole file, for small ones; of a larger one its first `limit` bytes.
  static func contents(of path: String, atMost limit: Int = .max) throws(ReadFailure) -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let got = try file.read(into: piece, count: min(65_536, limit - bytes.count))
      if got == 0 { return bytes }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: piece, count: got))
    }
  }
}

/// What the operating system says of the last failed call.
func systemError() -> String {
  String(cString: strerror(errno))
}
