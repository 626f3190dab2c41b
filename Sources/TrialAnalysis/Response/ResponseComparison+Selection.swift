import TrialModel
import TrialStatistics

extension ResponseComparison {
  /// Compares two arms.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the denominator counts in.
  init(
    _ pair: ArmPair, _ selection: Selection, categories: [ResponseCategory], arms: [Int16]
  ) {
    let window = selection.windows.shared(by: [pair.arm, pair.reference])
    // By name, so that sums over strata do not depend on the order of the subjects in the last bit.
    let strata = Strata(selection.study)
    var all = Sides(strata: strata.missing)
    var concurrent = all
    var omitted = [CohortOmission](repeating: CohortOmission(), count: 2)
    for row in arms.indices {
      let side = Int(arms[row]) == pair.arm ? 0 : Int(arms[row]) == pair.reference ? 1 : -1
      guard side >= 0 else { continue }
      let isResponse = categories[row].isResponse
      let stratum = strata.numbers[row]
      all.add(side, isResponse, stratum: stratum)
      let place = window.place(selection.randomized[row])
      omitted[side].add(place)
      if place == .inside { concurrent.add(side, isResponse, stratum: stratum) }
    }
    let kind = selection.study.settings.differenceInterval
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
    let concurrent = PValueAdjustment.holm(map { $0.concurrent.pChiSquare ?? .nan })
    let all = PValueAdjustment.holm(map { $0.all.pChiSquare ?? .nan })
    for index in indices {
      result[index].concurrent.pAdjusted = concurrent[index].isNaN ? nil : concurrent[index]
      result[index].all.pAdjusted = all[index].isNaN ? nil : all[index]
    }
    return result
  }
}
