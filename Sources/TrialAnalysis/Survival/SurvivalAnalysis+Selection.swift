import TrialModel
import TrialStatistics

extension SurvivalAnalysis {
  /// Estimates and compares survival in the population.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the population counts in.
  ///   - landmark: The landmark in days; `nil` for the study's own, 0 for none.
  init(
    _ selection: Selection, arms: [Int16], interval: SurvivalInterval, landmark: Double? = nil
  ) {
    let settings = selection.study.settings
    let strata = settings.isStratified ? Strata(selection.study) : nil
    let known = strata.flatMap { $0.isKnown(arms: arms) ? $0 : nil }
    let plan = SurvivalPlan(settings, interval: interval, landmark: landmark)
    let endpoints = SurvivalAnalysis.shown(selection.study)
    let records = EndpointRecords.read(
      selection, endpoints: endpoints, arms: arms, strata: known?.numbers)
    let factors = SubgroupLevels.all(selection.study.subjects)
    let subjectCount = arms.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
    self.init(
      endpoints: zip(endpoints, records).map { endpoint, records in
        EndpointAnalysis(
          selection.study.timeToEvent.endpoints[endpoint], selection, records: records,
          plan: plan, missingStratum: known?.missing, factors: factors,
          subjectCount: subjectCount)
      },
      interval: interval, isStratificationWanted: settings.isStratified, hasStrata: known != nil,
      adjustment: settings.adjustment)
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

extension EndpointAnalysis {
  fileprivate init(
    _ endpoint: Endpoint, _ selection: Selection, records: EndpointRecords, plan: SurvivalPlan,
    missingStratum: Int?, factors: [SubgroupLevels], subjectCount: Int
  ) {
    func results(_ records: EndpointRecords) -> SurvivalResults {
      SurvivalResults(selection, records: records, plan: plan, missingStratum: missingStratum)
    }
    self.init(
      endpoint: endpoint, results: results(records),
      landmark: plan.landmark.map { time in
        let left = records.after(landmark: time)
        return LandmarkAnalysis(
          time: time, leftOut: records.count - left.count, results: results(left))
      },
      subgroups: endpoint.isAmongResponders
        ? []
        : SurvivalSubgroups.subgroups(
          selection, records: records, factors: factors, transform: plan.transform),
      withoutRecord: subjectCount - records.count)
  }
}
