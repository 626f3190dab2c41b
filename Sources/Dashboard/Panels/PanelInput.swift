import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What a panel is drawn from: the analysis and how a person is looking at it.
struct PanelInput: Sendable {
  let analysis: Analysis
  let findings: [Finding]
  let files: [SourceFile]
  /// How the person is looking at it.
  let view: ViewState
  /// What the last refresh or step of the cut-off brought.
  let changes: StudyChanges?
  /// The same in numbers, with when.
  let lastChange: RefreshSummary?
  /// The alerts that are raised or cannot be judged.
  let alerts: [Alert]
  /// Whether the numbers are those of the whole folder, in words if not.
  let warning: String?
  /// What cannot be known of who is writing to the folder.
  let limit: FreshnessLimit?
  /// Seconds that the clock times on the screen are ahead of UTC.
  let utcOffset: Int64
  /// The selected arm, an index that exists unless there are no arms.
  let selectedArm: Int
  /// What is drawn.
  let surface: Surface
  /// Whether it has the screen for itself.
  let isZoomed: Bool

  var endpoint: Int { view.endpoint }
  var cohort: Cohort { view.cohort }
  var scroll: Int { max(0, view.scrollStates[surface]?.scroll ?? 0) }
  /// The unit of times.
  var unit: TimeUnit { view.unit ?? analysis.unit }
  /// How the rows are ordered and searched.
  var table: TableOrder {
    guard case .panel(let panel) = surface else { return TableOrder() }
    return view.tables[panel] ?? TableOrder()
  }
  /// The page that is drawn, if it is one.
  var page: Page? {
    guard case .page(let index) = surface, view.pages.indices.contains(index) else { return nil }
    return view.pages[index]
  }

  init(
    analysis: Analysis, findings: [Finding] = [], files: [SourceFile] = [],
    view: ViewState = ViewState(), changes: StudyChanges? = nil,
    lastChange: RefreshSummary? = nil, alerts: [Alert] = [], warning: String? = nil,
    limit: FreshnessLimit? = nil, utcOffset: Int64 = 0,
    surface: Surface = .panel(PanelCatalog.first),
    isZoomed: Bool = false
  ) {
    self.analysis = analysis
    self.findings = findings
    self.files = files
    self.view = view
    self.changes = changes
    self.lastChange = lastChange
    self.alerts = alerts
    self.warning = warning
    self.limit = limit
    self.utcOffset = utcOffset
    self.selectedArm = min(max(0, view.arm), max(0, analysis.arms.count - 1))
    self.surface = surface
    self.isZoomed = isZoomed
  }

  init?(_ state: State, _ surface: Surface) {
    guard let analysis = state.analysis else { return nil }
    self.init(
      analysis: analysis, findings: state.findings, files: state.study?.files ?? [],
      view: state.view, changes: state.changes, lastChange: state.lastChange,
      alerts: state.alerts, warning: state.studyState.sentence(reloadKey: state.reloadKey),
      limit: state.study?.limit, utcOffset: state.utcOffset, surface: surface,
      isZoomed: state.view.isZoomed && surface == .panel(state.view.focus))
  }

  /// The letter of an arm.
  func letter(_ arm: Int) -> String { analysis.letter(arm) }

  /// An arm's letter in its look, bold.
  func letterSpan(_ arm: Int, _ look: Look) -> Span {
    Span(letter(arm), style: look.arm(arm).adding(.bold))
  }

  /// Two arms that are compared, `B v A`, each in its look.
  func versus(_ arm: Int, _ reference: Int, _ look: Look) -> [Span] {
    [letterSpan(arm, look), look.span(" v ", .label), letterSpan(reference, look)]
  }

  /// Letters of arms that are compared, `B v A`.
  func versus(_ arms: [Int]) -> String { arms.map(letter).joined(separator: " v ") }

  /// The other cohort with its P value where the two disagree about P < .05, `all P = .031 disagrees`.
  ///
  /// `test` is what stands behind the P value.
  func disagreement(of p: Double?, test: String = "") -> String {
    "\(cohort.other.rawValue) \(NumberFormat.pValue(p))\(test) disagrees"
  }

  /// The mark before the selected arm; a blank before the others.
  func marker(_ arm: Int, _ look: Look) -> Span {
    arm == selectedArm
      ? Span(look.glyphs.marker, style: look.arm(arm).adding(.bold)) : look.span(" ", .text)
  }

  /// Population and N, for method lines.
  var populationFact: MethodFact { analysis.populationFact }

  /// The cut-off and its source, for method lines.
  func addCutoff(to method: inout MethodLines) {
    guard let cutoff = analysis.cutoff else {
      method.add("no date in the data", short: "no date")
      return
    }
    if cutoff.isLookingBack {
      method.add("as of \(cutoff.day)")
    } else if cutoff.leavesLaterOut {
      method.add(
        "cut-off \(cutoff.day) (\(cutoff.source.name); later dates left out)",
        short: "cut \(cutoff.day), later out")
    } else {
      method.add("cut-off \(cutoff.day) (\(cutoff.source.name))", short: "cut \(cutoff.day)")
    }
  }
}
