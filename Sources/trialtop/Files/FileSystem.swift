import Cells
import PlainText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An operation on a file that did not happen.
struct FileFailure: Error, CustomStringConvertible {
  let description: String

  init(_ action: String, _ path: String) {
    description = "\(path) cannot be \(action): \(String(cString: strerror(errno)))"
  }
}

/// The few things the program does with files besides reading a study.
enum FileSystem {
  /// The names in a directory; none if there is no such directory.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file, or `nil`.
  static func contents(of path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isRead = read(path) { bytes.append(contentsOf: $0) }
    return isRead ? bytes : nil
  }

  /// Hands over a file's bytes piece by piece; false if it cannot be read to its end.
  static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let size = 256 * 1024
    let piece = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    defer { piece.deallocate() }
    while true {
      let count = systemRead(descriptor, piece, size)
      if count == 0 { return true }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      take(UnsafeRawBufferPointer(start: piece, count: count))
    }
  }

  /// Writes a file whole or not at all: beside its place, flushed to the disk, then renamed to it.
  static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure("written", path) }
    let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(temporary, path) == 0 else {
      let failure = FileFailure("written", path)
      unlink(temporary)
      throw failure
    }
  }

  /// Writes to a pipe or a terminal; false if its other end is gone.
  @discardableResult
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        systemWrite(descriptor, raw.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Writes words for a person to a terminal or a pipe; nothing in them can steer a terminal.
  @discardableResult
  static func say(_ text: String, to descriptor: Int32 = 1) -> Bool {
    writeAll(Array(PlainText.lines(text).utf8), to: descriptor)
  }

  /// Makes a directory and those above it.
  static func makeDirectory(_ path: String) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/") {
      made += "/\(name)"
      if mkdir(made, 0o755) != 0, errno != EEXIST { throw FileFailure("made", path) }
    }
    guard isDirectory(path) else {
      errno = ENOTDIR
      throw FileFailure("made", path)
    }
  }

  /// Makes a new directory for this run that only its user can read.
  static func makeTemporaryDirectory(in parent: String, prefix: String) throws(FileFailure)
    -> String
  {
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileFailure("written to", parent) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a directory this program has made, with the files in it.
  static func removeDirectory(_ path: String) {
    for name in names(in: path) {
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { removeDirectory(inner) }
    }
    rmdir(path)
  }

  /// Whether there is a directory.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path from the root, links followed; the path itself if there is no such place.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

private func systemRead(_ descriptor: Int32, _ target: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, target, count)
}

private func systemWrite(_ descriptor: Int32, _ source: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, source, count)
}
