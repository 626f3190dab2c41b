import TrialModel
import TrialStatistics

extension ResponseSubgroup {
  /// The subgroups of all factors that the data tells of anybody, levels in order of their names.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the denominator counts in.
  ///   - interval: How the intervals of rates are made.
  ///   - differenceInterval: How the intervals of differences are made.
  static func subgroups(
    _ selection: Selection, categories: [ResponseCategory], arms: [Int16],
    interval: ProportionInterval, differenceInterval: DifferenceInterval
  ) -> [ResponseSubgroup] {
    let armCount = selection.study.arms.count
    let pairs = ArmPair.pairs(of: selection.study)
    let windows = pairs.map { selection.windows.shared(by: [$0.arm, $0.reference]) }
    return SubgroupLevels.all(selection.study.subjects).flatMap { levels in
      let everyone = RateTable(levels, armCount: armCount, categories: categories, arms: arms)
      let concurrent = pairs.indices.map { index in
        RateTable(levels, armCount: armCount, categories: categories, arms: arms) { row in
          let arm = Int(arms[row])
          return (arm == pairs[index].arm || arm == pairs[index].reference)
            && windows[index].place(selection.randomized[row]) == .inside
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
