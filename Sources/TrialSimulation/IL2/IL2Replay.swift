public import TrialModel

/// The days on which a replay of the study is to be shown, and for how long each.
public enum IL2Replay {
  /// One moment of the replay.
  public struct Step: Sendable, Equatable {
    /// The day whose folder is shown.
    public let day: Day
    /// How long until the next one.
    public let milliseconds: Int
  }

  /// The speeds that a replay can have, in months of 30.4375 days a second.
  public static let speeds = 0.1...20.0

  /// How long a replay rests where there is something to look at.
  public static let pause = 4000

  /// From the first randomization to the cut-off, about four steps a second, never two a day.
  ///
  /// The day the third arm opened and that of the last randomization are among the days at any speed,
  /// and the replay rests on them if it is to pause. A speed out of `speeds` is taken as the nearest
  /// one in it.
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
      let rests = pauses && landmarks.contains(days[index])
      return Step(
        day: days[index],
        milliseconds: Int((Double(length) / daysPerSecond * 1000).rounded()) + (rests ? pause : 0))
    }
  }
}
