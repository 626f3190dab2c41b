import TrialData
import TrialStatistics

extension ResponseAnalysis {
  /// Counts the best responses of the population.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the population counts in.
  init(_ selection: Selection, best: BestResponses, arms: [Int16]) {
    let study = selection.study
    var counted = arms
    if study.settings.denominator == .evaluable {
      for row in counted.indices where !best.isAssessed[row] { counted[row] = -1 }
    }
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: ResponseCategory.allCases.count),
      count: study.arms.count)
    for row in counted.indices where counted[row] >= 0 {
      counts[Int(counted[row])][Int(best.categories[row].rawValue)] += 1
    }
    self.init(
      source: best.source, criteria: study.settings.criteria,
      denominator: study.settings.denominator, evaluator: best.evaluator,
      arms: counts.map { ArmResponse(counts: $0) },
      comparisons: ArmPair.pairs(of: study).map {
        ResponseComparison($0, selection, categories: best.categories, arms: counted)
      })
  }
}

extension ArmResponse {
  fileprivate init(counts: [Int]) {
    let responders = ResponseCategory.allCases.reduce(0) {
      $0 + ($1.isResponse ? counts[Int($1.rawValue)] : 0)
    }
    let rate = Proportion(count: responders, total: counts.reduce(0, +))
    self.init(
      counts: counts, rate: rate, interval: rate.total == 0 ? nil : rate.clopperPearson())
  }
}

extension ResponseComparison {
  fileprivate init(
    _ pair: ArmPair, _ selection: Selection, categories: [ResponseCategory], arms: [Int16]
  ) {
    let window = selection.windows.shared(by: [pair.arm, pair.reference])
    // The arm first, then the reference.
    var all = [Proportion](repeating: Proportion(count: 0, total: 0), count: 2)
    var concurrent = all
    var omitted = [CohortOmission](repeating: CohortOmission(), count: 2)
    for row in arms.indices {
      let side = Int(arms[row]) == pair.arm ? 0 : Int(arms[row]) == pair.reference ? 1 : -1
      guard side >= 0 else { continue }
      let responders = categories[row].isResponse ? 1 : 0
      all[side].count += responders
      all[side].total += 1
      let place = window.place(selection.randomized[row])
      omitted[side].add(place)
      if place == .inside {
        concurrent[side].count += responders
        concurrent[side].total += 1
      }
    }
    self.init(
      arm: pair.arm, reference: pair.reference,
      concurrent: ResponseContrast(first: concurrent[0], second: concurrent[1]),
      all: ResponseContrast(first: all[0], second: all[1]),
      armOmission: omitted[0], referenceOmission: omitted[1])
  }
}

extension ResponseContrast {
  /// The contrast of two rates.
  ///
  /// What cannot be computed is `nil`: everything if an arm is empty, the chi-square test if nobody
  /// or everybody responded, the odds ratio if its denominator is 0.
  init(first: Proportion, second: Proportion) {
    guard first.total > 0, second.total > 0 else {
      self.init(
        first: first, second: second, difference: nil, interval: nil, pChiSquare: nil,
        pFisher: nil, oddsRatio: nil)
      return
    }
    let table = TwoByTwo(first: first, second: second)
    let pChiSquare = table.chiSquare.pValue
    let odds = table.oddsRatio
    self.init(
      first: first, second: second, difference: table.difference, interval: table.newcombe(),
      pChiSquare: pChiSquare.isFinite ? pChiSquare : nil, pFisher: table.fisherPValue,
      oddsRatio: odds.isFinite ? odds : nil)
  }
}
