/// Times as words on the screen, in steps so coarse that nothing changes more than once a minute.
enum ClockText {
  /// How long ago that was: `just now`, `14 min`, `3 h`, `2 d`.
  static func age(of time: Int64, now: Int64) -> String {
    let seconds = max(0, now - time)
    switch seconds {
    case ..<60: return "just now"
    case ..<3600: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// The time of day, `11:58`, or `11:58:03` where events of one minute are told apart.
  static func time(_ time: Int64, utcOffset: Int64, hasSeconds: Bool = false) -> String {
    let local = time + utcOffset
    let seconds = ((local % 86_400) + 86_400) % 86_400
    let minutes = seconds / 60
    return two(minutes / 60) + ":" + two(minutes % 60)
      + (hasSeconds ? ":" + two(seconds % 60) : "")
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
