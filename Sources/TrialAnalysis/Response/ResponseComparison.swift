public import TrialModel
public import TrialStatistics

/// Two arms compared for response, both ways of choosing the subjects compared.
public struct ResponseComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public internal(set) var concurrent: ResponseContrast
  /// All subjects of both arms.
  public internal(set) var all: ResponseContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> ResponseContrast {
    cohort == .concurrent ? concurrent : all
  }

  /// Whether one cohort's P value is significant and the other's is not, see `ResponseContrast.pValue`.
  public var cohortsDisagree: Bool { Significance.differs(concurrent.pValue, all.pValue) }
}

/// The test behind the P value of a difference of response rates.
public enum ResponseTest: String, Sendable {
  /// Pearson's chi-square without continuity correction.
  case pearson
  /// Fisher's exact test, where a count below `fewestExpected` is expected.
  case fisher

  /// The smallest expected count for which the chi-square is taken.
  public static let fewestExpected = 5
}

/// The response rates of two arms, and what distinguishes them. All limits are 95 %.
///
/// Agrees with R (chisq.test, fisher.test with its equations solved to rounding, mantelhaen.test) to
/// 1e-9 on the simulated study of `Fixtures/studies/response-simulated`.
public struct ResponseContrast: Sendable, Equatable {
  /// Responders of the arm that is compared.
  public let first: Proportion
  /// Responders of the reference.
  public let second: Proportion
  /// first - second; `nil` if an arm is empty.
  public let difference: Double?
  /// The interval of the difference, made as in `ResponseAnalysis.differenceInterval`.
  public let interval: Interval?
  /// Newcombe's interval of the difference.
  public let newcombe: Interval?
  /// Miettinen and Nurminen's interval of the difference.
  public let miettinenNurminen: Interval?
  /// Pearson's chi-square test without continuity correction.
  public let pChiSquare: Double?
  /// The same with Yates's continuity correction.
  public let pYates: Double?
  /// Fisher's exact test, two-sided.
  public let pFisher: Double?
  /// The test that is shown: Fisher's where an expected count is small, else Pearson's.
  public let test: ResponseTest
  /// The P value of `test`.
  public var pOfTest: Double? { test == .fisher ? pFisher : pChiSquare }
  /// `pOfTest` adjusted for the number of comparisons; `nil` unless that is asked for.
  public internal(set) var pAdjusted: Double?
  /// The P value by which the arms are judged: that of `test`, adjusted for the number of
  /// comparisons where the study asks for that.
  public var pValue: Double? { pAdjusted ?? pOfTest }
  /// The sample odds ratio; `nil` where it is 0/0 or infinite.
  public let oddsRatio: Double?
  /// The odds ratio that makes the table likeliest given its margins; `nil` where it is infinite or
  /// nobody or everybody responds.
  public let conditionalOddsRatio: Double?
  /// Its exact interval, which belongs to Fisher's test; its upper limit may be infinite.
  public let conditionalOddsRatioInterval: Interval?
  /// The first rate divided by the second; `nil` where the second is 0.
  public let relativeRisk: Double?
  /// Its interval, symmetric for the logarithm; `nil` where an arm has no responder.
  public let relativeRiskInterval: Interval?
  /// The arms compared over strata; `nil` unless the subjects have at least two.
  public let stratified: StratifiedResponse?
}

/// Two arms compared for response over the randomization strata: Cochran, Mantel and Haenszel.
public struct StratifiedResponse: Sendable, Equatable {
  /// The strata with subjects of the two arms.
  public let strata: Int
  /// Subjects of the arm and of the reference whose stratum is not recorded; they are left out.
  public let withoutStratum: [Int]
  /// The statistic without continuity correction, 1 degree of freedom; `nil` where it cannot be computed.
  public let chiSquare: Double?
  /// Its upper tail.
  public let pValue: Double?
  /// Mantel and Haenszel's common odds ratio; `nil` where it is 0/0 or infinite.
  public let commonOddsRatio: Double?
  /// Its 95 % interval (Robins, Breslow and Greenland); `nil` where the odds ratio is 0 or `nil`.
  public let interval: Interval?
}

extension ResponseComparison {
  /// Compares two arms.
  ///
  /// `arms` is the arm every subject of the denominator counts in.
  init(
    _ pair: ArmPair, _ membership: SubjectMembership, categories: [ResponseCategory], arms: [Int16]
  ) {
    let window = membership.windows.shared(by: [pair.arm, pair.reference])
    // By name, so that sums over strata do not depend on the order of the subjects in the last bit.
    let strata = Strata(membership.study)
    var all = Sides(strata: strata.missing)
    var concurrent = all
    var omitted = [CohortOmission](repeating: CohortOmission(), count: 2)
    for row in arms.indices {
      let side = Int(arms[row]) == pair.arm ? 0 : Int(arms[row]) == pair.reference ? 1 : -1
      guard side >= 0 else { continue }
      let isResponse = categories[row].isResponse
      let stratum = strata.numbers[row]
      all.add(side, isResponse, stratum: stratum)
      let place = window.place(membership.randomized[row])
      omitted[side].add(place)
      if place == .inside { concurrent.add(side, isResponse, stratum: stratum) }
    }
    let kind = membership.study.settings.differenceInterval
    self.init(
      arm: pair.arm, reference: pair.reference, concurrent: concurrent.contrast(kind),
      all: all.contrast(kind), armOmission: omitted[0], referenceOmission: omitted[1])
  }

  /// The arm and its reference while they are counted.
  private struct Sides {
    /// The arm first, then the reference.
    private var rates = [Proportion](repeating: Proportion(count: 0, total: 0), count: 2)
    private var strata: [[Proportion]]
    private var withoutStratum = [0, 0]

    init(strata count: Int) {
      strata = [[Proportion]](repeating: rates, count: count)
    }

    mutating func add(_ side: Int, _ isResponse: Bool, stratum: Int) {
      let responders = isResponse ? 1 : 0
      rates[side].count += responders
      rates[side].total += 1
      if strata.indices.contains(stratum) {
        strata[stratum][side].count += responders
        strata[stratum][side].total += 1
      } else {
        withoutStratum[side] += 1
      }
    }

    func contrast(_ kind: DifferenceInterval) -> ResponseContrast {
      let present = strata.filter { $0[0].total + $0[1].total > 0 }
      return ResponseContrast(
        first: rates[0], second: rates[1], interval: kind,
        stratified: StratifiedResponse(
          strata: present.map { ($0[0], $0[1]) }, withoutStratum: withoutStratum))
    }
  }
}

extension [ResponseComparison] {
  /// Puts the adjusted P values in, each cohort being a family of its own.
  func adjusted(_ adjustment: MultiplicityAdjustment) -> [ResponseComparison] {
    guard adjustment == .holm else { return self }
    var result = self
    let concurrent = PValueAdjustment.holm(map { $0.concurrent.pOfTest ?? .nan })
    let all = PValueAdjustment.holm(map { $0.all.pOfTest ?? .nan })
    for index in indices {
      result[index].concurrent.pAdjusted = concurrent[index].isNaN ? nil : concurrent[index]
      result[index].all.pAdjusted = all[index].isNaN ? nil : all[index]
    }
    return result
  }
}

extension ResponseContrast {
  /// The contrast of two rates.
  ///
  /// What cannot be computed is `nil`: everything if an arm is empty, the chi-square tests if nobody
  /// or everybody responded, a ratio if its denominator is 0.
  init(
    first: Proportion, second: Proportion, interval kind: DifferenceInterval,
    stratified: StratifiedResponse?
  ) {
    self.first = first
    self.second = second
    self.stratified = stratified
    pAdjusted = nil
    let table = TwoByTwo(first: first, second: second)
    test = table.smallestExpectedCount < Double(ResponseTest.fewestExpected) ? .fisher : .pearson
    guard first.total > 0, second.total > 0 else {
      difference = nil
      interval = nil
      newcombe = nil
      miettinenNurminen = nil
      pChiSquare = nil
      pYates = nil
      pFisher = nil
      oddsRatio = nil
      conditionalOddsRatio = nil
      conditionalOddsRatioInterval = nil
      relativeRisk = nil
      relativeRiskInterval = nil
      return
    }
    let responders = first.count + second.count
    let differ = responders > 0 && responders < first.total + second.total
    let newcombe = table.newcombe()
    let score = table.miettinenNurminen()
    difference = table.difference
    interval = kind == .newcombe ? newcombe : score
    self.newcombe = newcombe
    miettinenNurminen = score
    pChiSquare = table.chiSquare.pValue.ifFinite
    pYates = table.yates.pValue.ifFinite
    pFisher = table.fisherPValue
    oddsRatio = table.oddsRatio.ifFinite
    conditionalOddsRatio = differ ? table.conditionalOddsRatio.ifFinite : nil
    conditionalOddsRatioInterval = differ ? table.conditionalOddsRatioInterval() : nil
    relativeRisk = table.relativeRisk.ifFinite
    relativeRiskInterval =
      first.count > 0 && second.count > 0 ? table.relativeRiskInterval() : nil
  }
}

extension StratifiedResponse {
  /// The arm and its reference over strata; `nil` with fewer than two strata.
  ///
  /// `strata` are the rates of the arm and of the reference in every stratum with subjects.
  init?(strata: [(first: Proportion, second: Proportion)], withoutStratum: [Int]) {
    guard strata.count > 1 else { return nil }
    let test = CochranMantelHaenszel(
      strata: strata.map { TwoByTwo(first: $0.first, second: $0.second) })
    let odds = test.commonOddsRatio.ifFinite
    self.init(
      strata: strata.count, withoutStratum: withoutStratum,
      chiSquare: test.chiSquare.statistic.ifFinite, pValue: test.chiSquare.pValue.ifFinite,
      commonOddsRatio: odds,
      interval: odds.flatMap { $0 > 0 ? test.commonOddsRatioInterval() : nil })
  }
}

extension ProportionInterval {
  /// The 95 % interval of a proportion; `nil` without subjects.
  public func limits(_ proportion: Proportion) -> Interval? {
    guard proportion.total > 0 else { return nil }
    switch self {
    case .clopperPearson: return proportion.clopperPearson()
    case .wilson: return proportion.wilson()
    case .wilsonContinuityCorrected: return proportion.wilsonContinuityCorrected()
    case .jeffreys: return proportion.jeffreys()
    case .agrestiCoull: return proportion.agrestiCoull()
    }
  }

}
