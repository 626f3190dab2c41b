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

/// What the survival panel shows of the curves.
extension State {
  mutating func toggleBand() {
    view.hasBand.toggle()
    let words = view.isZoomed ? "" : ", where the panel fills the screen"
    say("The interval of the selected arm is \(view.hasBand ? "shaded" : "not shaded")\(words)")
  }

  /// Begins the curves at the next landmark, or again at the origin.
  mutating func nextLandmark() -> [Effect] {
    guard let survival = analysis?.survival, !survival.endpoints.isEmpty else {
      return refuse("There are no curves.")
    }
    let unit = view.unit ?? analysis?.unit ?? .months
    let choices = Self.landmarkMonths.map { $0 * TimeUnit.months.days }
    // The study's own is known as long as nothing else was asked for.
    let own = options.landmark == nil ? survival.endpoints.lazy.compactMap(\.landmark).first : nil
    let next: Double?
    if let current = options.landmark {
      next = choices.firstIndex(of: current).map { choices.dropFirst($0 + 1).first } ?? choices[0]
    } else if let own, !choices.contains(own.time) {
      next = own.time
    } else {
      next = choices[0]
    }
    options.landmark = next
    if let next {
      say("From \(unit.moment(next)) on, among those still at risk")
    } else {
      say("From the origin on, all patients")
    }
    return analyzeAgain()
  }

  private static let landmarkMonths: [Double] = [3, 6, 12, 24]
}
