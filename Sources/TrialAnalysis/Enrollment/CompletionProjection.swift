public import TrialModel
import TrialStatistics

/// When the target will be reached if subjects go on coming in as they have.
///
/// With n subjects in T days and m = target - n to go, the time to go is m / (n / T). Its 95 %
/// interval takes arrivals as a Poisson process whose unknown rate has the gamma distribution with
/// shape n and rate T (Anisimov and Fedorov, Stat Med 2007;26:4958-4975, for one pool of sites and
/// without a prior): the time to go is then T times the ratio of independent gamma variables of
/// shape m and n, a beta prime variable, so that its quantile is T x / (1 - x) with x that of
/// Beta(m, n). Agrees with R's qbeta and with its gamma-Poisson tail to 1e-9 on
/// `Fixtures/r/counts.json`. T runs from the opening of the study to the cut-off, both included.
public struct CompletionProjection: Sendable, Equatable {
  /// Subjects still to be randomized.
  public let remaining: Int
  /// Subjects randomized by the cut-off.
  public let randomized: Int
  /// The first day counted.
  public let from: Day
  /// The cut-off, from which the time to go runs.
  public let to: Day
  /// Days to go at the rate so far.
  public let days: Double
  /// The lower 95 % limit of the days to go.
  public let lowerDays: Double
  /// The upper 95 % limit of the days to go.
  public let upperDays: Double

  /// The projected day; `nil` if it is more than a hundred years away, as are the limits.
  public var date: Day? { day(after: days) }
  /// The lower limit of the day.
  public var lower: Day? { day(after: lowerDays) }
  /// The upper limit of the day.
  public var upper: Day? { day(after: upperDays) }

  /// `nil` if the target is reached or unknown, or if there is nothing to go by.
  init?(randomized: Int, target: Int?, from: Day?, to: Day?) {
    guard let target, let from, let to, to >= from, randomized > 0, randomized < target else {
      return nil
    }
    let time = Double(to - from + 1)
    let remaining = Double(target - randomized)
    let n = Double(randomized)
    func quantile(_ p: Double) -> Double {
      // Both ends of the quantile, so that none is one minus the other.
      time * SpecialFunctions.betaQuantile(p, remaining, n)
        / SpecialFunctions.betaQuantile(1 - p, n, remaining)
    }
    self.remaining = target - randomized
    self.randomized = randomized
    self.from = from
    self.to = to
    days = time * remaining / n
    lowerDays = quantile(0.025)
    upperDays = quantile(0.975)
  }

  /// The day in which that many days have passed since the end of the cut-off.
  private func day(after days: Double) -> Day? {
    guard days.isFinite, days <= 36_525 else { return nil }
    return to + Int(days.rounded(.up))
  }
}

/// How accrual was planned: evenly from the opening of the study to its planned completion.
public struct AccrualPlan: Sendable, Equatable {
  /// The day the study opened, when nobody was in.
  public let from: Day
  /// The planned completion, when everybody was to be in.
  public let to: Day
  /// Subjects planned.
  public let target: Int

  /// Subjects that were to be in by the end of a day: none before the opening, all after `to`.
  public func count(on day: Day) -> Double {
    let share = Double(day - from) / Double(to - from)
    return Double(target) * min(1, max(0, share))
  }
}
