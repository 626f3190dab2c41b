import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// How bad it gets: the patients of every term by their worst grade, arm beside arm.
///
/// The figure is called "worst" since its columns may be severities, which are no grades.
struct ToxicityWorstPanel: Panel {
  static let title = "Worst"
  static let contexts = ToxicityPanel.contexts

  /// From which share of the arm on a cell has a fill, the fullest first.
  private static let thresholds = [50, 25, 10, 3]

  private let view: ToxicityView?

  init(_ input: PanelInput) {
    view = ToxicityView(input)
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let view, view.toxicity.hasGrades else { return [] }
    return [look.span("worst \(view.gradeName) of each patient", .text)]
  }

  func shortSubtitle(_ look: Look) -> [Span] { [] }

  func trailing(_ look: Look) -> [Span] {
    view.map { [look.span(NumberFormat.count($0.toxicity.terms.count, "term"), .label)] } ?? []
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let view else { return ToxicityView.sayMissing(on: &canvas, look) }
    let body = canvas.drawFooting(
      view.footing(method(view, canvas.size, look), in: canvas.size, look))
    canvas.within(body) { canvas in
      guard view.toxicity.hasGrades else {
        let text = "The adverse event table tells no grades."
        canvas.writeCentered(Flow.words(text, columns: canvas.size.columns, style: look[.label]))
        return
      }
      draw(view, rows(view), on: &canvas, look)
    }
  }

  private func rows(_ view: ToxicityView) -> ToxicityRows {
    ToxicityRows(view, categories: [.any])
  }

  private func method(_ view: ToxicityView, _ size: Size, _ look: Look) -> MethodLines {
    guard view.toxicity.hasGrades else { return view.method([]) }
    let shown = Grid(view, columns: size.columns).arms
    let others = view.toxicity.subjectCounts.indices.filter { !shown.contains($0) }
    let fills = Self.thresholds.enumerated().map { level, percent in
      "\(Character(look.glyphs.fill(level))) \(percent)%+"
    }
    let legend =
      fills.joined(separator: " ") + " \(Character(look.glyphs.fill(fills.count))) less"
    var facts = [(long: "fill by share of the arm: \(legend)", short: legend)]
    if view.hasUntoldGrades {
      facts.append(("n.t. no \(view.gradeName) told", "n.t. not told"))
    }
    if !others.isEmpty {
      let letters = others.map(view.input.letter).joined(separator: ", ")
      let words = "no room for \(letters): select \(others.count == 1 ? "it" : "one")"
      facts.insert((words, words), at: 0)
    }
    return view.method(facts)
  }

  private func draw(
    _ view: ToxicityView, _ rows: ToxicityRows, on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    guard size.rows > 0 else { return }
    let scrolling = ScrollingRows(
      rows.rows.count, below: 2, from: view.input.scroll, in: size, least: 13)
    scrolling.draw(on: &canvas, look) { draw(view, rows, scrolling, on: &$0, look) }
  }

  private func draw(
    _ view: ToxicityView, _ rows: ToxicityRows, _ scrolling: ScrollingRows,
    on canvas: inout Canvas, _ look: Look
  ) {
    let grid = Grid(view, columns: scrolling.columns)
    grid.drawHead(view, rows, on: &canvas, look)
    if rows.rows.isEmpty, scrolling.room > 0 {
      canvas.write([look.span(rows.emptiness, .label)], column: 0, row: 2)
    }
    for (line, index) in scrolling.lines {
      let row = rows.rows[index]
      canvas.write(rows.nameSpans(row, columns: grid.names - 1, look), column: 0, row: line)
      for (block, arm) in grid.arms.enumerated() {
        guard let counts = rows.counts(row, arm: arm) else { continue }
        let total = view.toxicity.subjectCounts[arm]
        for (place, grade) in grid.grades.enumerated() {
          let count = counts.worst[grade]
          let number = Span("\(count)", style: Self.style(count, of: total, grade: grade, look))
            .linked(to: .toxicity(rows.item(row), .worst(grade)), arm: arm, count: count)
          let column = grid.column(block, place)
          canvas.write(
            [number], column: column + grid.cell - 1 - number.columns, row: line)
          guard let level = Self.level(count, of: total) else { continue }
          let fill = String(repeating: Character(look.glyphs.fill(level)), count: grid.fill)
          canvas.write(
            [look.span(fill, grade >= 3 ? .severeGrade : .anyGrade)], column: column,
            row: line)
        }
      }
    }
  }

  private static func level(_ count: Int, of total: Int) -> Int? {
    guard count > 0, total > 0 else { return nil }
    return thresholds.firstIndex { count * 100 >= total * $0 } ?? thresholds.count
  }

  private static func style(_ count: Int, of total: Int, grade: Int, _ look: Look) -> Style {
    guard count > 0 else { return look[.dim] }
    let style = look[grade >= 3 ? .severeGrade : .text]
    return count * 10 >= total ? style.adding(.bold) : style
  }
}

extension ToxicityWorstPanel {
  /// Where the cells are: a block for every arm, or for the selected one where they have no room.
  private struct Grid {
    let arms: [Int]
    /// The grades; 0 is an event without a grade.
    let grades: [Int]
    /// Columns of the names.
    let names: Int
    /// Columns of a cell, the blank after it included.
    let cell: Int
    /// Columns of the fill before the number.
    let fill: Int

    private static let gap = 2
    private static let leastNames = 26

    init(_ view: ToxicityView, columns room: Int) {
      let toxicity = view.toxicity
      let grades = Array(1...5) + (view.hasUntoldGrades ? [0] : [])
      let digits = "\(toxicity.subjectCounts.max() ?? 0)".count
      let all = Array(toxicity.subjectCounts.indices)
      let own = all.contains(view.input.selectedArm) ? [view.input.selectedArm] : []
      // A wide fill has a blank before the number, a narrow one differs from it as it is.
      func columns(_ fill: Int) -> Int { fill + digits + (fill > 1 ? 2 : 1) }
      func width(_ arms: [Int], _ fill: Int) -> Int {
        arms.count * (grades.count * columns(fill) + Grid.gap)
      }
      let choices =
        (1...4).reversed().map { (arms: all, fill: $0) }
        + (1...6).reversed().map { (arms: own, fill: $0) } + [(arms: own, fill: 0)]
      let chosen =
        choices.first { room >= width($0.arms, $0.fill) + Grid.leastNames }
        ?? (arms: own, fill: 0)
      arms = chosen.arms
      fill = chosen.fill
      self.grades = grades
      cell = columns(fill)
      names = min(48, max(6, room - width(arms, fill)))
    }

    func column(_ block: Int, _ place: Int) -> Int {
      names + block * (grades.count * cell + Grid.gap) + Grid.gap + place * cell
    }

    func drawHead(
      _ view: ToxicityView, _ rows: ToxicityRows, on canvas: inout Canvas, _ look: Look
    ) {
      let input = view.input
      canvas.write(rows.head(columns: names - 1, look), column: 0, row: 1)
      for (block, arm) in arms.enumerated() {
        let start = column(block, 0)
        let head = view.head(of: arm, columns: grades.count * cell, look)
        canvas.write([input.marker(arm, look)], column: start - 1, row: 0)
        canvas.aside { $0.write(head, column: start, row: 0) }
        for (place, grade) in grades.enumerated() {
          let title = grade == 0 ? "n.t." : view.gradeLetter + "\(grade)"
          canvas.write(
            [look.span(title, .label)], column: column(block, place) + cell - 1 - title.count,
            row: 1)
        }
      }
    }
  }
}

extension ToxicityView {
  /// What a grade is called; a severity is none.
  var gradeName: String { toxicity.scale == .severity ? "severity" : "grade" }

  /// Whether patients have events without a grade.
  fileprivate var hasUntoldGrades: Bool {
    toxicity.terms.contains { row in row.arms.contains { $0.worst[0] > 0 } }
  }

  /// The same in a letter, before its number.
  fileprivate var gradeLetter: String { toxicity.scale == .severity ? "s" : "G" }
}
