import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// The zoomed response panel: every category in numbers, and the comparisons in full.
struct ResponseDetail {
  private let input: PanelInput
  private let response: ResponseAnalysis

  init(_ input: PanelInput, _ response: ResponseAnalysis) {
    self.input = input
    self.response = response
  }

  /// How the bars, the table and the comparisons share the rows.
  private struct Split {
    /// Rows of a bar, and blank ones after it.
    var thickness = 0
    var gap = 0
    /// Where the table begins, and how many rows it has with the blank one after it.
    var table = (top: 0, rows: 0)
    /// The rows of the comparisons, with their titles and their axis.
    var comparisonRows = 0
  }

  /// The bars take what the table and the comparisons leave, eight rows thick where there is plenty.
  private func split(_ size: Size) -> Split {
    let rows = size.rows
    var split = Split()
    let arms = response.arms.count
    let lines = response.comparisons.count * 2
    let hasPlot = hasPlot(columns: size.columns)
    let wanted = lines == 0 ? 0 : lines + (hasPlot ? 4 : 1)
    split.table.rows = arms + 2
    let spare = rows - split.table.rows - wanted
    split.thickness = arms == 0 ? 0 : min(8, max(spare / arms - 1, spare >= arms ? 1 : 0))
    split.gap = split.thickness > 1 ? 1 : 0
    split.table.top =
      arms * (split.thickness + split.gap) + (split.thickness == 1 && spare > arms ? 1 : 0)
    split.comparisonRows = max(0, min(wanted, rows - split.table.top - split.table.rows))
    return split
  }

  /// Where the table ends on a wide screen, so that a row can be followed.
  private static let tableColumns = 132

  /// Whether the differences are drawn: where that costs no number.
  private func hasPlot(columns: Int) -> Bool { columns >= 128 }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let split = split(size)
    for index in response.arms.indices where split.thickness > 0 {
      let row = index * (split.thickness + split.gap)
      let middle = row + (split.thickness - 1) / 2
      canvas.write(
        [input.marker(index, look), input.letterSpan(index, look)], column: 0, row: middle)
      for line in row..<row + split.thickness {
        bar(response.arms[index], hasLetters: line == middle, look).draw(
          on: &canvas, row: line, column: 3, columns: max(0, size.columns - 3))
      }
    }
    // In the blank row before the table, if there is one.
    let bars = response.arms.count * (split.thickness + split.gap) - split.gap
    if split.thickness > 0, split.table.top > bars {
      ResponseLegend(response).draw(on: &canvas, row: split.table.top - 1, look)
    }
    let tableRect = Rect(
      column: 0, row: split.table.top, columns: min(size.columns, Self.tableColumns),
      rows: split.table.rows)
    canvas.within(tableRect) {
      _ = table(look, isWide: size.columns >= 100).draw(on: &$0)
    }
    guard split.comparisonRows > 0 else { return }
    let plotRect = Rect(
      column: 0, row: tableRect.maxRow, columns: size.columns, rows: split.comparisonRows)
    let plot = comparisons(look, columns: size.columns)
    let area = canvas.within(plotRect) { plot.draw(on: &$0) }
    canvas.rows = ScrollExtent(showing: area.rows.visibleRows, of: plot.rows.count)
  }

  private func bar(_ arm: ArmResponse, hasLetters: Bool, _ look: Look) -> StackedBar {
    StackedBar(
      parts: ResponseGroup.allCases.map { group in
        BarPart(
          count: group.count(in: arm), fillLevel: look.isPatterned ? group.fill : 0,
          style: look[group.role], letter: hasLetters ? group.letter : nil)
      }, total: arm.rate.total, glyphs: look.glyphs)
  }

  /// `isWide` is whether arms have their long names and categories their shares; the bars show
  /// these as well.
  private func table(_ look: Look, isWide: Bool) -> TableView {
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
      let summary = input.analysis.arms[index].arm
      let name = isWide ? summary.label : summary.short
      return [
        input.letterSpan(index, look), Span(name, style: look.arm(index)),
        look.span("\(arm.rate.total)", .text)
          .linked(to: .responseDenominator, arm: index, count: arm.rate.total),
      ]
        + categories.map {
          let count = arm.count($0)
          let share = TextFit.padded(
            ShortNumbers.percent(count, of: arm.rate.total), to: 4, alignment: .trailing)
          return look.span(isWide ? "\(count) \(share)" : "\(count)", .text)
            .linked(to: .bestResponse([$0]), arm: index, count: count)
        } + [
          look.span("\(arm.rate.count)", .text)
            .linked(to: .responders, arm: index, count: arm.rate.count),
          look.span(ShortNumbers.finePercent(arm.rate), .strong),
          look.span(NumberFormat.percentInterval(arm.interval), .text),
        ]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(input.selectedArm).adding(.bold),
      selectedRow: input.selectedArm, selectedStyle: look[.selection], glyphs: look.glyphs)
  }

  /// Every comparison in both cohorts, the differences as intervals.
  private func comparisons(_ look: Look, columns: Int) -> IntervalPlot {
    let contrasts = response.comparisons.flatMap { [$0.concurrent, $0.all] }
    let directions = input.directions(response.comparisons, look)
    func column(_ title: String, isLeading: Bool = false, isEssential: Bool = true) -> TableColumn {
      TableColumn(
        title: [look.span(title, .label)], alignment: isLeading ? .leading : .trailing,
        isEssential: isEssential)
    }
    return IntervalPlot(
      leading: [
        column("", isLeading: true), column("cohort", isLeading: true),
        column("left out", isLeading: true, isEssential: columns >= 100), column("responders"),
      ],
      rows: response.comparisons.flatMap { comparison in
        [Cohort.concurrent, .all].map { row(comparison, $0, look) }
      },
      x: .points(contrasts.compactMap(\.interval), targetTicks: columns >= 140 ? 7 : 5),
      trailing: [
        column("points"), column("95% CI"), column("P"), column("Fisher", isEssential: false),
        column("odds ratio", isEssential: false),
      ],
      title: [look.span("difference, points", .label)], reference: 0,
      lowerWords: directions.below, upperWords: directions.above, axisStyle: look[.axis],
      firstRow: input.scroll, hasPlot: hasPlot(columns: columns), glyphs: look.glyphs)
  }

  private func row(
    _ comparison: ResponseComparison, _ cohort: Cohort, _ look: Look
  ) -> IntervalRow {
    let isShown = cohort == input.cohort
    let contrast = comparison.contrast(cohort)
    let role: Role = isShown ? .text : .label
    func counts(_ rate: Proportion, _ arm: Int) -> [Span] {
      let pair = comparison.pair(cohort)
      return look.counts(
        rate, role, responders: SubjectQuery(.responders, arm: arm, concurrentWith: pair),
        everybody: SubjectQuery(.responseDenominator, arm: arm, concurrentWith: pair))
    }
    let marker = isShown ? look.glyphs.rightArrow : " "
    let p: Role =
      !isShown ? .label : Significance.isReached(by: contrast.pValue) ? .significant : .strong
    return IntervalRow(
      leading: [
        input.versus(comparison.arm, comparison.reference, look),
        [look.span("\(marker) \(cohort.rawValue)", role)],
        cohort == .concurrent ? comparison.omission(input, look) : [],
        counts(contrast.first, comparison.arm) + [look.span(" v ", .label)]
          + counts(contrast.second, comparison.reference),
      ],
      estimate: contrast.difference.map { $0 * 100 },
      lower: contrast.interval.map { $0.lower * 100 },
      upper: contrast.interval.map { $0.upper * 100 },
      trailing: [
        [look.span(NumberFormat.points(contrast.difference), role)],
        [look.span(NumberFormat.differenceInterval(contrast.interval), role)],
        [
          look.span(ShortNumbers.pValue(contrast.pValue), p),
          look.span(contrast.test.addedName, role),
        ],
        [look.span(ShortNumbers.pValue(contrast.pFisher), role)],
        [
          look.span(
            contrast.oddsRatio.map { NumberFormat.decimal($0, places: 2) } ?? ShortNumbers.none,
            role)
        ],
      ],
      style: isShown ? look.arm(comparison.arm).adding(.bold) : look[.label])
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
