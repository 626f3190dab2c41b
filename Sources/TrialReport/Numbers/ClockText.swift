public import TrialModel

/// Times in words; on the screen in steps so coarse that nothing changes more than once a minute.
public enum ClockText {
  /// How long ago that was: `just now`, `14 min`, `3 h`, `2 d`.
  public static func age(of time: Int64, now: Int64) -> String {
    let seconds = max(0, now - time)
    switch seconds {
    case ..<60: return "just now"
    case ..<3600: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// The time of day, `11:58`, or `11:58:03` where events of one minute are recorded apart.
  public static func time(_ time: Int64, utcOffset: Int64, hasSeconds: Bool = false) -> String {
    let seconds = second(time, utcOffset)
    let minutes = seconds / 60
    return two(minutes / 60) + ":" + two(minutes % 60)
      + (hasSeconds ? ":" + two(seconds % 60) : "")
  }

  /// The second of the day.
  private static func second(_ time: Int64, _ utcOffset: Int64) -> Int64 {
    ((time + utcOffset) % 86_400 + 86_400) % 86_400
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension TimeUnit {
  /// The word for it after a number as it is written: `1 year`, `2.5 years`.
  public func word(after number: String) -> String {
    number == "1" ? String(rawValue.dropLast()) : rawValue
  }

  /// The unit in two letters, for narrow places.
  public var short: String {
    switch self {
    case .days: "d"
    case .weeks: "wk"
    case .months: "mo"
    case .years: "yr"
    }
  }
}
