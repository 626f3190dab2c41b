import Cells
import TrialAnalysis
import TrialReport
import TrialStatistics

/// The lower part of a tall arms panel: the same figures as bars from 0 to 100 %.
struct ArmsDetail {
  /// One figure as bars.
  private struct Section {
    let title: String
    /// Whom it counts.
    let subset: SubjectQuery.Subset
    /// By arm: how many of how many, the share that is drawn, and what stands beside it.
    var rows: [(share: Proportion?, words: String)]
    /// By arm how many there are, where the bar cannot show all of them.
    var counts: [Int] = []
  }

  private let input: PanelInput
  private let sections: [Section]

  init(_ input: PanelInput, _ look: Look) {
    self.input = input
    let analysis = input.analysis
    var sections: [Section] = []
    if let response = analysis.response {
      sections.append(
        Section(
          title: "Response, CR or PR (95% CI)", subset: .responders,
          rows: response.arms.map {
            ($0.rate, "(\(NumberFormat.percentInterval($0.interval)))")
          }))
    }
    if let toxicity = analysis.toxicity, toxicity.hasGrades {
      sections.append(
        Section(
          title: toxicity.severeName.prefix(1).uppercased() + toxicity.severeName.dropFirst(),
          subset: .toxicity(.summary(.grade3Plus), .any),
          rows: analysis.arms.map { ($0.grade3Plus, "") }))
    }
    sections.append(
      Section(
        title: "Deaths", subset: .deaths,
        rows: analysis.arms.map { arm in
          let fits = arm.deaths <= arm.subjectCount
          return (fits ? Proportion(count: arm.deaths, total: arm.subjectCount) : nil, "")
        }))
    let enrollment = analysis.enrollment.arms
    if enrollment.contains(where: { $0.target != nil }) {
      sections.append(
        Section(
          title: "Randomized, of target", subset: .randomized,
          rows: enrollment.map { arm in
            let target = arm.target ?? 0
            let over = arm.randomized > target && target > 0 ? "+\(arm.randomized - target)" : ""
            let share =
              target > 0
              ? Proportion(count: min(arm.randomized, target), total: target) : nil
            return (share, over)
          }, counts: enrollment.map(\.randomized)))
    }
    self.sections = sections
  }

  /// Draws as many figures as have room, the first ones first.
  func draw(on canvas: inout Canvas, _ look: Look) {
    let arms = input.analysis.arms.count
    let words = sections.flatMap(\.rows).map { TextWidth.columns(of: $0.words) }.max() ?? 0
    let left = 3 + 8 + 7 + (words > 0 ? words + 2 : 0) + 1
    guard arms > 0, canvas.size.columns >= left + 10 else { return }
    // A blank row after each figure only where all of them fit with it.
    let isAiry = sections.count * (arms + 2) - 1 <= canvas.size.rows
    var row = 0
    for section in sections {
      guard row + arms + 1 <= canvas.size.rows else { return }
      canvas.write(section.title, column: 0, row: row, style: look[.title])
      for (index, each) in section.rows.enumerated() {
        let count = section.counts.isEmpty ? each.share?.count : section.counts[index]
        draw(
          each.share, count ?? 0, each.words, section.subset, arm: index, left: left,
          row: row + 1 + index, on: &canvas, look)
      }
      row += arms + 1 + (isAiry ? 1 : 0)
    }
  }

  private func draw(
    _ share: Proportion?, _ count: Int, _ words: String, _ subset: SubjectQuery.Subset, arm: Int,
    left: Int, row: Int, on canvas: inout Canvas, _ look: Look
  ) {
    canvas.write(
      [input.marker(arm, look), input.letterSpan(arm, look)], column: 0, row: row)
    guard let share else {
      canvas.write(ShortNumbers.none, column: 3, row: row, style: look[.dim])
      return
    }
    canvas.write(
      [
        look.span("\(count)/\(share.total)", .text)
          .linked(to: subset, arm: arm, count: count),
        look.span(
          String(repeating: " ", count: max(0, 8 - "\(count)/\(share.total)".count)), .text),
        look.span(
          TextFit.padded(ShortNumbers.finePercent(share), to: 7, alignment: .trailing), .strong),
        look.span("  " + words, .text),
      ], column: 3, row: row)
    let columns = canvas.size.columns - left
    let isSelected = arm == input.selectedArm
    StackedBar(
      parts: [
        BarPart(count: share.count, fillLevel: 0, style: look.arm(arm, isSelected: isSelected)),
        BarPart(count: share.total - share.count, fillLevel: 4, style: look[.guide]),
      ], total: share.total, glyphs: look.glyphs
    ).draw(on: &canvas, row: row, column: left, columns: columns)
  }
}
