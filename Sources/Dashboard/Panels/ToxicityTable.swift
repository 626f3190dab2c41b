import Cells
import TrialAnalysis

/// The rows of the toxicity panel: what there is over all, then terms, zoomed with their classes.
struct ToxicityTable {
  /// One row: its name and what it counts in every arm.
  private struct Row {
    enum Kind { case summary, term, organClass }
    let kind: Kind
    let name: String
    let isOfInterest: Bool
    /// Subjects to show in the narrow table.
    let shown: [Int]
    /// Whether `shown` belongs under "3+" in the wide one.
    let isSevere: Bool
    /// By grade and so on, for the wide one; `nil` in a summary row.
    let counts: [ToxicityCount]?
  }

  private let scene: Scene
  private let toxicity: ToxicityAnalysis
  private let rows: [Row]

  init?(_ scene: Scene) {
    guard let toxicity = scene.analysis.toxicity else { return nil }
    self.scene = scene
    self.toxicity = toxicity
    self.rows = Self.rows(toxicity, isZoomed: scene.isZoomed)
  }

  var rowCount: Int { rows.count }

  private static func rows(_ toxicity: ToxicityAnalysis, isZoomed: Bool) -> [Row] {
    let categories: [ToxicityCategory] =
      isZoomed
      ? ToxicityCategory.allCases : [.any, .grade3Plus, .serious, .relatedFatal]
    var rows = categories.compactMap { category -> Row? in
      guard let row = toxicity.summary.first(where: { $0.category == category }) else { return nil }
      let name =
        category == .grade3Plus ? "Any \(toxicity.severeName)" : category.shortLabel
      return Row(
        kind: .summary, name: name, isOfInterest: false, shown: row.subjects,
        isSevere: category == .grade3Plus, counts: nil)
    }
    func row(_ row: ToxicityRow, _ kind: Row.Kind) -> Row {
      Row(
        kind: kind, name: row.name, isOfInterest: row.isOfInterest,
        shown: row.arms.map { toxicity.hasGrades ? $0.grade3Plus : $0.subjects },
        isSevere: toxicity.hasGrades, counts: row.arms)
    }
    guard isZoomed else {
      return rows + toxicity.terms.map { row($0, .term) }
    }
    let ofInterest = toxicity.terms.filter(\.isOfInterest)
    rows += ofInterest.map { row($0, .term) }
    for organClass in toxicity.classes {
      rows.append(row(organClass, .organClass))
      rows += toxicity.terms.filter { $0.organClass == organClass.organClass && !$0.isOfInterest }
        .map { row($0, .term) }
    }
    return rows
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let columns = canvas.size.columns
    let arms = toxicity.subjectCounts.count
    // The wide table has all figures for every arm, the middle one for the selected arm only.
    let full = GradeFigure.shown(for: toxicity)
    let pair = toxicity.hasGrades ? GradeFigure.pair : [.any]
    let fullColumns = full.count * 5
    if scene.isZoomed, columns >= 34 + arms * fullColumns {
      drawTable(on: &canvas, look) { _ in full }
    } else if scene.isZoomed, columns >= 30 + fullColumns + (arms - 1) * 10 {
      drawTable(on: &canvas, look) { $0 == scene.selectedArm ? full : pair }
    } else if columns >= 22 + arms * 12 {
      drawTable(on: &canvas, look) { _ in pair }
    } else {
      drawTable(on: &canvas, look) { _ in toxicity.hasGrades ? [.severe] : [.any] }
    }
  }

  private func drawTable(
    on canvas: inout Canvas, _ look: Look, figures: (Int) -> [GradeFigure]
  ) {
    let size = canvas.size
    let width = 5
    let blocks = toxicity.subjectCounts.indices.map { (arm: $0, figures: figures($0)) }
    let right = blocks.reduce(0) { $0 + $1.figures.count * width + ($1.figures.count > 1 ? 2 : 0) }
    let hasBar = blocks.allSatisfy { $0.figures.count == 1 }
    let visible = max(0, size.rows - 1)
    let first = min(scene.scroll, max(0, rows.count - visible))
    let scrolls = rows.count > visible && size.columns > 12
    let room = size.columns - (scrolls ? 2 : 0)
    let names = max(6, room - right)
    drawHead(blocks, names: names, width: width, on: &canvas, look, hasUnits: !hasBar)
    for line in 0..<min(visible, max(0, rows.count - first)) {
      let row = rows[first + line]
      let isIndented = scene.isZoomed && row.kind == .term && !row.isOfInterest
      let sign = row.isOfInterest ? look.glyphs.bullet + " " : isIndented ? "  " : ""
      let style: Style =
        row.kind == .term ? look[.text] : row.kind == .summary ? look[.label] : look[.title]
      let name = TextFit.cutMiddle(
        row.name, to: names - 1 - TextWidth.columns(of: sign), ellipsis: look.glyphs.ellipsis)
      canvas.write(
        [Span(sign, style: look[.warning]), Span(name, style: style)], column: 0, row: line + 1)
      drawFigures(row, blocks, column: names, width: width, row: line + 1, on: &canvas, look)
    }
    guard scrolls else { return }
    canvas.drawScrollBar(first: first, visible: visible, count: rows.count, look)
  }

  private func drawHead(
    _ blocks: [(arm: Int, figures: [GradeFigure])], names: Int, width: Int,
    on canvas: inout Canvas, _ look: Look, hasUnits: Bool
  ) {
    canvas.write(
      TextFit.cut("% of patients", to: names - 1, ellipsis: ""), column: 0, row: 0,
      style: look[.label])
    var column = names
    for block in blocks {
      for (place, figure) in block.figures.enumerated() {
        let room = width + (place == 0 && blocks[0].figures.count > 1 ? 2 : 0)
        defer { column += room }
        let letter = Span(scene.letter(block.arm), style: look.arm(block.arm).adding(.bold))
        var title = hasUnits ? [look.span(figure.title(toxicity), .label)] : []
        if place == 0 { title = [letter] + (hasUnits ? [look.span(" ", .label)] : []) + title }
        canvas.write(title, column: column + room - title.columns, row: 0)
      }
    }
  }

  private func drawFigures(
    _ row: Row, _ blocks: [(arm: Int, figures: [GradeFigure])], column: Int, width: Int,
    row line: Int, on canvas: inout Canvas, _ look: Look
  ) {
    var column = column
    for block in blocks {
      let total = toxicity.subjectCounts[block.arm]
      for (place, figure) in block.figures.enumerated() {
        let room = width + (place == 0 && blocks[0].figures.count > 1 ? 2 : 0)
        defer { column += room }
        let count: Int?
        if let counts = row.counts {
          count = figure.count(in: counts[block.arm])
        } else {
          let belongs =
            block.figures.count == 1 || figure == (row.isSevere ? GradeFigure.severe : .any)
          count = belongs ? row.shown[block.arm] : nil
        }
        guard let count else { continue }
        let text = figure.isCount ? "\(count)" : Figures.percent(count, of: total)
        let style = style(count, of: total, figure, row.kind, look, arm: block.arm)
        canvas.write(
          TextFit.padded(text, to: room, alignment: .trailing), column: column, row: line,
          style: style)
      }
    }
  }

  private func style(
    _ count: Int, of total: Int, _ figure: GradeFigure, _ kind: Row.Kind, _ look: Look, arm: Int
  ) -> Style {
    if count == 0 { return look[.dim] }
    let isHeavy = figure == .severe && kind == .term && count * 10 >= total
    let style = look[isHeavy ? .severeGrade : .text].adding(isHeavy ? .bold : [])
    return arm == scene.selectedArm ? style.adding(.bold) : style
  }
}

extension ToxicityCategory {
  /// The label, shorter for the deaths from treatment.
  fileprivate var shortLabel: String {
    self == .relatedFatal ? "Related deaths" : label
  }
}
