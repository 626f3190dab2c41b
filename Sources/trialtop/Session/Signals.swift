import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns the signals that ask a program to end into a byte on a pipe that the event loop watches:
/// those of a person (Ctrl-C, Ctrl-\\), of a closing terminal, of `kill`, of timers and of limits.
///
/// Every one of them ends the program by default, and the terminal would be left as it was then.
/// What is written beyond a limit on file sizes is a write that failed, so SIGXFSZ is ignored.
///
/// A program that cannot end in time, because it waits for a terminal that takes no more output, is
/// ended by SIGALRM.
enum Signals {
  /// How long the program may take to end, in seconds.
  private static let grace: UInt32 = 3
  /// The signals that ask the program to end; SIGXCPU comes a while before the limit kills.
  private static let ending: [Int32] = {
    var numbers = [
      SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU,
    ]
    #if os(Linux)
      numbers += [SIGIO, SIGPWR]
    #endif
    return numbers
  }()
  private static let pipeEnd = Atomic<Int32>(-1)

  /// Begins; returns the end of the pipe to watch.
  static func watch() -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipeEnd.store(ends[1], ordering: .releasing)
    for number in ending {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(Signals.pipeEnd.load(ordering: .acquiring), &byte, 1)
        _ = alarm(Signals.grace)
        errno = saved
      }
      sigaction(number, &action, nil)
    }
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    // A new size wakes the event loop by the pipe: one that comes between the last look at the size and
    // the wait would be slept over. ncurses leaves a handler alone that is there before it.
    var resized = sigaction()
    resized.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(Signals.pipeEnd.load(ordering: .acquiring), &byte, 1)
      errno = saved
    }
    sigaction(SIGWINCH, &resized, nil)
    // Whoever started the program may have had them blocked; a dashboard must hear them.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in ending + [SIGTSTP, SIGCONT, SIGWINCH] { sigaddset(&heard, number) }
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    return ends[0]
  }

  /// Returns the signal that asks the program to end, if one came; takes in that the terminal has a new
  /// size, which is looked at with the next input.
  static func taken(from end: Int32) -> Int32? {
    var byte: UInt8 = 0
    while read(end, &byte, 1) == 1 {
      if Int32(byte) != SIGWINCH { return Int32(byte) }
    }
    return nil
  }

  /// Ends the program as the signal would have, after the terminal has been put in order.
  static func die(of number: Int32) -> Never {
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
  }
}
