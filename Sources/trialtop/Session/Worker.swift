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
