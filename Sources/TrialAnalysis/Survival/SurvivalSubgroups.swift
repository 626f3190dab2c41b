import TrialModel
public import TrialStatistics

/// The comparisons of an endpoint within the levels of one factor.
///
/// They describe; none of them was planned, and with many of them some will differ by chance. What
/// can be asked is whether the levels differ among each other: `interactions`.
public struct SurvivalSubgroups: Sendable, Equatable {
  /// Fewer subjects than this in an arm are not compared: they have no ratio and no part in the
  /// interaction.
  public static let fewestSubjects = 5
  /// The most levels of a factor that are kept: the largest.
  public static let mostLevels = 20

  /// What subjects are grouped by.
  public let factor: SubgroupFactor
  /// The levels in order of their names, `missing` last: of those that have `fewestSubjects` with a
  /// record in both arms of some comparison, the largest `mostLevels`.
  public let levels: [SurvivalSubgroup]
  /// Levels with subjects that are not in `levels`.
  public let leftOut: Int
  /// Whether the levels differ, for every comparison.
  public let interactions: [SurvivalInteraction]
}

extension SurvivalSubgroups {
  /// The levels that a comparison compares in a cohort, those with subjects enough in both arms.
  public func compared(_ comparison: Int, in cohort: Cohort) -> [SurvivalSubgroup] {
    levels.filter { $0.comparisons[comparison].contrast(cohort).isCompared }
  }

  /// The number of levels with subjects that a comparison does not compare in a cohort.
  public func leftOut(_ comparison: Int, in cohort: Cohort) -> Int {
    leftOut + levels.count - compared(comparison, in: cohort).count
  }
}

/// The subjects of one level.
public struct SurvivalSubgroup: Sendable, Equatable {
  /// The level, `missing` where the data do not record it.
  public let level: String
  /// The comparisons of the study, in the order of `EndpointAnalysis.comparisons`.
  public let comparisons: [SurvivalSubgroupComparison]
}

/// Two arms compared within a level, both ways of choosing the subjects compared.
public struct SurvivalSubgroupComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: SurvivalSubgroupContrast
  /// All subjects of both arms.
  public let all: SurvivalSubgroupContrast

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> SurvivalSubgroupContrast {
    cohort == .concurrent ? concurrent : all
  }
}

/// The survival of two arms within a level.
public struct SurvivalSubgroupContrast: Sendable, Equatable {
  /// Subjects of the arm that is compared.
  public let firstCount: Int
  /// Subjects of the reference.
  public let secondCount: Int
  /// Those of the arm that have the event.
  public let firstEvents: Int
  /// Those of the reference that have it.
  public let secondEvents: Int
  /// The median of the arm, in days.
  public let firstMedian: QuantileEstimate
  /// The median of the reference, in days.
  public let secondMedian: QuantileEstimate
  /// The hazard of the first arm over that of the second; `nil` where it is not estimable, and where
  /// the arms are not compared.
  public let hazardRatio: HazardRatio?

  /// Whether both arms have subjects enough to be compared.
  public var isCompared: Bool {
    min(firstCount, secondCount) >= SurvivalSubgroups.fewestSubjects
  }
}

/// Whether the levels of a factor differ in a comparison.
public struct SurvivalInteraction: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Among subjects randomized while both arms were open.
  public let concurrent: InteractionTest?
  /// Among all subjects of both arms.
  public let all: InteractionTest?

  /// The test for one cohort.
  public func test(_ cohort: Cohort) -> InteractionTest? {
    cohort == .concurrent ? concurrent : all
  }
}

/// A likelihood ratio test of one hazard ratio for all levels against one for each.
///
/// Cox's model with a baseline hazard for every level, Efron's ties. Levels whose ratio is not
/// estimable, those that are not shown and subjects without a level do not take part; with fewer
/// than two levels there is no test. Agrees with R's `anova` of `coxph(Surv(t, e) ~ arm +
/// strata(level))` and `coxph(Surv(t, e) ~ arm:level + strata(level))` to 1e-9.
public struct InteractionTest: Sendable, Equatable {
  /// The levels compared.
  public let levels: Int
  /// Twice the gain in log likelihood.
  public let chiSquare: Double
  /// One less than the levels.
  public let degreesOfFreedom: Int
  /// The upper tail.
  public let pValue: Double
}

extension SurvivalSubgroups {
  /// The comparisons of a study within the levels of every factor that any subject has.
  ///
  /// `factors` are the levels of the subjects.
  static func subgroups(
    _ membership: SubjectMembership, records: EndpointRecords, factors: [SubgroupLevels],
    transform: IntervalTransform
  ) -> [SurvivalSubgroups] {
    let pairs = ArmPair.pairs(of: membership.study)
    guard !pairs.isEmpty, records.count > 0 else { return [] }
    let windows = pairs.map { membership.windows.shared(by: [$0.arm, $0.reference]) }
    let armCount = membership.study.arms.count
    return factors.compactMap { levels in
      var counts = [Int](repeating: 0, count: levels.slotCount * armCount)
      for (subject, arm) in zip(records.subjects, records.arms) {
        counts[levels.slots[Int(subject)] * armCount + arm] += 1
      }
      func size(_ slot: Int) -> Int {
        counts[slot * armCount..<(slot + 1) * armCount].reduce(0, +)
      }
      let present = levels.ordered { size($0) > 0 }
      guard !present.isEmpty else { return nil }
      let comparable = present.filter { slot in
        pairs.contains { pair in
          [pair.arm, pair.reference].allSatisfy {
            counts[slot * armCount + $0] >= fewestSubjects
          }
        }
      }
      let places = comparable.indices.sorted {
        (size(comparable[$1]), $0) < (size(comparable[$0]), $1)
      }
      let kept = places.prefix(mostLevels).sorted().map { comparable[$0] }
      let compared = pairs.indices.map { index in
        LevelComparison(
          pairs[index], windows[index], records, levels, kept: kept, transform: transform)
      }
      return SurvivalSubgroups(
        factor: levels.factor,
        levels: kept.indices.map { place in
          SurvivalSubgroup(
            level: levels.name(kept[place]),
            comparisons: compared.map {
              SurvivalSubgroupComparison(
                arm: $0.pair.arm, reference: $0.pair.reference,
                concurrent: $0.concurrent.contrasts[place], all: $0.all.contrasts[place])
            })
        },
        leftOut: present.count - kept.count,
        interactions: compared.map {
          SurvivalInteraction(
            arm: $0.pair.arm, reference: $0.pair.reference,
            concurrent: $0.concurrent.interaction, all: $0.all.interaction)
        })
    }
  }

  /// One comparison within every level; where both cohorts hold the same subjects it is made once.
  private struct LevelComparison {
    let pair: ArmPair
    let concurrent: LevelContrasts
    let all: LevelContrasts

    init(
      _ pair: ArmPair, _ window: ArmWindow, _ records: EndpointRecords, _ levels: SubgroupLevels,
      kept: [Int], transform: IntervalTransform
    ) {
      self.pair = pair
      var places = [Int](repeating: -1, count: levels.slotCount)
      for (place, slot) in kept.enumerated() { places[slot] = place }
      var everyone = [LevelRecords](repeating: LevelRecords(), count: kept.count)
      var inside = everyone
      var isSame = true
      for row in 0..<records.count {
        let arm = records.arms[row]
        guard arm == pair.arm || arm == pair.reference else { continue }
        let place = places[levels.slots[Int(records.subjects[row])]]
        guard place >= 0 else { continue }
        let group = arm == pair.arm ? 0 : 1
        everyone[place].add(records.times[row], records.isEvent[row], group)
        if window.place(records.randomized[row]) == .inside {
          inside[place].add(records.times[row], records.isEvent[row], group)
        } else {
          isSame = false
        }
      }
      let missing = kept.last == levels.missing ? kept.count - 1 : nil
      all = LevelContrasts(everyone, missing: missing, transform: transform)
      concurrent = isSame ? all : LevelContrasts(inside, missing: missing, transform: transform)
    }
  }

  /// The records of two arms in one level.
  private struct LevelRecords {
    private(set) var times: [Double] = []
    private(set) var isEvent: [Bool] = []
    private(set) var groups: [Int] = []

    mutating func add(_ time: Double, _ isEvent: Bool, _ group: Int) {
      times.append(time)
      self.isEvent.append(isEvent)
      groups.append(group)
    }
  }

  /// Two arms in every level, and whether the levels differ.
  private struct LevelContrasts {
    private(set) var contrasts: [SurvivalSubgroupContrast] = []
    let interaction: InteractionTest?

    /// `missing` is the place of those whose level is not known.
    init(_ levels: [LevelRecords], missing: Int?, transform: IntervalTransform) {
      var pooled = LevelRecords()
      var strata: [Int] = []
      var logLikelihood = 0.0
      var count = 0
      for (place, level) in levels.enumerated() {
        let curves = SurvivalCurve.curves(
          times: level.times, isEvent: level.isEvent, group: level.groups, groupCount: 2,
          transform: transform)
        var ratio: HazardRatio?
        let isCompared = curves.allSatisfy {
          $0.subjectCount >= SurvivalSubgroups.fewestSubjects && $0.eventCount > 0
        }
        if isCompared {
          let regression = CoxRegression(
            times: level.times, isEvent: level.isEvent, group: level.groups, groupCount: 2,
            reference: 1)
          ratio = HazardRatio(regression)
          if ratio != nil, place != missing {
            logLikelihood += regression.logLikelihood.fitted
            for row in level.times.indices {
              pooled.add(level.times[row], level.isEvent[row], level.groups[row])
              strata.append(count)
            }
            count += 1
          }
        }
        contrasts.append(
          SurvivalSubgroupContrast(
            firstCount: curves[0].subjectCount, secondCount: curves[1].subjectCount,
            firstEvents: curves[0].eventCount, secondEvents: curves[1].eventCount,
            firstMedian: curves[0].median, secondMedian: curves[1].median, hazardRatio: ratio))
      }
      guard count > 1 else {
        interaction = nil
        return
      }
      let common = CoxRegression(
        times: pooled.times, isEvent: pooled.isEvent, group: pooled.groups, groupCount: 2,
        reference: 1, strata: strata)
      let chiSquare = max(0, 2 * (logLikelihood - common.logLikelihood.fitted))
      interaction = InteractionTest(
        levels: count, chiSquare: chiSquare, degreesOfFreedom: count - 1,
        pValue: SpecialFunctions.chiSquareUpperTail(chiSquare, degreesOfFreedom: count - 1))
    }
  }
}
