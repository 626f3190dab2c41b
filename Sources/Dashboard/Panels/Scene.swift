import Cells
import TrialAnalysis

/// What a panel is drawn from: the analysis and how a person is looking at it.
struct Scene: Sendable {
  let analysis: Analysis
  let findings: [Finding]
  let files: [SourceFile]
  /// The selected arm, an index that exists unless there are no arms.
  let selectedArm: Int
  let endpoint: Int
  let cohort: Cohort
  let scroll: Int
  let isZoomed: Bool

  init(
    analysis: Analysis, findings: [Finding] = [], files: [SourceFile] = [], selectedArm: Int = 0,
    endpoint: Int = 0, cohort: Cohort = .concurrent, scroll: Int = 0, isZoomed: Bool = false
  ) {
    self.analysis = analysis
    self.findings = findings
    self.files = files
    self.selectedArm = min(max(0, selectedArm), max(0, analysis.arms.count - 1))
    self.endpoint = endpoint
    self.cohort = cohort
    self.scroll = max(0, scroll)
    self.isZoomed = isZoomed
  }

  init?(_ state: State, panel: Int) {
    guard let analysis = state.analysis else { return nil }
    self.init(
      analysis: analysis, findings: state.findings, files: state.study?.files ?? [],
      selectedArm: state.view.arm, endpoint: state.view.endpoint, cohort: state.view.cohort,
      scroll: state.view.scroll[panel] ?? 0,
      isZoomed: state.view.isZoomed && state.view.focus == panel)
  }

  /// The letter of an arm.
  func letter(_ arm: Int) -> String {
    analysis.arms.indices.contains(arm) ? analysis.arms[arm].letter : "?"
  }

  /// An arm's letter in its look, bold where it is selected.
  func letterSpan(_ arm: Int, _ look: Look) -> Span {
    Span(letter(arm), style: look.arm(arm).adding(.bold))
  }

  /// The mark before the selected arm; a blank before the others.
  func marker(_ arm: Int, _ look: Look) -> Span {
    arm == selectedArm
      ? Span(look.glyphs.marker, style: look.arm(arm).adding(.bold)) : look.span(" ", .text)
  }

  /// Population and N, for method lines.
  var populationFact: String { "\(analysis.population.name) \(analysis.subjectCount)" }

  /// The cut-off and its source, for method lines.
  func addCutoff(to method: inout MethodLines) {
    guard let cutoff = analysis.cutoff else {
      method.add("no date in the data", short: "no date")
      return
    }
    let word = cutoff.isInThePast ? "as of" : "cut-off"
    method.add(
      "\(word) \(cutoff.day) (\(cutoff.source))",
      short: "\(cutoff.isInThePast ? "as of" : "cut") \(cutoff.day)")
  }
}

extension Population {
  /// The name with a number after it: `ITT 400`.
  var name: String { self == .intentionToTreat ? "ITT" : rawValue }
}
