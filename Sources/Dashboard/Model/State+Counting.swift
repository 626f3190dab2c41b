import TrialAnalysis

/// Which population is counted, and which cohort compared.
extension State {
  fileprivate mutating func nextPopulation() -> [Effect] {
    let choices = analysis?.availablePopulations ?? []
    let place = choices.firstIndex(of: options.population) ?? choices.count - 1
    return choices.isEmpty ? [] : count(choices[(place + 1) % choices.count])
  }

  /// Why there is no other population to count; `nil` if there is one.
  fileprivate var missingPopulations: String? {
    guard let analysis else { return "There is no study yet." }
    return analysis.availablePopulations.count > 1
      ? nil : "This folder has no other population."
  }

  /// Counts a population.
  fileprivate mutating func count(_ population: Population) -> [Effect] {
    options.population = population
    say("Counting the \(population.rawValue) population")
    return analyzeAgain()
  }

  fileprivate mutating func nextCohort() {
    view.cohort = view.cohort == .concurrent ? .all : .concurrent
    say(
      view.cohort == .concurrent
        ? "Comparing patients randomized while both arms were open"
        : "Comparing all patients, concurrent or not")
  }
}

extension Command {
  /// The population that is counted.
  static let population = [
    Command(
      about: .counting,
      [
        Step("population", "p", unavailable: \.missingPopulations) { state, _ in
          state.nextPopulation()
        }
      ],
      label: "population", help: "Count the next population: ITT, safety, evaluable, per protocol.",
      footerRank: 16)
  ]

  /// The patients that comparisons are about.
  static let cohort = [
    Command(
      about: .counting,
      [
        Step("cohort", "c") { state, _ in
          state.nextCohort()
          return []
        }
      ],
      label: "concurrent/all",
      help: "Compare patients randomized while both arms were open, or all patients.",
      footerRank: 12,
      footer: { state, _ in (state.analysis?.arms.count ?? 0) < 2 ? .hidden : .usual })
  ]
}

extension Choice {
  /// The populations there are.
  static let populations: @Sendable (State) -> [Choice] = { state in
    (state.analysis?.availablePopulations ?? []).map { population in
      Choice("count:\(population.rawValue)", "Count: \(population.rawValue)") { state, _ in
        state.count(population)
      }
    }
  }
}
