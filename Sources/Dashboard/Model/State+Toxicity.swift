import TrialAnalysis
import TrialModel

/// Which adverse events are brought out.
extension State {
  /// Brings out the next events that the data can tell, and says which it cannot.
  mutating func selectMeasure(by step: Int) {
    guard let toxicity = analysis?.toxicity else {
      return say("There is no adverse event table.", severity: .warning)
    }
    let told = EventMeasure.told(by: toxicity)
    let place = told.firstIndex(of: view.measure) ?? 0
    view.measure = told[(place + step + told.count) % told.count]
    view.spots[view.surface]?.scroll = 0
    let untold = EventMeasure.allCases.filter { !told.contains($0) }.map { $0.name(toxicity) }
    let remark = untold.isEmpty ? "" : " (not told by the data: \(untold.joined(separator: ", ")))"
    say("Adverse events: \(view.measure.name(toxicity))\(remark)")
  }
}
