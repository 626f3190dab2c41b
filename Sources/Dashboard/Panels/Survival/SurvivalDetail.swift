import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// The column beside the zoomed curves: their numbers, one table below the other.
struct SurvivalDetail {
  /// One table.
  private struct Section {
    let title: [Span]
    let columns: [TableColumn]
    let rows: [[Span]]
    var selectedRow: Int?

    /// Title, head and rows.
    var height: Int { rows.count + 2 }
  }

  private let shown: ShownEndpoint
  private let survival: SurvivalAnalysis
  private let input: PanelInput
  private let words: SurvivalSummary
  /// The values of the curves at the time they are read at.
  private let readout: SurvivalReadout?
  private var unit: TimeUnit { input.unit }

  init(
    _ shown: ShownEndpoint, _ survival: SurvivalAnalysis, _ input: PanelInput,
    _ readout: SurvivalReadout?
  ) {
    self.readout = readout
    self.shown = shown
    self.survival = survival
    self.input = input
    words = SurvivalSummary(shown, input)
  }

  /// Draws the tables that have room; those that have none are counted.
  func draw(on canvas: inout Canvas, _ look: Look) {
    let all = sections(look)
    let size = canvas.size
    var fitting: [Section] = []
    var rows = 0
    for section in all where rows + section.height <= size.rows {
      fitting.append(section)
      rows += section.height
    }
    let left = all.count - fitting.count
    let gaps = fitting.count - 1 + (left > 0 ? 1 : 0)
    let gap = rows + gaps <= size.rows ? 1 : 0
    var row = 0
    for section in fitting {
      canvas.write(section.title, column: 0, row: row)
      canvas.within(
        Rect(column: 0, row: row + 1, columns: size.columns, rows: section.height - 1)
      ) {
        _ = TableView(
          columns: section.columns, rows: section.rows,
          headerStyle: section.selectedRow == nil
            ? look[.label] : look.arm(input.selectedArm).adding(.bold),
          selectedRow: section.selectedRow, selectedStyle: look[.selection], glyphs: look.glyphs
        ).draw(on: &$0)
      }
      row += section.height + gap
    }
    if left > 0, row < size.rows {
      let text = "\(NumberFormat.count(left, "table")) more on a taller screen"
      canvas.write(text, column: 0, row: row, style: look[.dim])
    }
  }

  private func sections(_ look: Look) -> [Section] {
    guard !shown.shownArms.isEmpty else { return [] }
    return [
      readout(look), medians(look), tests(look), ratios(look), rates(look), means(look),
    ].compactMap { $0 }.filter { !$0.rows.isEmpty }
  }

  private func columns(_ titles: [String], leading: Int, essential: Int, _ look: Look)
    -> [TableColumn]
  {
    titles.enumerated().map { index, title in
      TableColumn(
        title: [look.span(title, .label)], alignment: index < leading ? .leading : .trailing,
        isEssential: index < essential)
    }
  }

  // MARK: Arms

  private var selectedRow: Int? { shown.shownArms.firstIndex(of: input.selectedArm) }

  private func readout(_ look: Look) -> Section? {
    guard let readout else { return nil }
    let titles = ["", "event-free", "95% CI", "at risk", "events"]
    return Section(
      title: [
        look.span(readout.title, .focusedTitle),
        look.span("  Enter who, Esc done", .dim),
      ],
      columns: columns(titles, leading: 1, essential: 4, look), rows: readout.rows(look),
      selectedRow: selectedRow)
  }

  private func medians(_ look: Look) -> Section {
    let origin = shown.landmark == nil ? "" : " after the landmark"
    var title = [look.span("Median (95% CI), \(unit.rawValue)\(origin)", .title)]
    let without = shown.analysis.withoutRecord
    if without > 0, !shown.endpoint.isAmongResponders {
      title += [
        look.span("  ", .label),
        look.span("\(without)", .label)
          .linked(to: .endpoint(code: shown.endpoint.code, .withoutRecord), count: without),
        look.span(" without a record", .label),
      ]
    }
    let rows = shown.shownArms.map { index -> [Span] in
      let arm = shown.arms[index]
      let (count, events) = (arm.curve.subjectCount, arm.curve.eventCount)
      let followUp = arm.followUp.map(number) ?? "NR"
      func counted(_ number: Int, _ subset: EndpointSubset) -> Span {
        look.span("\(number)", .text)
          .linked(to: shown.query(subset, arm: index), count: number)
      }
      return [
        input.letterSpan(index, look),
        look.span(ShortNumbers.median(arm.median, unit: unit), .strong),
        counted(count, .recorded), counted(events, .events),
        counted(count - events, .censored), look.span(followUp, .text),
      ]
    }
    let titles = ["", "median", "n", "events", "cens.", "follow-up"]
    return Section(
      title: title, columns: columns(titles, leading: 1, essential: 4, look), rows: rows,
      selectedRow: selectedRow)
  }

  /// The survival at the times that the analysis reports.
  private func rates(_ look: Look) -> Section? {
    let arms = shown.shownArms
    let times = arms.first.map { shown.arms[$0].rates.map(\.time) } ?? []
    let rows = times.indices.map { place -> [Span] in
      [look.span(unit.length(times[place]), .text)]
        + arms.map { arm in
          let rate = shown.arms[arm].rates[place]
          let survival = NumberFormat.percentNumber(rate.survival, decimals: 0)
          let interval = NumberFormat.percentInterval(rate.interval, decimals: 0)
          return look.span(
            rate.interval == nil ? survival : "\(survival) (\(interval))",
            rate.survival == nil ? .dim : .text)
        }
    }
    return Section(
      title: [look.span("Event-free, % (95% CI)", .title)],
      columns: [TableColumn(title: [], alignment: .leading, isEssential: true)]
        + arms.map {
          TableColumn(title: [input.letterSpan($0, look)], alignment: .trailing)
        }, rows: rows)
  }

  // MARK: Comparisons

  /// Whom a row compares, the cohort shown pointed out; one row where the cohorts are the same.
  private func cohorts(isWhole: Bool) -> [Cohort] {
    isWhole ? [input.cohort] : [.concurrent, .all]
  }

  private func cohort(_ cohort: Cohort, isWhole: Bool, _ look: Look) -> Span {
    if isWhole { return look.span("everybody", .label) }
    let isShown = cohort == input.cohort
    return look.span(
      "\(isShown ? look.glyphs.rightArrow : " ") \(cohort.rawValue)", isShown ? .text : .label)
  }

  private func name(_ comparison: SurvivalComparison) -> String {
    input.versus([comparison.arm, comparison.reference])
  }

  private func p(_ value: Double?, isShown: Bool, _ look: Look) -> Span {
    isShown ? look.pSpan(value) : look.span(NumberFormat.pValue(value), .label)
  }

  private func tests(_ look: Look) -> Section {
    let arms = shown.shownArms
    var rows: [[Span]] = []
    let isSame =
      shown.results.logRankAll?.subjectCount == shown.results.logRankConcurrent?.subjectCount
    for cohort in cohorts(isWhole: isSame)
    where shown.comparisons.count != 1 && shown.results.isTested {
      guard let test = shown.results.logRank(cohort) else { continue }
      let isShown = cohort == input.cohort
      let role: Role = isShown ? .text : .label
      rows.append([
        look.span("all arms", isShown ? .strong : .label),
        self.cohort(cohort, isWhole: isSame, look),
        look.span("\(test.subjectCount)", role)
          .linked(to: shown.query(.recorded, arm: nil, of: arms, in: cohort)),
        look.span("", role), p(test.pValue, isShown: isShown, look), look.span("", role),
      ])
    }
    for comparison in shown.comparisons where comparison.isTested {
      for cohort in cohorts(isWhole: comparison.isWhole) {
        let contrast = comparison.contrast(cohort)
        let isShown = cohort == input.cohort
        let role: Role = isShown ? .text : .label
        func count(_ count: Int, _ arm: Int) -> Span {
          words.count(count, comparison, arm: arm, cohort, role, look)
        }
        var second = count(contrast.secondCount, comparison.reference)
        second.text = "v " + second.text
        rows.append([
          look.span(name(comparison), isShown ? .strong : .label),
          self.cohort(cohort, isWhole: comparison.isWhole, look),
          count(contrast.firstCount, comparison.arm), second,
          p(contrast.pValue, isShown: isShown, look),
          look.span(contrast.exactLogRank.map { ShortNumbers.pValue($0.pValue) } ?? "", role),
        ])
        if isShown, let stratified = contrast.stratified {
          rows.append([
            look.span("", .label), strata(stratified, look), look.span("", .label),
            look.span("", .label), p(stratified.logRank?.pValue, isShown: true, look),
            look.span("", .label),
          ])
        }
      }
    }
    let adjusted = survival.adjustment == .none ? "" : ", pairs by Holm"
    // An exact one is there where few are compared, and then it stands beside the other.
    let hasExact = rows.contains { !$0[5].text.isEmpty }
    let titles = ["", "cohort", "n", "v n", "P"] + (hasExact ? ["exact"] : [])
    return Section(
      title: [look.span("Log-rank test\(adjusted)", .title)],
      columns: columns(titles, leading: 2, essential: titles.count, look),
      rows: rows.map { Array($0.prefix(titles.count)) })
  }

  private func strata(_ stratified: StratifiedContrast, _ look: Look) -> Span {
    let left = stratified.withoutStratum.reduce(0, +)
    return look.span(
      "  in \(NumberFormat.count(stratified.strataCount, "stratum", "strata"))"
        + (left > 0 ? ", \(left) without" : ""), .text)
  }

  private func ratios(_ look: Look) -> Section {
    var rows: [[Span]] = []
    func row(
      _ name: String, _ cohort: Span, _ ratio: HazardRatio?, isShown: Bool, isTested: Bool
    ) -> [Span] {
      let none = look.span(ShortNumbers.none, .label)
      return [
        look.span(name, isShown ? .strong : .label), cohort,
        look.span(SurvivalSummary.ratio(ratio), isShown ? .strong : .label),
        isTested ? p(ratio?.pWald, isShown: isShown, look) : none,
        isTested ? look.span(NumberFormat.pValue(ratio?.pProportionalHazards), .label) : none,
      ]
    }
    for comparison in shown.comparisons {
      for cohort in cohorts(isWhole: comparison.isWhole) {
        let contrast = comparison.contrast(cohort)
        let isShown = cohort == input.cohort
        rows.append(
          row(
            name(comparison), self.cohort(cohort, isWhole: comparison.isWhole, look),
            contrast.hazardRatio, isShown: isShown, isTested: comparison.isTested))
        if isShown, let stratified = contrast.stratified {
          rows.append(
            row(
              "", strata(stratified, look), stratified.hazardRatio, isShown: true,
              isTested: comparison.isTested))
        }
      }
    }
    let titles = ["", "cohort", "HR (95% CI)", "Wald P", "P against PH"]
    return Section(
      title: [look.span("Hazard ratio, the first arm over the second", .title)],
      columns: columns(titles, leading: 2, essential: 3, look), rows: rows)
  }

  /// The restricted means of the arms, and of those that are compared: a comparison has its own
  /// patients and its own time to which both are followed, so it shows its own two means.
  private func means(_ look: Look) -> Section {
    var rows: [[Span]] = []
    if let tau = shown.results.restrictedMeanTime {
      for arm in shown.shownArms {
        let mean = shown.arms[arm].restrictedMean
        rows.append([
          input.letterSpan(arm, look),
          cohort(.all, isWhole: true, look), look.span(number(tau), .label),
          look.span(
            mean.map { "\(number($0.mean)) (SE \(number($0.standardError)))" } ?? ShortNumbers.none,
            .text),
          look.span("", .text), look.span("", .text),
        ])
      }
    }
    for comparison in shown.comparisons {
      guard let means = comparison.contrast(input.cohort).restrictedMean else { continue }
      let difference = means.difference
      let limits = difference?.interval.map {
        Interval(lower: $0.lower / unit.days, upper: $0.upper / unit.days)
      }
      func mean(_ mean: RestrictedMean?) -> String {
        mean.map { number($0.mean) } ?? ShortNumbers.none
      }
      let interval = NumberFormat.interval(limits, places: 1, against: 0)
      rows.append([
        look.span(name(comparison), .text),
        cohort(input.cohort, isWhole: comparison.isWhole, look),
        look.span(number(means.time), .label),
        look.span(
          difference.map { "\(number($0.estimate)) (\(interval))" } ?? ShortNumbers.none, .text),
        comparison.isTested
          ? p(difference?.pValue, isShown: true, look) : look.span(ShortNumbers.none, .label),
        look.span("\(mean(means.first)) v \(mean(means.second))", .label),
      ])
    }
    let titles = ["", "cohort", "to", "mean, difference", "P", "means"]
    var columns = columns(titles, leading: 2, essential: 4, look)
    // A difference needs the means it is of, which are to another time than those of the arms; the
    // cohort is in the title as well.
    columns[1].isEssential = false
    columns[5].isEssential = true
    let whom = shown.isWhole ? "" : " (\(input.cohort.rawValue))"
    return Section(
      title: [look.span("Restricted means, differences\(whom), \(unit.rawValue)", .title)],
      columns: columns, rows: rows)
  }

  /// A time in the unit shown.
  private func number(_ days: Double) -> String {
    NumberFormat.decimal(days / unit.days, places: unit == .days ? 0 : 1)
  }
}
