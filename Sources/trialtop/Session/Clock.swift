#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The only place that asks what time it is.
enum Clock {
  /// Seconds since 1970.
  static var now: Int64 {
    Int64(time(nil))
  }

  /// Milliseconds on a clock that never goes back, and that goes on while the machine sleeps.
  static var milliseconds: Int64 {
    var moment = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_BOOTTIME, &moment)
    #else
      clock_gettime(CLOCK_MONOTONIC, &moment)
    #endif
    return Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000
  }

  /// Seconds that local time is ahead of UTC.
  static var utcOffset: Int64 {
    var moment = time(nil)
    var local = tm()
    localtime_r(&moment, &local)
    return Int64(local.tm_gmtoff)
  }
}
