/// The exact permutation log-rank test of two groups.
///
/// Every subject has the score of the log-rank test, 1 for an event minus the Nelson-Aalen estimate of
/// everybody at its time; the sum of a group's scores is its observed minus its expected events. The
/// scores stay fixed while the group labels are assigned in all possible ways, and the P value is
/// the share of assignments whose sum is at least as far from 0 as that of the data, the data's own
/// among them. It holds whatever the numbers, if the labels could have been assigned so and censoring
/// does not depend on them; the chi-square of `LogRankTest` needs many events.
///
/// Agrees with an enumeration in R (`Fixtures/r/permutation.R`, `combn`) assignment by assignment.
public struct ExactLogRankTest: Sendable, Equatable {
  /// The most assignments that are gone through.
  public static let mostAssignments = 1_000_000
  /// Sums of so many terms are gone through one by one: there halves would save nothing.
  private static let fewTerms = 3
  /// Sums that differ by less are equal: their terms are the same fractions added in another order.
  private static let tolerance = 1e-10

  /// The ways in which the group labels could have been assigned.
  public let assignments: Int
  /// Those of them whose observed minus expected events are at least as far from 0.
  public let extreme: Int

  /// The two-sided P value.
  public var pValue: Double { Double(extreme) / Double(assignments) }

  /// Goes through all assignments; nil where a group is empty, nobody has the event, or there are
  /// more assignments than `limit`.
  ///
  /// - Parameters:
  ///   - times: Time to event or censoring, neither negative nor NaN; 0 is allowed.
  ///   - isEvent: Whether the time is that of the event.
  ///   - group: For each subject 0 or 1.
  ///   - limit: The most assignments that are gone through.
  public init?(
    times: [Double], isEvent: [Bool], group: [Int], limit: Int = mostAssignments
  ) {
    precondition(times.count == isEvent.count, "times and isEvent differ in length")
    precondition(times.count == group.count, "times and group differ in length")
    let first = group.count { $0 == 0 }
    let chosen = min(first, group.count - first)
    guard chosen > 0, isEvent.contains(true),
      let assignments = Self.combinations(of: group.count, taking: chosen, upTo: limit)
    else { return nil }
    let scores = Self.scores(times: times, isEvent: isEvent)
    // All scores sum to 0, so either group has the same distance; the smaller one has fewer terms.
    let label = first == chosen ? 0 : 1
    var observed = 0.0
    for (row, score) in scores.enumerated() where group[row] == label { observed += score }
    let bound = abs(observed) - Self.tolerance * max(1, abs(observed))
    self.assignments = assignments
    if bound <= 0 {
      extreme = assignments
    } else if chosen > Self.fewTerms {
      extreme = Self.countByHalves(scores, taking: chosen, atLeast: bound)
    } else {
      extreme = Self.countOneByOne(scores, taking: chosen, atLeast: bound)
    }
  }

  /// Returns the log-rank scores: 1 for an event minus the cumulative hazard of everybody.
  static func scores(times: [Double], isEvent: [Bool]) -> [Double] {
    let order = TimeOrder(times)
    var scores = [Double](repeating: 0, count: times.count)
    var atRisk = times.count
    var hazard = 0.0
    for index in order.times.indices {
      let places = order.offsets[index]..<order.offsets[index + 1]
      let events = places.count { isEvent[Int(order.tags[$0])] }
      if events > 0 { hazard += Double(events) / Double(atRisk) }
      for place in places {
        let row = Int(order.tags[place])
        scores[row] = (isEvent[row] ? 1 : 0) - hazard
      }
      atRisk -= places.count
    }
    return scores
  }

  /// Returns the same from the sums of either half of the scores, as many terms in one as the other
  /// lacks: of n scores about 2 to the n/2 sums are made instead of all. `bound` is above 0.
  static func countByHalves(_ scores: [Double], taking count: Int, atLeast bound: Double) -> Int {
    let middle = scores.count / 2
    let left = sums(scores[..<middle], upTo: count)
    let right = sums(scores[middle...], upTo: count)
    var extreme = 0
    for terms in 0...count {
      let others = right[count - terms]
      // The larger the sum of one half, the more of the other's keep the whole above the bound.
      var (above, below) = (others.count, others.count)
      for sum in left[terms] {
        while above > 0, sum + others[above - 1] >= bound { above -= 1 }
        while below > 0, sum + others[below - 1] > -bound { below -= 1 }
        extreme += others.count - above + below
      }
    }
    return extreme
  }

  /// Returns the sums of 0, 1 and so on up to `most` of the scores, each list ascending.
  private static func sums(_ scores: ArraySlice<Double>, upTo most: Int) -> [[Double]] {
    var sums = [[Double]](repeating: [], count: most + 1)
    sums[0] = [0]
    for score in scores {
      for terms in stride(from: most, to: 0, by: -1) {
        sums[terms] += sums[terms - 1].map { $0 + score }
      }
    }
    return sums.map { $0.sorted() }
  }

  /// Returns the number of ways to take some of `total`; nil if there are more than `limit`.
  private static func combinations(of total: Int, taking count: Int, upTo limit: Int) -> Int? {
    var ways = 1
    for step in 0..<count {
      // Each step's product is divisible, and grows as long as `count` is at most half of `total`.
      let (product, isTooLarge) = ways.multipliedReportingOverflow(by: total - step)
      if isTooLarge { return nil }
      ways = product / (step + 1)
      if ways > limit { return nil }
    }
    return ways
  }

  /// Returns how many sums of `count` scores are at least `bound` away from 0.
  ///
  /// Combinations in order of their indices: the sum of all but the last index is kept, so that most
  /// of them cost one addition. `bound` is above 0.
  static func countOneByOne(_ scores: [Double], taking count: Int, atLeast bound: Double) -> Int {
    let total = scores.count
    let last = count - 1
    var chosen = Array(0..<count)
    // The sum of the scores before each place.
    var before = [Double](repeating: 0, count: count)
    for place in 0..<last { before[place + 1] = before[place] + scores[chosen[place]] }
    var extreme = 0
    while true {
      let base = before[last]
      for index in chosen[last]..<total where abs(base + scores[index]) >= bound { extreme += 1 }
      // The last place that can still move on, all places behind it close up to it.
      var place = last - 1
      while place >= 0, chosen[place] == total - count + place { place -= 1 }
      guard place >= 0 else { return extreme }
      chosen[place] += 1
      for next in place..<last {
        before[next + 1] = before[next] + scores[chosen[next]]
        chosen[next + 1] = chosen[next] + 1
      }
    }
  }
}
