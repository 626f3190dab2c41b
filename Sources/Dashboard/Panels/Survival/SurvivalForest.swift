import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Whether the hazard ratio is the same in subgroups: a forest plot of one comparison.
struct SurvivalForest: Panel {
  static let title = "Forest"
  static let contexts = SurvivalPanel.contexts

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func subtitle(_ look: Look) -> [Span] { SurvivalPanel(input).subtitle(look) }
  func shortSubtitle(_ look: Look) -> [Span] { SurvivalPanel(input).shortSubtitle(look) }
  func trailing(_ look: Look) -> [Span] { SurvivalPanel(input).trailing(look) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard input.analysis.survival != nil, let shown = ShownEndpoint(input) else {
      SurvivalPanel(input).draw(on: &canvas, look)
      return
    }
    guard let content = content(look) else {
      let why =
        shown.endpoint.isAmongResponders
        ? "\(shown.endpoint.code) is known of responders only: no subgroups are compared."
        : "No arms are compared, or nobody's sex, age, site or stratum is told."
      canvas.writeCentered(Flow.words(why, columns: canvas.size.columns, style: look[.label]))
      return
    }
    let size = canvas.size
    let body = canvas.drawFooting(footing(look, in: size))
    let head = head(content, look, columns: size.columns)
    let top = canvas.within(body) { $0.write(lines: head, row: 0) }
    let area = canvas.within(
      Rect(column: 0, row: top, columns: size.columns, rows: max(0, body.size.rows - top))
    ) { plot(content, look).draw(on: &$0) }
    canvas.rows = ScrollExtent(showing: area.rows.visibleRows, of: content.rows.count)
  }

  // MARK: What is compared

  /// The comparison of the selected arm with its subgroups.
  private struct Content {
    let shown: ShownEndpoint
    let comparison: SurvivalComparison
    var rows: [IntervalRow] = []
    /// The limits that the axis has to hold.
    var limits: [Double] = []
  }

  private func content(_ look: Look) -> Content? {
    guard let shown = ShownEndpoint(input), !shown.analysis.subgroups.isEmpty else { return nil }
    let comparisons = shown.analysis.comparisons
    guard let place = input.view.comparison(among: comparisons) else { return nil }
    var content = Content(shown: shown, comparison: comparisons[place])
    let whole = content.comparison.contrast(input.cohort)
    add(
      "All", SubgroupNumbers(whole), level: nil, to: &content, look)
    for subgroups in shown.analysis.subgroups {
      content.rows.append(IntervalRow(header: header(subgroups, place, look)))
      for level in subgroups.compared(place, in: input.cohort) {
        add(
          "  " + level.level, SubgroupNumbers(level.comparisons[place].contrast(input.cohort)),
          level: SubgroupLevel(subgroups.factor, level.level), to: &content, look)
      }
    }
    return content
  }

  /// The numbers of a row that compare two arms.
  private struct SubgroupNumbers {
    let counts: (Int, Int)
    let events: (Int, Int)
    let ratio: HazardRatio?

    init(_ contrast: SurvivalContrast) {
      counts = (contrast.firstCount, contrast.secondCount)
      events = (contrast.firstEvents, contrast.secondEvents)
      ratio = contrast.hazardRatio
    }

    init(_ contrast: SurvivalSubgroupContrast) {
      counts = (contrast.firstCount, contrast.secondCount)
      events = (contrast.firstEvents, contrast.secondEvents)
      ratio = contrast.hazardRatio
    }
  }

  private func add(
    _ name: String, _ numbers: SubgroupNumbers, level: SubgroupLevel?, to content: inout Content,
    _ look: Look
  ) {
    let isWhole = level == nil
    let comparison = content.comparison
    let arms = [comparison.arm, comparison.reference]
    func counted(_ events: Int, _ count: Int, _ arm: Int) -> [Span] {
      func number(_ number: Int, _ subset: EndpointSubset) -> Span {
        look.span("\(number)", .text).linked(
          to: SubjectQuery(
            .endpoint(code: content.shown.endpoint.code, subset), arm: arm, level: level,
            concurrentWith: input.cohort == .concurrent ? arms : nil), count: number)
      }
      return [number(events, .events), look.span("/", .label), number(count, .recorded)]
    }
    if let ratio = numbers.ratio { content.limits += [ratio.interval.lower, ratio.interval.upper] }
    content.rows.append(
      IntervalRow(
        leading: [
          [look.span(name, isWhole ? .strong : .text)],
          counted(numbers.events.0, numbers.counts.0, comparison.arm),
          counted(numbers.events.1, numbers.counts.1, comparison.reference),
        ], estimate: numbers.ratio?.estimate, lower: numbers.ratio?.interval.lower,
        upper: numbers.ratio?.interval.upper,
        weight: Double(numbers.events.0 + numbers.events.1),
        trailing: [[look.span(SurvivalSummary.ratio(numbers.ratio), isWhole ? .strong : .text)]],
        style: isWhole ? look[.strong] : look.arm(comparison.arm)))
  }

  private func header(_ subgroups: SurvivalSubgroups, _ place: Int, _ look: Look) -> [Span] {
    let name = subgroups.factor.rawValue
    var spans = [look.span(name.prefix(1).uppercased() + name.dropFirst(), .title)]
    if subgroups.interactions.indices.contains(place) {
      let test = subgroups.interactions[place].test(input.cohort)
      spans.append(
        look.span(
          test.map { "  interaction \(NumberFormat.pValue($0.pValue))" } ?? "  no interaction test",
          .label))
    }
    let leftOut = subgroups.leftOut(place, in: input.cohort)
    if leftOut > 0 {
      spans.append(look.span("  \(NumberFormat.count(leftOut, "level")) left out", .label))
    }
    return spans
  }

  // MARK: Drawing

  private func plot(_ content: Content, _ look: Look) -> IntervalPlot {
    let comparison = content.comparison
    func column(_ title: [Span], _ alignment: TextAlignment, isFlexible: Bool = false)
      -> TableColumn
    {
      TableColumn(
        title: title, alignment: alignment, minimum: isFlexible ? 8 : 1, isFlexible: isFlexible,
        isEssential: true)
    }
    func counts(_ arm: Int) -> [Span] {
      [look.span("events/n ", .label), input.letterSpan(arm, look)]
    }
    // As far to one side as to the other, so that 1 is in the middle.
    let far = content.limits.filter { $0 > 0 && $0.isFinite }.map { max($0, 1 / $0) }.max() ?? 2
    let bound = min(max(far * 1.05, 2), 10)
    return IntervalPlot(
      leading: [
        column([look.span("subgroup", .label)], .leading, isFlexible: true),
        column(counts(comparison.arm), .trailing), column(counts(comparison.reference), .trailing),
      ], rows: content.rows, x: .logarithmic(lower: 1 / bound, upper: bound),
      trailing: [column([look.span("HR (95% CI)", .label)], .trailing)],
      title: [look.span("hazard ratio", .label)], reference: 1,
      lowerWords: [look.span("favours ", .label), input.letterSpan(comparison.arm, look)],
      upperWords: [look.span("favours ", .label), input.letterSpan(comparison.reference, look)],
      axisStyle: look[.axis], firstRow: input.scroll, glyphs: look.glyphs)
  }

  /// Whom the figure compares, and how to read it.
  private func head(_ content: Content, _ look: Look, columns: Int) -> [[Span]] {
    let comparison = content.comparison
    let analysis = input.analysis
    func name(_ arm: Int) -> [Span] {
      [
        input.letterSpan(arm, look),
        look.span(
          " " + (analysis.arms.indices.contains(arm) ? analysis.arms[arm].arm.short : ""),
          .text),
      ]
    }
    var items = [
      name(comparison.arm) + [look.span(" against ", .label)] + name(comparison.reference)
    ]
    if !comparison.isWhole {
      items.append([
        look.span(input.cohort == .concurrent ? "concurrent patients" : "all patients", .label)
      ])
    }
    items.append([look.span("subgroups describe; none of them was planned", .label)])
    if content.shown.landmark != nil {
      items.append([
        look.span("\(look.glyphs.warning) from the origin, not from the landmark", .warning)
      ])
    }
    return Flow.lines(items, columns: columns, gap: [look.span("   ", .text)])
  }

  private func footing(_ look: Look, in size: Size) -> [[Span]] {
    var method = MethodLines()
    method.add(input.populationFact)
    input.addCutoff(to: &method)
    method.add("HR: Cox model, Efron's ties, Wald 95% CI", short: "HR Cox Efron")
    method.add("interaction: likelihood ratio", short: "LR interaction")
    method.add(
      "levels with \(SurvivalSubgroups.fewestSubjects) patients or more in both arms",
      short: "\(look.glyphs.atLeast)\(SurvivalSubgroups.fewestSubjects) an arm")
    method.add("P values not adjusted", short: "")
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}
