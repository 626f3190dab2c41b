public import TrialModel

/// The days of a replay of the study, and how long each is shown.
public enum IL2Replay {
  /// One moment of the replay.
  public struct Step: Sendable, Equatable {
    /// The day as of which the study is shown.
    public let day: Day
    /// The time until the next step.
    public let milliseconds: Int
  }

  /// The possible speeds, in months of 30.4375 days per second.
  public static let speeds = 0.1...20.0

  /// The pause at each landmark, in milliseconds.
  public static let pause = 4000

  /// Returns the steps from the first randomization to the cut-off, about four a second, never two a
  /// day.
  ///
  /// The day the third arm opened and that of the last randomization are among the days at any speed,
  /// with a pause on each if `pauses` is set. A speed out of `speeds` is clamped to it.
  public static func steps(monthsPerSecond: Double, pauses: Bool) -> [Step] {
    let speed = min(max(monthsPerSecond, speeds.lowerBound), speeds.upperBound)
    let daysPerSecond = speed * 30.4375
    let stride = max(1, Int((daysPerSecond / 4).rounded()))
    let landmarks = [IL2Study.thirdArmOpened, IL2Study.lastRandomization]
    var days = [IL2Study.firstRandomization]
    while let last = days.last, last < IL2Study.cutoff {
      let next = min(last + stride, IL2Study.cutoff)
      days.append(landmarks.first { last < $0 && $0 < next } ?? next)
    }
    return days.indices.map { index in
      let length = index + 1 < days.count ? days[index + 1] - days[index] : 0
      let isPause = pauses && landmarks.contains(days[index])
      return Step(
        day: days[index],
        milliseconds: Int((Double(length) / daysPerSecond * 1000).rounded()) + (isPause ? pause : 0)
      )
    }
  }
}
