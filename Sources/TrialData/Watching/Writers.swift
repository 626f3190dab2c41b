import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which tables of a folder somebody is writing to at this moment, found out through `/proc`.
///
/// The superuser sees all processes, others their own. Of files of one's own a lease then shows whether
/// anybody has them open for writing (`F_SETLEASE`); other files are neither open nor closed, but
/// `unseen`.
struct Writers: Sendable, Equatable {
  /// Tables that are open for writing, or are mapped so, by name and in that order.
  private(set) var open: [String] = []
  /// Tables of which nobody can know, in the same order.
  private(set) var unseen: [String] = []

  /// Looks at all processes for the files of those names.
  init(in directory: String, names: [String]) {
    let files = names.compactMap { name in
      let path = "\(directory)/\(name)"
      return FileStamp(path: path) == nil ? nil : FileIdentity(path: path).map { (name, $0) }
    }
    guard !files.isEmpty else { return }
    let processes = Processes(writingTo: Set(files.map(\.1)))
    for (name, identity) in files {
      if processes.written.contains(identity) {
        open.append(name)
      } else if processes.hasUnseen {
        switch Lease.isOpenForWriting("\(directory)/\(name)") {
        case true?: open.append(name)
        case nil: unseen.append(name)
        case false?: break
        }
      }
    }
    open.sort()
    unseen.sort()
  }

  /// Looks at all processes for the files of a listing; those that were written to since it was made
  /// count as open.
  init(in directory: String, of listing: DirectoryListing) {
    self.init(in: directory, names: listing.files.map(\.name))
    for file in listing.files where !open.contains(file.name) {
      guard let now = FileStamp(path: "\(directory)/\(file.name)"), now.inode == file.stamp.inode,
        !now.isSameText(as: file.stamp)
      else { continue }
      open.append(file.name)
    }
    open.sort()
    unseen.removeAll { open.contains($0) }
  }
}

/// Which file it is, under whatever name.
struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  fileprivate let inode: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// What is at `path`, links followed; `nil` if nothing is.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

#if os(Linux)
  /// A moment's lease of a file, which the kernel refuses where somebody has it open for writing.
  private enum Lease {
    // Not all C libraries tell these two of <fcntl.h> unasked.
    private static let setSignal: Int32 = 10
    private static let setLease: Int32 = 1024

    /// Whether somebody has the file open for writing; `nil` if the kernel keeps it from this user.
    static func isOpenForWriting(_ path: String) -> Bool? {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      // Who wants to write in just this moment waits until it is over; the signal about that would end
      // the program if it were the usual one.
      guard fcntl(descriptor, setSignal, SIGURG) == 0 else { return nil }
      if fcntl(descriptor, setLease, F_RDLCK) == 0 {
        _ = fcntl(descriptor, setLease, F_UNLCK)
        return false
      }
      return errno == EAGAIN ? true : nil
    }
  }

  /// The processes that have some of the files open for writing.
  private struct Processes {
    private(set) var written: Set<FileIdentity> = []
    /// Whether there are processes that cannot be looked at.
    private(set) var hasUnseen = false
    private let files: Set<FileIdentity>
    private let inodes: Set<UInt64>

    init(writingTo files: Set<FileIdentity>) {
      self.files = files
      inodes = Set(files.map(\.inode))
      // Where processes of others are hidden, so is the first one.
      hasUnseen = access("/proc/1", F_OK) != 0
      Self.forEachName(in: "/proc") { name in
        if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { look(at: "/proc/\(name)") }
      }
    }

    private mutating func look(at process: String) {
      let isListed = Self.forEachName(in: "\(process)/fd") { descriptor in
        look(at: descriptor, of: process)
      }
      // One that has ended meanwhile writes no more.
      guard isListed else {
        if errno == EACCES || errno == EPERM { hasUnseen = true }
        return
      }
      lookAtMaps(of: process)
    }

    /// Files that are open for writing; what is no file is known by its name, and no file system is asked
    /// before the number of the file fits, as one may be far away.
    private mutating func look(at descriptor: String, of process: String) {
      let path = "\(process)/fd/\(descriptor)"
      guard Self.leadsToFile(path),
        let details = try? InputFile.contents(of: "\(process)/fdinfo/\(descriptor)")
      else { return }
      var flags = 0
      for line in String(decoding: details, as: UTF8.self).split(separator: "\n") {
        let words = line.split { $0 == ":" || $0 == "\t" || $0 == " " }
        guard words.count == 2 else { continue }
        if words[0] == "flags" { flags = Int(words[1], radix: 8) ?? 0 }
        if words[0] == "ino", let inode = UInt64(words[1]), !inodes.contains(inode) { return }
      }
      guard flags & Int(O_ACCMODE) != Int(O_RDONLY), let identity = FileIdentity(path: path),
        files.contains(identity)
      else { return }
      written.insert(identity)
    }

    /// Files that are mapped so that what is written to memory goes to them, be they closed or not.
    private mutating func lookAtMaps(of process: String) {
      guard let maps = try? InputFile.contents(of: "\(process)/maps") else { return }
      // 7f1c0000-7f1d0000 rw-s 00000000 08:01 131 /data/adsl.csv
      for line in maps.split(separator: 0x0A) {
        guard let space = line.firstIndex(of: 0x20), space + 4 < line.endIndex,
          line[space + 2] == UInt8(ascii: "w"), line[space + 4] == UInt8(ascii: "s")
        else { continue }
        let words = line.split(separator: 0x20, maxSplits: 5).map {
          String(decoding: $0, as: UTF8.self)
        }
        guard words.count > 5, let inode = UInt64(words[4]), inodes.contains(inode) else {
          continue
        }
        // The first path leads to what is mapped, but only the superuser may go there.
        let identity =
          FileIdentity(path: "\(process)/map_files/\(words[0])")
          ?? FileIdentity(path: String(words[5].drop { $0 == " " }))
        if let identity, files.contains(identity) { written.insert(identity) }
      }
    }

    /// Whether a descriptor leads to something with a path, unlike a socket or a pipe.
    private static func leadsToFile(_ path: String) -> Bool {
      var first: CChar = 0
      return readlink(path, &first, 1) == 1 && first == CChar(UInt8(ascii: "/"))
    }

    /// Hands over the names in a directory; false, with `errno`, if it cannot be listed.
    @discardableResult
    private static func forEachName(in directory: String, _ body: (String) -> Void) -> Bool {
      guard let stream = opendir(directory) else { return false }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { body(name) }
      }
      return true
    }
  }
#else
  private enum Lease {
    static func isOpenForWriting(_ path: String) -> Bool? { nil }
  }

  /// Nothing can be found out about other processes.
  private struct Processes {
    let written: Set<FileIdentity> = []
    let hasUnseen = true

    init(writingTo files: Set<FileIdentity>) {}
  }
#endif
