import TrialModel
public import TrialStatistics

/// The response rates of the subjects who have something in common.
///
/// The levels of a factor sum to every arm's N.
public struct ResponseSubgroup: Sendable, Equatable {
  /// What subjects are grouped by.
  public typealias Factor = SubgroupFactor

  /// The rate in one arm.
  public struct Rate: Sendable, Equatable {
    /// Responders and subjects.
    public let rate: Proportion
    /// The 95 % interval, made as in `ResponseAnalysis.interval`; `nil` without subjects.
    public let interval: Interval?
  }

  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The group, `missing` where the data do not record it.
  public let level: String
  /// Every arm.
  public let arms: [Rate]
  /// The comparisons of the study within the group, in the order of `ResponseAnalysis.comparisons`.
  public let comparisons: [ResponseSubgroupComparison]
}

/// Two arms compared for response within a subgroup, both ways of choosing the subjects compared.
public struct ResponseSubgroupComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: ResponseSubgroupContrast
  /// All subjects of both arms.
  public let all: ResponseSubgroupContrast

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> ResponseSubgroupContrast {
    cohort == .concurrent ? concurrent : all
  }
}

/// The response rates of two arms within a subgroup. All limits are 95 %.
public struct ResponseSubgroupContrast: Sendable, Equatable {
  /// Responders of the arm that is compared.
  public let first: Proportion
  /// Responders of the reference.
  public let second: Proportion
  /// first - second; `nil` if an arm is empty.
  public let difference: Double?
  /// Its interval, made as in `ResponseAnalysis.differenceInterval`; `nil` if an arm is empty.
  public let interval: Interval?
  /// The sample odds ratio; `nil` where it is 0/0 or infinite.
  public let oddsRatio: Double?
  /// Its interval, symmetric for the logarithm (Woolf 1955); `nil` where a cell of the table is 0.
  public let oddsRatioInterval: Interval?
}

extension ResponseSubgroup {
  /// The subgroups of all factors that any subject has, levels in order of their names.
  ///
  /// `arms` is the arm every subject of the denominator counts in. `interval` is how the intervals
  /// of rates are made. `differenceInterval` is how the intervals of differences are made.
  static func subgroups(
    _ membership: SubjectMembership, categories: [ResponseCategory], arms: [Int16],
    interval: ProportionInterval, differenceInterval: DifferenceInterval
  ) -> [ResponseSubgroup] {
    let armCount = membership.study.arms.count
    let pairs = ArmPair.pairs(of: membership.study)
    let windows = pairs.map { membership.windows.shared(by: [$0.arm, $0.reference]) }
    return SubgroupLevels.all(membership.study.subjects).flatMap { levels in
      let everyone = RateTable(levels, armCount: armCount, categories: categories, arms: arms)
      let concurrent = pairs.indices.map { index in
        RateTable(levels, armCount: armCount, categories: categories, arms: arms) { row in
          let arm = Int(arms[row])
          return (arm == pairs[index].arm || arm == pairs[index].reference)
            && windows[index].place(membership.randomized[row]) == .inside
        }
      }
      return levels.ordered { everyone.size($0) > 0 }.map { slot in
        ResponseSubgroup(
          factor: levels.factor, level: levels.name(slot),
          arms: (0..<armCount).map {
            let rate = everyone[slot, $0]
            return Rate(rate: rate, interval: interval.limits(rate))
          },
          comparisons: pairs.indices.map { index in
            let pair = pairs[index]
            func contrast(_ table: RateTable) -> ResponseSubgroupContrast {
              ResponseSubgroupContrast(
                table[slot, pair.arm], table[slot, pair.reference], interval: differenceInterval)
            }
            return ResponseSubgroupComparison(
              arm: pair.arm, reference: pair.reference, concurrent: contrast(concurrent[index]),
              all: contrast(everyone))
          })
      }
    }
  }

  /// Responders and subjects by level and arm.
  private struct RateTable {
    private let armCount: Int
    private var rates: [Proportion]

    init(
      _ levels: SubgroupLevels, armCount: Int, categories: [ResponseCategory], arms: [Int16],
      where isIncluded: (Int) -> Bool = { _ in true }
    ) {
      self.armCount = armCount
      rates = [Proportion](
        repeating: Proportion(count: 0, total: 0), count: levels.slotCount * armCount)
      for row in arms.indices where arms[row] >= 0 && isIncluded(row) {
        let index = levels.slots[row] * armCount + Int(arms[row])
        rates[index].total += 1
        if categories[row].isResponse { rates[index].count += 1 }
      }
    }

    subscript(slot: Int, arm: Int) -> Proportion { rates[slot * armCount + arm] }

    /// The subjects of a level.
    func size(_ slot: Int) -> Int {
      rates[slot * armCount..<(slot + 1) * armCount].reduce(0) { $0 + $1.total }
    }
  }
}

extension ResponseSubgroupContrast {
  fileprivate init(_ first: Proportion, _ second: Proportion, interval: DifferenceInterval) {
    guard first.total > 0, second.total > 0 else {
      self.init(
        first: first, second: second, difference: nil, interval: nil, oddsRatio: nil,
        oddsRatioInterval: nil)
      return
    }
    let table = TwoByTwo(first: first, second: second)
    let limits = table.oddsRatioInterval()
    self.init(
      first: first, second: second, difference: table.difference,
      interval: interval == .newcombe ? table.newcombe() : table.miettinenNurminen(),
      oddsRatio: table.oddsRatio.ifFinite,
      oddsRatioInterval: limits.lower.isFinite && limits.upper.isFinite ? limits : nil)
  }
}
