import Cells
import TrialAnalysis
import TrialModel

/// How the curves are read.
extension State {
  mutating func selectEndpoint(by step: Int) -> [Effect] {
    let endpoints = analysis?.survival?.endpoints ?? []
    guard endpoints.count > 1 else { return refuse("There is no other endpoint in this folder.") }
    view.endpoint = (view.endpoint + step + endpoints.count) % endpoints.count
    let endpoint = endpoints[view.endpoint].endpoint
    say("\(endpoint.code): \(endpoint.name)")
    return []
  }

  /// Computes the limits of the curves on the next scale.
  mutating func nextInterval() -> [Effect] {
    guard let survival = analysis?.survival else { return refuse("There are no curves.") }
    let all = SurvivalInterval.allCases
    let current = options.interval ?? survival.interval
    let next = all[((all.firstIndex(of: current) ?? 0) + 1) % all.count]
    options.interval = next
    say("Intervals of the curves: \(next.rawValue)")
    return analyzeAgain()
  }

  mutating func nextUnit() -> [Effect] {
    guard let analysis else { return refuse("There is no study yet.") }
    let all = TimeUnit.allCases
    let current = view.unit ?? analysis.unit
    let next = all[((all.firstIndex(of: current) ?? 0) + 1) % all.count]
    view.unit = next
    say("Times in \(next.rawValue)")
    return []
  }
}
