import TrialData
import TrialStatistics

extension SurvivalAnalysis {
  /// Estimates and compares survival in the population.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the population counts in.
  init(_ selection: Selection, arms: [Int16], interval: SurvivalInterval) {
    let endpoints = SurvivalAnalysis.shown(selection.study)
    let records = EndpointRecords.read(selection, endpoints: endpoints, arms: arms)
    let subjectCount = arms.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
    self.init(
      endpoints: zip(endpoints, records).map { endpoint, records in
        EndpointAnalysis(
          selection.study.timeToEvent.endpoints[endpoint], selection, records: records,
          transform: interval.transform, subjectCount: subjectCount)
      },
      interval: interval)
  }

  /// The endpoints that `study.toml` asks for, else OS, PFS and the others as the file has them.
  private static func shown(_ study: Study) -> [Int] {
    let endpoints = study.timeToEvent.endpoints
    func index(_ code: String) -> Int? {
      endpoints.firstIndex { $0.code == code }
        ?? endpoints.firstIndex { $0.code.uppercased() == code.uppercased() }
    }
    let wanted = study.settings.endpoints
    var shown: [Int] = []
    for code in wanted.isEmpty ? ["OS", "PFS"] : wanted {
      if let index = index(code), !shown.contains(index) { shown.append(index) }
    }
    if wanted.isEmpty { shown += endpoints.indices.filter { !shown.contains($0) } }
    return shown
  }
}

extension SurvivalInterval {
  /// The same scale by the name that the statistics give it.
  var transform: IntervalTransform {
    switch self {
    case .log: .log
    case .logLog: .logLog
    case .plain: .plain
    }
  }
}

extension EndpointAnalysis {
  fileprivate init(
    _ endpoint: Endpoint, _ selection: Selection, records: EndpointRecords,
    transform: IntervalTransform, subjectCount: Int
  ) {
    let armCount = selection.study.arms.count
    let curves = SurvivalCurve.curves(
      times: records.times, isEvent: records.isEvent, group: records.arms, groupCount: armCount,
      transform: transform)
    // All arms at once, so that a time is the same number here and on the curves.
    let reversed = SurvivalCurve.curves(
      times: records.times, isEvent: records.isEvent.map { !$0 }, group: records.arms,
      groupCount: armCount, transform: transform)
    let counts = records.counts(armCount: armCount)
    let compared = counts.indices.filter { counts[$0] > 0 }
    let all = SurvivalCohort(records, arms: compared, armCount: armCount)
    let window = selection.windows.shared(by: compared)
    let concurrent = SurvivalCohort(records, arms: compared, armCount: armCount, window: window)
    let logRankAll = all.logRank
    self.init(
      endpoint: endpoint,
      arms: zip(curves, reversed).map { curve, reversed in
        ArmSurvival(curve: curve, median: curve.median, followUp: reversed.median.estimate)
      },
      logRankAll: logRankAll,
      logRankConcurrent: concurrent.counts == all.counts ? logRankAll : concurrent.logRank,
      comparisons: ArmPair.pairs(of: selection.study).map {
        SurvivalComparison($0, selection, records: records)
      },
      withoutRecord: subjectCount - records.count)
  }
}

extension SurvivalComparison {
  fileprivate init(_ pair: ArmPair, _ selection: Selection, records: EndpointRecords) {
    let arms = [pair.arm, pair.reference]
    let armCount = selection.study.arms.count
    let all = SurvivalCohort(records, arms: arms, armCount: armCount)
    let concurrent = SurvivalCohort(
      records, arms: arms, armCount: armCount, window: selection.windows.shared(by: arms))
    let contrast = SurvivalContrast(all)
    self.init(
      arm: pair.arm, reference: pair.reference,
      concurrent: concurrent.counts == all.counts ? contrast : SurvivalContrast(concurrent),
      all: contrast, armOmission: concurrent.omissions[0],
      referenceOmission: concurrent.omissions[1])
  }
}

extension SurvivalContrast {
  fileprivate init(_ cohort: SurvivalCohort) {
    self.init(
      firstCount: cohort.counts[0], secondCount: cohort.counts[1], logRank: cohort.logRank)
  }
}
