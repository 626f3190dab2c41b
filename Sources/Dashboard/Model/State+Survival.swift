import Cells
import TrialAnalysis
import TrialModel

/// How the curves are read.
extension State {
  /// Shows the endpoint so many places after the one shown.
  fileprivate mutating func selectEndpoint(by step: Int) -> [Effect] {
    let endpoints = analysis?.survival?.endpoints ?? []
    guard !endpoints.isEmpty else { return [] }
    view.endpoint = (view.endpoint + step + endpoints.count) % endpoints.count
    let endpoint = endpoints[view.endpoint].endpoint
    say("\(endpoint.code): \(endpoint.name)")
    return []
  }

  /// Why there is no other endpoint to show; `nil` if there is one.
  fileprivate var missingEndpoints: String? {
    (analysis?.survival?.endpoints.count ?? 0) > 1
      ? nil : "There is no other endpoint in this folder."
  }

  /// Why no curves can be read or changed; `nil` if there are some.
  var missingCurves: String? {
    analysis?.survival?.endpoints.isEmpty == false ? nil : "There are no curves."
  }

  /// Computes the limits of the curves on the next scale.
  fileprivate mutating func nextInterval() -> [Effect] {
    guard let survival = analysis?.survival else { return [] }
    let all = SurvivalInterval.allCases
    let current = options.interval ?? survival.interval
    let next = all[((all.firstIndex(of: current) ?? 0) + 1) % all.count]
    options.interval = next
    say("Intervals of the curves: \(next.rawValue)")
    return analyzeAgain()
  }

  /// Shows times in the next unit.
  fileprivate mutating func nextUnit() -> [Effect] {
    guard let analysis else { return [] }
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
  fileprivate mutating func toggleBand() {
    view.hasBand.toggle()
    let words = view.isZoomed ? "" : ", where the panel fills the screen"
    say("The interval of the selected arm is \(view.hasBand ? "shaded" : "not shaded")\(words)")
  }

  /// Begins the curves at the next landmark, or again at the origin.
  fileprivate mutating func nextLandmark() -> [Effect] {
    guard let survival = analysis?.survival else { return [] }
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

extension Command {
  /// The unit of times.
  static let unit = [
    Command(
      about: .looking,
      [Step("unit", "u", unavailable: \.missingStudy) { state, _ in state.nextUnit() }],
      label: "unit", help: "Show times in the next unit: days, weeks, months, years.",
      footerRank: 20)
  ]

  /// Which endpoint is shown, and its intervals.
  static let endpoints = [
    Command(
      about: .looking,
      [
        Step("next-endpoint", "e", unavailable: \.missingEndpoints) { state, _ in
          state.selectEndpoint(by: 1)
        },
        Step("previous-endpoint", "E", unavailable: \.missingEndpoints) { state, _ in
          state.selectEndpoint(by: -1)
        },
      ],
      label: "endpoint", help: "Show the next or the previous survival endpoint.", footerRank: 10,
      footer: { state, _ in
        let isShown = ScreenLayout(state).places.contains {
          $0.surface == .panel(.survival)
        }
        guard isShown else { return .hidden }
        return state.view.focus == .survival && state.view.pages.isEmpty
          ? .shown(rank: 4) : .usual
      }),
    Command(
      in: .survival,
      [Step("interval", "i", unavailable: \.missingCurves) { state, _ in state.nextInterval() }],
      label: "interval", help: "In Survival: compute intervals as log-log, log or plain.",
      footerRank: 6),
  ]

  /// What is shown of the curves.
  static let curves = [
    Command(
      in: .survival,
      [Step("landmark", "n", unavailable: \.missingCurves) { state, _ in state.nextLandmark() }],
      label: "landmark",
      help: "In Survival: begin at 3, 6, 12 or 24 months, among those still at risk.",
      footerRank: 7),
    Command(
      in: .survival,
      [
        Step("band", "b") { state, _ in
          state.toggleBand()
          return []
        }
      ],
      label: "band", help: "In Survival: shade the interval of the selected arm, or not.",
      footerRank: 12),
  ]
}

extension Choice {
  /// The endpoints there are.
  static let endpoints: @Sendable (State) -> [Choice] = { state in
    (state.analysis?.survival?.endpoints ?? []).enumerated().map { place, endpoint in
      let name = endpoint.endpoint
      return Choice(
        "endpoint:\(name.code)", "Endpoint: \(name.code)", help: name.name,
        unavailable: \.missingEndpoints,
        run: { state, _ in state.selectEndpoint(by: place - state.view.endpoint) })
    }
  }
}
