import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Carries values from another thread to the event loop, and wakes it.
final class Mailbox<Item: Sendable>: Sendable {
  /// Can be read when there is something.
  let descriptor: Int32
  private let wake: Int32
  private let items = Mutex<[Item]>([])

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    wake = ends[1]
  }

  deinit {
    close(descriptor)
    close(wake)
  }

  /// Puts one in; from any thread.
  func post(_ item: Item) {
    items.withLock { $0.append(item) }
    var byte: UInt8 = 1
    _ = write(wake, &byte, 1)
  }

  /// Takes all out; on the event loop.
  func takeAll() -> [Item] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return items.withLock { items in
      defer { items = [] }
      return items
    }
  }
}
