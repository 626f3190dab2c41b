import TrialAnalysis
import TrialModel

/// Which adverse events the toxicity panel orders, compares and brings out.
public enum HighlightedEvents: String, Sendable, CaseIterable {
  /// Any event.
  case any
  /// Grade 3 and above.
  case severe = "grade 3+"
  /// Serious ones.
  case serious
  /// Those related to treatment.
  case related
}

extension HighlightedEvents {
  /// The events that the data record; those they do not must not look like none.
  static func told(by toxicity: ToxicityAnalysis) -> [HighlightedEvents] {
    allCases.filter { measure in
      switch measure {
      case .any: true
      case .severe: toxicity.hasGrades
      case .serious: !toxicity.untold.contains(.serious)
      case .related: !toxicity.untold.contains(.related)
      }
    }
  }

  /// What it is called; a severity is never called a grade.
  func name(_ toxicity: ToxicityAnalysis) -> String {
    switch self {
    case .any: "any event"
    case .severe: toxicity.severeName
    case .serious: "serious"
    case .related: "related"
    }
  }

  /// The same over a column of numbers.
  var head: String {
    switch self {
    case .any: "any"
    case .severe: "3+"
    case .serious: "SAE"
    case .related: "related"
    }
  }

  /// The category of the summary that counts the same over all terms.
  var category: ToxicityCategory {
    switch self {
    case .any: .any
    case .severe: .grade3Plus
    case .serious: .serious
    case .related: .related
    }
  }

  /// Whom it counts of those with an event.
  var patients: EventCriterion {
    switch self {
    case .any: .any
    case .severe: .gradeAtLeast(3)
    case .serious: .serious
    case .related: .related
    }
  }

  /// How many it counts.
  func count(in counts: ToxicityCount) -> Int {
    switch self {
    case .any: counts.subjects
    case .severe: counts.grade3Plus
    case .serious: counts.serious
    case .related: counts.related
    }
  }
}

/// Which adverse events are brought out.
extension State {
  /// Brings out the next events that the data record, and reports those they do not.
  fileprivate mutating func selectMeasure(by step: Int) {
    guard let toxicity = analysis?.toxicity else { return }
    let told = HighlightedEvents.told(by: toxicity)
    let place = told.firstIndex(of: view.measure) ?? 0
    view.measure = told[(place + step + told.count) % told.count]
    view.scrollStates[view.surface]?.scroll = 0
    let untold = HighlightedEvents.allCases.filter { !told.contains($0) }.map { $0.name(toxicity) }
    let remark = untold.isEmpty ? "" : " (not told by the data: \(untold.joined(separator: ", ")))"
    say("Adverse events: \(view.measure.name(toxicity))\(remark)")
  }
}

extension State {
  /// Why no events can be brought out; `nil` if there are some.
  fileprivate var missingEvents: String? {
    analysis?.toxicity == nil ? "There is no adverse event table." : nil
  }
}

extension Command {
  /// Which adverse events are brought out.
  static let toxicity = [
    Command(
      in: .toxicity,
      [
        Step("next-events", "e", unavailable: \.missingEvents) { state, _ in
          state.selectMeasure(by: 1)
          return []
        },
        Step("previous-events", "E", unavailable: \.missingEvents) { state, _ in
          state.selectMeasure(by: -1)
          return []
        },
      ],
      label: "events",
      help: "In Toxicity: bring out any events, grade 3+, serious or related ones.",
      footerRank: 3)
  ]
}
