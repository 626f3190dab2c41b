import Cells
import TrialAnalysis

/// The column beside the zoomed curves: medians, events, follow-up and every test.
struct SurvivalDetail {
  private let endpoint: EndpointAnalysis
  private let scene: Scene

  init(_ endpoint: EndpointAnalysis, _ scene: Scene) {
    self.endpoint = endpoint
    self.scene = scene
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let words = SurvivalWords(endpoint, scene)
    let size = canvas.size
    let unit = scene.unit
    var row = 0
    for warning in words.warnings(look) {
      row = canvas.write(
        lines: Flow.words(warning.text, columns: size.columns, style: warning.style), row: row)
      row += 1
    }
    canvas.write("Median (95% CI), \(unit.rawValue)", column: 0, row: row, style: look[.title])
    let rows = endpoint.arms.indices.map { index -> [Span] in
      let arm = endpoint.arms[index]
      let followUp = arm.followUp.map { NumberFormat.decimal($0 / unit.days, places: 1) } ?? "NR"
      return [
        scene.letterSpan(index, look),
        look.span(Figures.median(arm.median, unit: unit), .strong),
        look.span("\(arm.curve.eventCount)/\(arm.curve.subjectCount)", .text),
        look.span(followUp, .text),
      ]
    }
    let titles = ["", "median", "events", "follow-up"]
    let table = TableView(
      columns: titles.enumerated().map { index, title in
        TableColumn(
          title: [look.span(title, .label)], alignment: index == 0 ? .leading : .trailing,
          isEssential: index < 2)
      }, rows: rows, headerStyle: look.arm(scene.selectedArm).adding(.bold),
      selectedRow: scene.selectedArm, selectedStyle: look[.selection], glyphs: look.glyphs)
    let height = min(rows.count + 1, max(0, size.rows - row - 1))
    canvas.within(Rect(column: 0, row: row + 1, columns: size.columns, rows: height)) {
      _ = table.draw(on: &$0)
    }
    row += height + 2
    canvas.write("Log-rank test", column: 0, row: row, style: look[.title])
    row = drawTests(words, row: row + 1, on: &canvas, look) + 1
    drawLandmarks(row: row, on: &canvas, look)
  }

  /// The share that is left at round times, with its interval.
  private func drawLandmarks(row: Int, on canvas: inout Canvas, _ look: Look) {
    let unit = scene.unit
    let longest = endpoint.arms.compactMap { $0.curve.times.last }.max() ?? 0
    let end = longest / unit.days
    let axis =
      unit == .months
      ? Axis.months(upper: end, targetTicks: 7) : Axis.nice(lower: 0, upper: end, targetTicks: 7)
    let times = axis.ticks.filter { $0 > 0 && $0 < end }
    guard !times.isEmpty, canvas.size.rows - row >= 4 else { return }
    canvas.write("Event-free, % (95% CI)", column: 0, row: row, style: look[.title])
    let rows = times.map { time -> [Span] in
      [look.span(NumberFormat.decimal(time, places: 0), .text)]
        + endpoint.arms.map { arm in
          guard let estimate = arm.curve.estimate(at: time * unit.days) else {
            return look.span(Figures.none, .dim)
          }
          let share = NumberFormat.percentNumber(estimate.survival, decimals: 0)
          let interval = NumberFormat.percentInterval(
            Interval(lower: estimate.lower, upper: estimate.upper), decimals: 0)
          return look.span("\(share) (\(interval))", .text)
        }
    }
    let columns =
      [
        TableColumn(
          title: [look.span(unit.rawValue, .label)], alignment: .trailing, isEssential: true)
      ]
      + endpoint.arms.indices.map {
        TableColumn(title: [scene.letterSpan($0, look)], alignment: .trailing)
      }
    let height = min(rows.count + 1, canvas.size.rows - row - 1)
    canvas.within(Rect(column: 0, row: row + 1, columns: canvas.size.columns, rows: height)) {
      _ = TableView(columns: columns, rows: rows, headerStyle: look[.label], glyphs: look.glyphs)
        .draw(on: &$0)
    }
  }

  private func drawTests(
    _ words: SurvivalWords, row: Int, on canvas: inout Canvas, _ look: Look
  ) -> Int {
    var rows: [[Span]] = []
    for cohort in [Cohort.concurrent, .all] {
      if let test = endpoint.logRank(cohort) {
        rows.append(
          testRow(
            "all arms", cohort, "n \(test.subjectCount)", test.pValue, words, look))
      }
    }
    for comparison in endpoint.comparisons {
      let name = "\(scene.letter(comparison.arm)) v \(scene.letter(comparison.reference))"
      for cohort in [Cohort.concurrent, .all] {
        let contrast = comparison.contrast(cohort)
        rows.append(
          testRow(
            name, cohort, "\(contrast.firstCount) v \(contrast.secondCount)",
            contrast.shownP, words, look))
      }
    }
    let titles = ["", "cohort", "patients", "P"]
    let table = TableView(
      columns: titles.enumerated().map { index, title in
        TableColumn(
          title: [look.span(title, .label)], alignment: index < 2 ? .leading : .trailing,
          isEssential: index != 1)
      }, rows: rows, headerStyle: look[.label], glyphs: look.glyphs)
    let height = min(rows.count + 1, max(0, canvas.size.rows - row))
    canvas.within(Rect(column: 0, row: row, columns: canvas.size.columns, rows: height)) {
      _ = table.draw(on: &$0)
    }
    return row + height
  }

  private func testRow(
    _ name: String, _ cohort: Cohort, _ patients: String, _ p: Double?, _ words: SurvivalWords,
    _ look: Look
  ) -> [Span] {
    let isShown = cohort == scene.cohort
    let marker = isShown ? look.glyphs.rightArrow : " "
    return [
      look.span(name, isShown ? .strong : .label),
      look.span("\(marker) \(cohort.rawValue)", isShown ? .text : .label),
      look.span(patients, isShown ? .text : .label),
      isShown ? words.p(p, look) : look.span(NumberFormat.pValue(p), .label),
    ]
  }
}
