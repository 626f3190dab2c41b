import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What is to be known of a subject besides what happened when.
struct SubjectFacts {
  private let history: SubjectHistory
  private let scene: Scene

  init(_ history: SubjectHistory, _ scene: Scene) {
    self.history = history
    self.scene = scene
  }

  /// Arm, sex, age and status, for the border.
  func headline(_ look: Look) -> [Span] {
    var spans: [Span] = []
    if let arm = history.plannedArm {
      spans = [
        scene.letterSpan(arm, look),
        Span(" \(scene.analysis.arms[arm].arm.short)", style: look.arm(arm)),
      ]
    }
    let person = [history.sex, history.age.map { NumberFormat.decimal($0, places: 0) }]
      .compactMap { $0 }.joined(separator: " ")
    if !person.isEmpty { spans.append(look.span("  \(person)", .text)) }
    spans.append(look.span("  \(history.status.text)", .strong))
    return spans
  }

  /// Everything else, on as many lines as it needs, what matters most first.
  func lines(_ look: Look, columns: Int) -> [[Span]] {
    var facts: [[Span]] = []
    func add(_ label: String, _ value: String?, _ role: Role = .text) {
      guard let value else { return }
      facts.append([look.span(label + " ", .label), look.span(value, role)])
    }
    if let best = history.bestResponse {
      let from = history.firstResponse.map { ", response from \(dated($0))" } ?? ""
      let source = history.bestResponseSource.map { " (\($0.rawValue))" } ?? ""
      add("best response", best.code + source + from, .strong)
    }
    if let died = history.died {
      add("died", dated(died), .strong)
    } else {
      add("last known alive", history.lastAlive.map(dated))
    }
    add("randomized", history.randomized.map { "\($0)" })
    add("first dose", history.firstDose.map(dated))
    add("last dose", history.lastDose.map(dated))
    if let given = history.givenArmLabel, given != history.plannedArmLabel { add("given", given) }
    add("site", history.site)
    add("country", history.country)
    add("stratum", history.stratum)
    add("screened", history.screened.map { "\($0)" })
    add("study end", history.studyEnd.map(dated))
    add("counts in", history.populations.map(\.rawValue).joined(separator: ", "))
    for cohort in history.cohorts {
      let pair = scene.versus([cohort.arm, cohort.reference])
      add(pair, cohort.place == .inside ? "concurrent" : "not concurrent")
    }
    return Flow.lines(facts, columns: columns, gap: [look.span("   ", .text)])
  }

  private func dated(_ day: Day) -> String {
    history.studyDay(day).map { "\(day) (day \($0))" } ?? "\(day)"
  }
}
