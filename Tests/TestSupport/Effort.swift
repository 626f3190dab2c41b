import Foundation

/// How much work tests do that could go on for as long as one likes.
public enum Effort {
  /// Whether TRIALTOP_LONG is set, as it is before a release: tests may take many minutes.
  public static let isLong = ProcessInfo.processInfo.environment["TRIALTOP_LONG"] != nil

  /// Returns how often to repeat something random that is usually repeated `count` times.
  public static func rounds(_ count: Int) -> Int {
    isLong ? 20 * count : count
  }
}
