import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// An endpoint as its curves are shown: from its origin on, or after a landmark.
struct ShownEndpoint {
  /// Codes of endpoints that begin with a complete response, the one to show first.
  private static let completeCodes = ["DOCR", "OSCR"]

  /// The endpoint and all that is known of it.
  let analysis: EndpointAnalysis
  /// The landmark that was asked for; `nil` where the curves begin at the origin.
  let landmark: LandmarkAnalysis?

  /// The endpoint at that place of an analysis, or the nearest one; `nil` if there is none.
  init?(_ analysis: Analysis, at place: Int) {
    guard let endpoints = analysis.survival?.endpoints, !endpoints.isEmpty else { return nil }
    self.init(endpoints[min(max(0, place), endpoints.count - 1)], analysis.options)
  }

  /// The endpoint at that place if it is one of complete responders, else the first of those; `nil` if
  /// there is none.
  init?(completeRespondersOf analysis: Analysis, at place: Int) {
    if let selected = ShownEndpoint(analysis, at: place), selected.endpoint.isFromCompleteResponse {
      self = selected
      return
    }
    let endpoints = analysis.survival?.endpoints ?? []
    for code in Self.completeCodes {
      if let endpoint = endpoints.first(where: { $0.endpoint.code.uppercased() == code }) {
        self.init(endpoint, analysis.options)
        return
      }
    }
    return nil
  }

  /// An endpoint from its origin on, whatever landmark is asked for.
  init(fromOriginOf analysis: EndpointAnalysis) {
    self.analysis = analysis
    landmark = nil
  }

  private init(_ analysis: EndpointAnalysis, _ options: AnalysisOptions) {
    self.analysis = analysis
    // The study's own landmark belongs to the report; here one is shown that was asked for.
    landmark = options.landmark == nil ? nil : analysis.landmark
  }

  var endpoint: Endpoint { analysis.endpoint }
  /// Curves, tests and comparisons from where the curves begin.
  var results: SurvivalResults { landmark?.results ?? analysis.results }
  var arms: [ArmSurvival] { results.arms }
  var comparisons: [SurvivalComparison] { results.comparisons }

  /// The arms with subjects.
  var shownArms: [Int] { arms.indices.filter { arms[$0].curve.subjectCount > 0 } }

  /// The last time of any curve, in days.
  var longest: Double? { arms.compactMap { $0.curve.times.last }.max() }

  /// A time on the curves; `nil` where there are none.
  func clamped(_ time: Double?) -> Double? {
    guard let time, let longest else { return nil }
    return min(max(0, time), longest)
  }

  /// Whether the concurrent cohort is everybody, so that there is nothing to distinguish.
  var isWhole: Bool {
    results.logRankAll?.subjectCount == results.logRankConcurrent?.subjectCount
      && comparisons.allSatisfy(\.isWhole)
  }

  // MARK: Whom a number counts

  /// Those that a number of an arm counts, or of all arms.
  func query(_ subset: EndpointSubset, arm: Int? = nil) -> SubjectQuery {
    SubjectQuery(part(subset), arm: arm)
  }

  /// Those that a number of a comparison of arms counts.
  func query(
    _ subset: EndpointSubset, arm: Int?, of arms: [Int], in cohort: Cohort
  ) -> SubjectQuery {
    SubjectQuery(part(subset), arm: arm, concurrentWith: cohort == .concurrent ? arms : nil)
  }

  private func part(_ subset: EndpointSubset) -> SubjectQuery.Subset {
    landmark == nil
      ? .endpoint(code: endpoint.code, subset) : .landmark(code: endpoint.code, subset)
  }
}

extension SurvivalComparison {
  /// Whether the concurrent cohort is everybody.
  var isWhole: Bool {
    concurrent.firstCount == all.firstCount && concurrent.secondCount == all.secondCount
  }
}

extension TimeUnit {
  /// A time in days with its unit, `24 months`.
  func length(_ days: Double) -> String {
    let number = number(days)
    return "\(number) \(word(after: number))"
  }

  /// A time in days as a moment, `month 6`.
  func moment(_ days: Double) -> String { "\(rawValue.dropLast()) \(number(days))" }

  private func number(_ days: Double) -> String {
    let text = NumberFormat.decimal(days / self.days, places: self == .days ? 0 : 2)
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed())
  }
}
