#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells when a file in a folder was saved, renamed or removed; nothing runs in between.
///
/// The folder need not exist yet: until it does, its nearest ancestor that exists is watched. Where
/// the kernel does not report changes (other systems than Linux), nothing is noticed.
final class FolderWatch {
  /// Can be read when something happened; `nil` if the kernel does not report changes.
  let descriptor: Int32?
  private let directory: String
  private var watch: Int32 = -1
  private var watched = ""

  init(_ directory: String) {
    self.directory = directory
    #if os(Linux)
      let opened = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      descriptor = opened < 0 ? nil : opened
    #else
      descriptor = nil
    #endif
    arm()
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Whether something happened in the folder since the last call.
  func hasChanged() -> Bool {
    guard let descriptor else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    var hasNews = false
    while read(descriptor, &buffer, buffer.count) > 0 { hasNews = true }
    guard hasNews else { return false }
    let wasThere = watched == directory
    arm()
    return wasThere || watched == directory
  }

  /// Watches the folder, or the nearest ancestor that exists.
  private func arm() {
    let before = watch
    // What is made between looking and watching is not reported: a second look finds it.
    for _ in 0..<2 {
      watchNearest()
      guard watched != directory,
        FileSystem.isDirectory(FolderWatch.child(of: watched, towards: directory))
      else { break }
    }
    #if os(Linux)
      if let descriptor, before >= 0, before != watch { inotify_rm_watch(descriptor, before) }
    #endif
  }

  private func watchNearest() {
    #if os(Linux)
      guard let descriptor else { return }
      var path = directory
      while true {
        let events = path == directory ? FolderWatch.changes : FolderWatch.arrivals
        watch = inotify_add_watch(descriptor, path, events | UInt32(IN_ONLYDIR))
        watched = path
        guard watch < 0, path != "/", let slash = path.lastIndex(of: "/") else { return }
        path = slash == path.startIndex ? "/" : String(path[..<slash])
      }
    #endif
  }

  private static func child(of path: String, towards directory: String) -> String {
    let rest = directory.dropFirst(path.utf8.count).drop { $0 == "/" }
    return (path == "/" ? "" : path) + "/" + rest.prefix { $0 != "/" }
  }

  #if os(Linux)
    private static let arrivals = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
    private static let changes = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)
  #endif
}
