import Dashboard
import Synchronization
import TrialAnalysis
import TrialModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One thread that does what takes long, in the order it was asked to, so that keys never wait.
///
/// It takes no signals: those belong to the thread of the event loop.
final class Worker: Sendable {
  typealias Job = @Sendable () -> Void

  private let jobs: Mailbox<Job>

  init?() {
    guard let jobs = Mailbox<Job>() else { return nil }
    self.jobs = jobs
    guard Worker.start({ Worker.work(jobs) }) else { return nil }
  }

  /// Starts a thread for one job; false if there cannot be one.
  static func start(_ job: @escaping Job) -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Task(job: job))
    let failure = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Task>.fromOpaque(context).takeRetainedValue().job()
        return nil
      }, context.toOpaque())
    guard failure == 0 else {
      context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// A job on its way to its thread.
  private final class Task: Sendable {
    let job: Job

    init(job: @escaping Job) {
      self.job = job
    }
  }

  /// Asks for a job.
  func perform(_ job: @escaping Job) {
    jobs.post(job)
  }

  private static func work(_ jobs: Mailbox<Job>) -> Never {
    var wait = pollfd(fd: jobs.descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      _ = poll(&wait, 1, -1)
      for job in jobs.takeAll() { job() }
    }
  }
}

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

/// Something that a worker thread has done, for the event loop.
enum WorkerEvent: Sendable {
  /// An analysis is done.
  case analyzed(Analysis, revision: Int)
  /// What an analysis brought in comparison with the one before is known.
  case changed(RefreshDiff, AnalysisKey)
  /// Something was looked up.
  case lookedUp(LookupResult, for: Lookup, in: AnalysisKey)
  /// Pictures were written.
  case saved([String])
  /// The command for alerts failed.
  case commandFailed(String)
  /// Something that was asked for did not happen.
  case failed(String)
}
