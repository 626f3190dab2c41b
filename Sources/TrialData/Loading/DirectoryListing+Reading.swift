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

/// A file of a data directory that trialtop would read.
struct TableFile: Sendable {
  let name: String
  let role: TableRole
  /// How well its name matches its role: 0 is best.
  let rank: Int
  /// Its format; `nil` for `study.toml`.
  let format: TableFormat?

  /// Whether its format can be read.
  var isReadable: Bool { format.map { $0.reader != nil } ?? true }

  /// What a file of that name is for; `nil` if it is no table of a study.
  ///
  /// The stem is compared word by word and without regard to case: `ADRS_ONCO.csv` holds responses,
  /// `madsley.csv` holds nothing. Hidden files and temporary ones are passed over.
  init?(name: String) {
    guard let dot = name.lastIndex(of: "."), !name.hasPrefix("."), !name.hasPrefix("~"),
      !name.hasPrefix("#")
    else { return nil }
    if name.lowercased() == "study.toml" {
      self.init(name: name, role: .settings, rank: 0, format: nil)
      return
    }
    guard let format = TableFormat.named(by: name) else { return nil }
    let words = name[..<dot].lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.contains("tmp") else { return nil }
    for table in StudyTables.names {
      for (place, stem) in table.stems.enumerated() {
        let wanted = stem.split(separator: "_")
        guard wanted.count <= words.count else { continue }
        for start in 0...(words.count - wanted.count)
        where words[start..<start + wanted.count].elementsEqual(wanted) {
          let rank = place * 100 + min(words.count - wanted.count, 99)
          self.init(name: name, role: table.role, rank: rank, format: format)
          return
        }
      }
    }
    return nil
  }

  private init(name: String, role: TableRole, rank: Int, format: TableFormat?) {
    self.name = name
    self.role = role
    self.rank = rank
    self.format = format
  }
}
