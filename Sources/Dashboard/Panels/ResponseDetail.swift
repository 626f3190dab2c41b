import Cells
import TrialAnalysis

/// The zoomed response panel: every category in numbers, and the comparisons in full.
struct ResponseDetail {
  private let scene: Scene
  private let response: ResponseAnalysis

  init(_ scene: Scene, _ response: ResponseAnalysis) {
    self.scene = scene
    self.response = response
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let arms = response.arms.count
    let comparisonRows = response.comparisons.isEmpty ? 0 : response.comparisons.count * 2 + 2
    var row = 0
    // The bars take what the two tables leave, two rows thick where there is plenty.
    let tableRows = arms + 2
    let spare = size.rows - tableRows - comparisonRows
    let thickness = arms == 0 ? 0 : min(5, max(spare / arms - 1, spare >= arms ? 1 : 0))
    let gap = thickness > 1 ? 1 : 0
    for index in response.arms.indices where thickness > 0 {
      canvas.write(
        [scene.marker(index, look), scene.letterSpan(index, look)], column: 0, row: row)
      for line in 0..<thickness {
        bar(response.arms[index], hasLetters: line == (thickness - 1) / 2, look).draw(
          on: &canvas, row: row + line, column: 3, columns: max(0, size.columns - 3))
      }
      row += thickness + gap
    }
    if thickness == 1, spare > arms { row += 1 }
    canvas.within(Rect(column: 0, row: row, columns: size.columns, rows: tableRows)) {
      _ = table(look, hasLabels: size.columns >= 100).draw(on: &$0)
    }
    row += tableRows
    guard !response.comparisons.isEmpty else { return }
    canvas.within(
      Rect(column: 0, row: row, columns: size.columns, rows: max(0, size.rows - row))
    ) { _ = comparisons(look, columns: size.columns).draw(on: &$0) }
  }

  private func bar(_ arm: ArmResponse, hasLetters: Bool, _ look: Look) -> StackedBar {
    StackedBar(
      parts: ResponseGroup.allCases.map { group in
        BarPart(
          count: group.count(in: arm), fillLevel: look.isPatterned ? group.fill : 0,
          style: look[group.role], letter: hasLetters ? group.letter : nil)
      }, total: arm.rate.total, glyphs: look.glyphs)
  }

  private func table(_ look: Look, hasLabels: Bool) -> TableView {
    let categories = ResponseCategory.allCases.filter { category in
      category != .nonCompleteNonProgressive || response.arms.contains { $0.count(category) > 0 }
    }
    let columns =
      [
        TableColumn(title: [look.span(" ", .label)], isEssential: true),
        TableColumn(
          title: [look.span("arm", .label)], minimum: 5, isFlexible: true, isEssential: true),
        TableColumn(
          title: [look.span("n", .label)], alignment: .trailing, isEssential: true),
      ]
      + categories.map {
        TableColumn(title: [look.span($0.columnTitle, .label)], alignment: .trailing)
      }
      + ["CR+PR", "ORR", "95% CI"].map {
        TableColumn(title: [look.span($0, .label)], alignment: .trailing, isEssential: true)
      }
    let rows = response.arms.indices.map { index -> [Span] in
      let arm = response.arms[index]
      let summary = scene.analysis.arms[index].arm
      let name = hasLabels ? summary.label : summary.short
      return [
        scene.letterSpan(index, look), Span(name, style: look.arm(index)),
        look.span("\(arm.rate.total)", .text),
      ]
        + categories.map {
          let count = arm.count($0)
          let share = Figures.percent(count, of: arm.rate.total)
          return look.span("\(count) \(TextFit.padded(share, to: 4, alignment: .trailing))", .text)
        } + [
          look.span("\(arm.rate.count)", .text),
          look.span(Figures.finePercent(arm.rate), .strong),
          look.span(NumberFormat.percentInterval(arm.interval), .text),
        ]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(scene.selectedArm).adding(.bold),
      selectedRow: scene.selectedArm, selectedStyle: look[.selection], glyphs: look.glyphs)
  }

  private func comparisons(_ look: Look, columns: Int) -> TableView {
    let titles = ["", "cohort", "responders", "difference", "95% CI", "P", "Fisher", "odds ratio"]
    let isWide = columns >= 100
    let shown = titles.enumerated().map { index, title in
      TableColumn(
        title: [look.span(title, .label)], alignment: index < 2 ? .leading : .trailing,
        minimum: index == 1 ? 10 : 1, isFlexible: index == 1 && !isWide,
        isEssential: index < 3 || index == 5)
    }
    var rows: [[Span]] = []
    for comparison in response.comparisons {
      for cohort in [Cohort.concurrent, .all] {
        let isShown = cohort == scene.cohort
        let contrast = comparison.contrast(cohort)
        let role: Role = isShown ? .text : .label
        let name = "\(scene.letter(comparison.arm)) v \(scene.letter(comparison.reference))"
        let marker = isShown ? look.glyphs.rightArrow : " "
        var words = cohort == .concurrent ? "concurrent" : "all patients"
        if isWide, cohort == .concurrent {
          let lines = ComparisonLines(
            comparison, scene.comparing(.concurrent)
          ).cohortWords
          if !lines.isEmpty { words = lines }
        }
        let p = NumberFormat.pValue(contrast.shownP)
        rows.append([
          look.span(name, isShown ? .strong : .label),
          look.span("\(marker) \(words)", role),
          look.span(
            "\(contrast.first.count)/\(contrast.first.total) v "
              + "\(contrast.second.count)/\(contrast.second.total)", role),
          look.span(
            contrast.difference.map { NumberFormat.decimal($0 * 100, places: 1) + " pts" }
              ?? Figures.none, role),
          look.span(NumberFormat.percentInterval(contrast.interval), role),
          look.span(
            p,
            isShown ? (Figures.isSignificant(contrast.shownP) ? .significant : .strong) : .label
          ),
          look.span(NumberFormat.pValue(contrast.pFisher), role),
          look.span(
            contrast.oddsRatio.map { NumberFormat.decimal($0, places: 2) } ?? Figures.none, role),
        ])
      }
    }
    return TableView(
      columns: shown, rows: rows, headerStyle: look[.label], spacing: isWide ? 3 : 2,
      hasMarkerColumn: true, glyphs: look.glyphs)
  }
}

extension ResponseCategory {
  /// The code, short enough for the head of a column.
  fileprivate var columnTitle: String {
    switch self {
    case .nonCompleteNonProgressive: "non-CR/PD"
    case .missing: "none"
    default: code
    }
  }
}
