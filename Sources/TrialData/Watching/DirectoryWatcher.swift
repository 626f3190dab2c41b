public import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells when a data directory has changed and may be read again.
///
/// On a local file system the kernel reports changes (inotify) and nothing runs in between; where a table
/// is on a network file system, or when asked to, the folder is listed every few seconds. The directory
/// may be replaced, and it may be a symbolic link that is pointed elsewhere.
public final class DirectoryWatcher {
  /// How changes are noticed.
  public enum Method: Sendable, Equatable {
    /// The kernel reported it.
    case notifications
    /// The folder is listed every so many seconds.
    case polling(seconds: Double)
  }

  /// The interval of polling where notifications do not work, in seconds.
  public static let defaultPollSeconds = 5.0

  /// The directory.
  public let directory: String
  /// How changes are noticed.
  public private(set) var method: Method
  /// A descriptor that can be read when something happened; `nil` when polling. It may be another one
  /// after `collect`.
  public private(set) var descriptor: Int32?
  /// A descriptor that has exceptional news (`POLLPRI`) when something was mounted; `nil` when polling.
  public let mounts: Int32?

  /// Whether a table is where others change it unheard.
  private var isOnNetwork: Bool
  private var schedule = RefreshSchedule()
  private var isWritten = false
  private var nextPoll: Int64?
  private var polled: DirectoryListing?
  /// Files that differed from one listing to the next, both of them other than what was loaded.
  private var unsettled: [String] = []
  /// The listing that was loaded last.
  private var loaded: DirectoryListing?
  /// Whether a load is under way that may not see what is in the folder now.
  private var isLoading = false
  /// Tables that were closed or replaced since that load began, and since the watch began.
  private var closedWhileLoading: Set<String> = []
  private var closed: Set<String> = []
  /// Tables of which the last load could not know whether they were open.
  private var unseen: [String] = []
  /// What was found at the path of the directory when the watch began.
  private var place: FileIdentity?
  /// Watched directories other than the data directory: which names in them matter.
  private var linkNames: [Int32: Set<String>] = [:]
  private var directoryWatch: Int32 = -1
  private var fileWatches: [Int32: String] = [:]

  /// A watcher of that directory; `pollSeconds` asks for polling.
  public init(directory: String, pollSeconds: Double? = nil) {
    self.directory = directory
    #if os(Linux)
      let table = pollSeconds == nil ? open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC) : -1
      mounts = table < 0 ? nil : table
    #else
      mounts = nil
    #endif
    isOnNetwork = DirectoryWatcher.isOnNetwork(directory)
    method = .polling(seconds: pollSeconds ?? DirectoryWatcher.defaultPollSeconds)
    if pollSeconds == nil { arm() }
  }

  deinit {
    if let descriptor { close(descriptor) }
    if let mounts { close(mounts) }
  }

  /// Notes that a load has begun: a change that is taken back before it ends is a change to it.
  public func noteLoading() {
    isLoading = true
    closedWhileLoading = []
  }

  /// Notes which listing was loaded last, so that it is not loaded again, and who was writing then.
  ///
  /// - Parameters:
  ///   - listing: The listing.
  ///   - open: Tables that were found open for writing after the load.
  ///   - unseen: Tables of which that could not be known.
  public func note(loaded listing: DirectoryListing?, open: [String] = [], unseen: [String] = []) {
    isLoading = false
    loaded = listing
    polled = listing
    unsettled = []
    self.unseen = unseen
    // What was closed meanwhile is read again in any case.
    for name in open where !closedWhileLoading.contains(name) { schedule.held(name) }
  }

  /// Files that somebody is writing to, or may be.
  public var filesBeingWritten: [String] {
    (schedule.open + unsettled).sorted()
  }

  /// Whether somebody has written to an open file since the last call.
  public func takeWritten() -> Bool {
    defer { isWritten = false }
    return isWritten
  }

  /// What cannot be known of who is writing; `nil` if nothing.
  ///
  /// A writer whose process cannot be looked at becomes known when it writes or closes its file, and a
  /// file that was closed since the watch began has none of before.
  public var limit: FreshnessLimit? {
    switch method {
    case .polling(let seconds) where isOnNetwork: .network(seconds: seconds)
    case .polling(let seconds): .listing(seconds: seconds)
    case .notifications: unseen.allSatisfy { closed.contains($0) } ? nil : .otherUsers
    }
  }

  /// When to call `isDue` next, in milliseconds; `nil` if only the descriptor can bring news.
  public func deadline(now: Int64) -> Int64? {
    guard case .polling(let seconds) = method else { return schedule.deadline }
    if nextPoll == nil { nextPoll = now + Int64(seconds * 1000) }
    return [nextPoll, schedule.deadline].compactMap { $0 }.min()
  }

  /// Whether the folder differs from what was loaded last and has come to rest.
  public func isDue(now: Int64) -> Bool {
    let quiet = schedule.quietFiles(at: now)
    if !quiet.isEmpty { findOut(quiet, now: now) }
    if case .polling(let seconds) = method, let due = nextPoll, now >= due {
      nextPoll = now + Int64(seconds * 1000)
      if !schedule.held.isEmpty { findOut(Array(schedule.held), now: now) }
      return poll()
    }
    guard schedule.takeDue(at: now) else { return false }
    return isLoading || (try? DirectoryListing(directory: directory)) != loaded
  }

  /// Looks whether the folder is other than what was loaded although nobody reported it, as is so with
  /// what is written through memory, and whether what is waited for is open still.
  ///
  /// Call it now and then, when there is something else to wake up for.
  public func lookAgain(now: Int64) {
    guard method == .notifications, !isLoading else { return }
    if !schedule.held.isEmpty { findOut(Array(schedule.held), now: now) }
    guard (try? DirectoryListing(directory: directory)) != loaded else { return }
    // It may be that another place is watched than the one that is there now.
    arm()
    schedule.doubt(now)
    schedule.note(now)
  }

  /// Finds out whether files are open for writing: those that are, or may be, are waited for.
  private func findOut(_ names: [String], now: Int64) {
    let writers = Writers(in: directory, names: names)
    for name in names {
      if writers.open.contains(name) || writers.unseen.contains(name) {
        schedule.held(name)
      } else {
        schedule.changed(name, at: now)
      }
    }
  }

  /// A change counts once two listings in a row agree on it; what goes on changing is being written.
  private func poll() -> Bool {
    let listing = try? DirectoryListing(directory: directory)
    let before = polled
    polled = listing
    unsettled = []
    guard listing != loaded else { return false }
    if listing == before { return true }
    if before != loaded, let listing, let before {
      unsettled = listing.files.filter { !before.files.contains($0) }.map(\.name)
    }
    return false
  }
}

#if os(Linux)
  extension DirectoryWatcher {
    private static let changes = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB)
    private static let networkFileSystems: Set<String> = [
      "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "glusterfs", "gpfs",
      "beegfs", "ncpfs", "vboxsf", "prl_fs", "davfs", "virtiofs",
    ]

    /// Whether the directory, or a table that it has a link to, is on a file system that others change
    /// without the kernel's knowledge.
    static func isOnNetwork(_ directory: String) -> Bool {
      guard let mounts = try? InputFile.contents(of: "/proc/self/mountinfo") else { return false }
      let text = String(decoding: mounts, as: UTF8.self)
      return devices(of: directory).contains { isOnNetwork(device: $0, mounts: text) }
    }

    /// The devices that the directory and its tables are on, those behind links among them.
    static func devices(of directory: String) -> Set<UInt64> {
      var devices: Set<UInt64> = []
      func add(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        devices.insert(UInt64(status.st_dev))
        return true
      }
      // Where the directory is not there yet, it will be where the nearest one above it is.
      var path = Substring(directory)
      while !add(path.isEmpty ? (directory.hasPrefix("/") ? "/" : ".") : String(path)),
        !path.isEmpty
      {
        path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
      }
      for name in (try? DirectoryListing.tableNames(in: directory)) ?? [] {
        _ = add("\(directory)/\(name)")
      }
      return devices
    }

    /// Whether a device is such a file system, by the kernel's list of mounts.
    ///
    /// - Parameters:
    ///   - device: The number of the device, as `stat` gives it.
    ///   - mounts: The text of `/proc/self/mountinfo`.
    /// - Returns: Whether the device is one; false if it is not on the list.
    static func isOnNetwork(device: UInt64, mounts: String) -> Bool {
      let major = (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000
      let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
      for line in mounts.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count > 6, words[2] == "\(major):\(minor)",
          let dash = words.firstIndex(of: "-"), dash + 1 < words.count
        else { continue }
        let type = words[dash + 1]
        return networkFileSystems.contains(String(type)) || type.hasPrefix("fuse")
      }
      return false
    }

    /// Events that mean that a watched file or folder is not where it was.
    private static let departures = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)

    /// Begins watching: the directory, every symbolic link on the way to it, and its parent.
    private func arm() {
      if let descriptor { close(descriptor) }
      descriptor = nil
      linkNames = [:]
      fileWatches = [:]
      directoryWatch = -1
      closed = []
      place = FileIdentity(path: directory)
      method = .polling(seconds: DirectoryWatcher.defaultPollSeconds)
      isOnNetwork = DirectoryWatcher.isOnNetwork(directory)
      guard !isOnNetwork else { return }
      let notifications = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard notifications >= 0 else { return }
      watchWay(to: directory, on: notifications, depth: 0)
      directoryWatch = inotify_add_watch(
        notifications, directory,
        Self.changes | Self.departures | UInt32(IN_MODIFY | IN_ONLYDIR))
      if directoryWatch < 0, errno == ENOSPC || errno == ENOMEM {
        close(notifications)
        return
      }
      descriptor = notifications
      method = .notifications
      watchLinkedFiles(on: notifications)
    }

    /// Watches the place where `path`'s last name stands, and the same for every link on the way; where
    /// the way ends early, the place where it would go on. Folders on the way report when they leave.
    private func watchWay(to path: String, on notifications: Int32, depth: Int) {
      guard depth < 20 else { return }
      let isAbsolute = path.hasPrefix("/")
      let names = path.split(separator: "/").map(String.init)
      var prefix = isAbsolute ? "/" : "."
      for (index, name) in names.enumerated() {
        let next = prefix == "/" ? "/\(name)" : "\(prefix)/\(name)"
        if !Self.exists(next) {
          watch(name, in: prefix, on: notifications)
          // It may have come into being before it was watched for.
          guard Self.exists(next) else { return }
        }
        let target = Self.linkTarget(next)
        if name != ".", name != "..", target != nil || index == names.count - 1 {
          watch(name, in: prefix, on: notifications)
        }
        if let target {
          watchWay(
            to: target.hasPrefix("/") ? target : "\(prefix)/\(target)", on: notifications,
            depth: depth + 1)
        }
        if target == nil, index < names.count - 1 {
          _ = inotify_add_watch(
            notifications, next, Self.departures | UInt32(IN_ONLYDIR | IN_MASK_ADD))
        }
        prefix = next
      }
    }

    /// Whether there is something of that name, be it a link that leads nowhere.
    private static func exists(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0
    }

    private func watch(_ name: String, in parent: String, on notifications: Int32) {
      let watch = inotify_add_watch(
        notifications, parent,
        UInt32(
          IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB | IN_ONLYDIR
            | IN_MASK_ADD))
      if watch >= 0 { linkNames[watch, default: []].insert(name) }
    }

    /// A table that is a symbolic link is watched where it is, and so are the links on the way there.
    private func watchLinkedFiles(on notifications: Int32) {
      guard let names = try? DirectoryListing.tableNames(in: directory) else { return }
      for name in names {
        let path = "\(directory)/\(name)"
        guard Self.linkTarget(path) != nil else { continue }
        watchWay(to: path, on: notifications, depth: 0)
        let watch = inotify_add_watch(
          notifications, path,
          Self.departures | UInt32(IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB))
        if watch >= 0 { fileWatches[watch] = name }
      }
    }

    private func noteWritten(_ name: String, at now: Int64) {
      schedule.written(name, at: now)
      isWritten = true
    }

    /// Nobody writes any more to what that name led to.
    private func noteClosed(_ name: String, at now: Int64) {
      schedule.changed(name, at: now)
      closed.insert(name)
      closedWhileLoading.insert(name)
    }

    /// Whether the file at `path` has other names as well: it was not made, but linked.
    private static func isSecondName(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && status.st_nlink > 1
    }

    private static func linkTarget(_ path: String) -> String? {
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { return nil }
      return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Takes the kernel's reports; call it when the descriptor can be read.
    public func collect(now: Int64) {
      guard let descriptor else { return }
      var mustArm = false
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { break }
        mustArm = take(buffer[..<count], now: now) || mustArm
      }
      if place != FileIdentity(path: directory) {
        // Something was mounted there, or is no more.
        schedule.note(now)
        mustArm = true
      }
      if mustArm {
        arm()
        schedule.doubt(now)
      }
    }

    /// Returns whether the watches have to be set anew.
    private func take(_ bytes: ArraySlice<UInt8>, now: Int64) -> Bool {
      var mustArm = false
      bytes.withUnsafeBytes { raw in
        var at = 0
        let header = MemoryLayout<inotify_event>.size
        while at + header <= raw.count {
          let watch = raw.loadUnaligned(fromByteOffset: at, as: Int32.self)
          let mask = Int32(
            bitPattern: raw.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
          let length = Int(raw.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
          let name = String(
            decoding: raw[(at + header)..<(at + header + length)].prefix { $0 != 0 },
            as: UTF8.self)
          at += header + length
          mustArm = take(watch: watch, mask: mask, name: name, now: now) || mustArm
        }
      }
      return mustArm
    }

    private func take(watch: Int32, mask: Int32, name: String, now: Int64) -> Bool {
      if mask & Int32(IN_Q_OVERFLOW) != 0 {
        schedule.note(now)
        return true
      }
      if let file = fileWatches[watch] {
        if mask & Int32(IN_MODIFY) != 0 {
          noteWritten(file, at: now)
          return false
        }
        if mask & Int32(IN_CLOSE_WRITE) != 0 { noteClosed(file, at: now) }
        // What becomes of its name and its rights leaves it open if it is.
        schedule.note(now)
        return mask & (Int32(Self.departures) | Int32(IN_ATTRIB | IN_IGNORED)) != 0
      }
      if mask & (Int32(Self.departures) | Int32(IN_IGNORED)) != 0 {
        schedule.note(now)
        return true
      }
      if watch == directoryWatch {
        if mask & Int32(IN_MODIFY) != 0 {
          if TableFile(name: name) != nil { noteWritten(name, at: now) }
          return false
        }
        if TableFile(name: name) != nil {
          let isLink = Self.linkTarget("\(directory)/\(name)") != nil
          if mask & Int32(IN_ATTRIB) != 0 {
            schedule.note(now)
          } else if mask & Int32(IN_CREATE) != 0, !isLink,
            !Self.isSecondName("\(directory)/\(name)")
          {
            // A file that was just made is open as a rule, and nothing is in it yet.
            noteWritten(name, at: now)
          } else {
            noteClosed(name, at: now)
          }
          return isLink
        }
        if linkNames[watch]?.contains(name) == true || name.hasPrefix("..") {
          schedule.note(now)
          return true
        }
        return false
      }
      guard linkNames[watch]?.contains(name) == true else { return false }
      schedule.note(now)
      return true
    }
  }
#else
  extension DirectoryWatcher {
    /// Not known.
    static func isOnNetwork(_ directory: String) -> Bool { false }
    private func arm() {}

    /// Nothing to take: the folder is listed every few seconds.
    public func collect(now: Int64) {}
  }
#endif
