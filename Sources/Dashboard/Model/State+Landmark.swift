import TrialAnalysis
import TrialModel

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
