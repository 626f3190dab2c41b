import Cells
import TrialAnalysis
import TrialReport

/// From screening to the end: how many got how far, who did not, and why.
struct EnrollmentFlow: Panel {
  static let title = "Flow"

  /// A part of the figure, a title in its first row.
  private struct Part {
    let rows: Int
    let draw: (inout Canvas, Look) -> Void
  }

  /// The narrowest canvas on which the parts stand in two columns.
  private static let columnsForTwo = 110

  private let input: PanelInput
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let body = canvas.drawFooting(footing(look, canvas.size))
    canvas.within(body) { canvas in
      guard enrollment.screened > 0 else {
        canvas.writeCentered([[look.span("Nobody is screened or randomized.", .label)]])
        return
      }
      let stacks = stacks(columns: canvas.size.columns)
      let tallest = stacks.map(Self.rows).max() ?? 0
      let rows = ScrollingRows(tallest, from: input.scroll, in: canvas.size)
      let columns = (rows.columns - (stacks.count - 1) * 4) / max(1, stacks.count)
      rows.draw(on: &canvas, look) { canvas in
        for (index, stack) in stacks.enumerated() {
          let window = Rect(
            column: index * (columns + 4), row: 0, columns: columns, rows: rows.room)
          canvas.within(window) { canvas in
            var row = -rows.first
            for part in stack {
              canvas.within(Rect(column: 0, row: row, columns: columns, rows: part.rows)) {
                part.draw(&$0, look)
              }
              row += part.rows + 1
            }
          }
        }
      }
    }
  }

  /// The parts below each other, in one column or two.
  private func stacks(columns: Int) -> [[Part]] {
    let standing = disposition
    let others = [reasons, strata].compactMap { $0 }
    return columns >= Self.columnsForTwo
      ? [[funnel] + others, [standing]] : [[funnel, standing] + others]
  }

  private static func rows(_ parts: [Part]) -> Int {
    parts.reduce(0) { $0 + $1.rows } + max(0, parts.count - 1)
  }

  // MARK: The parts

  private var funnel: Part {
    let arms = enrollment.arms
    func sum(_ count: (ArmEnrollment) -> Int) -> Int { arms.reduce(0) { $0 + count($1) } }
    var steps: [(String, Int, SubjectQuery.Subset)] = [
      ("randomized", enrollment.randomized, .randomized),
      ("treated", sum(\.treated), .treated),
    ]
    let hasScreening = enrollment.screened > enrollment.randomized
    if hasScreening { steps.insert(("screened", enrollment.screened, .screened), at: 0) }
    if EnrollmentDisposition(input).isTold {
      steps.append(("completed", sum(\.completed), .completed))
      steps.append(("ongoing", sum(\.ongoing), .ongoing))
      steps.append(("discontinued", sum(\.discontinued), .discontinued(.any)))
    }
    let title = "From \(hasScreening ? "screening" : "randomization") on, share of the first"
    return Part(rows: steps.count + 1) { canvas, look in
      canvas.write(title, column: 0, row: 0, style: look[.title])
      Self.draw(
        steps.map { step in
          ShareBar(
            label: [look.span(step.0, .text)], count: step.1,
            share: Self.share(step.1, of: steps.first?.1 ?? 0), style: look[.anyGrade],
            link: look.span("", .text).linked(to: step.2, count: step.1).link)
        }, on: &canvas, look)
    }
  }

  private var reasons: Part? {
    let reasons = enrollment.screenFailureReasons
    guard !reasons.isEmpty else { return nil }
    let title = "Not randomized, \(enrollment.screenFailures) of \(enrollment.screened) screened"
    return Part(rows: reasons.count + 1) { canvas, look in
      canvas.write(title, column: 0, row: 0, style: look[.title])
      Self.draw(
        reasons.map { reason in
          ShareBar(
            label: [look.span(reason.reason ?? "no reason told", .text)], count: reason.count,
            share: Self.share(reason.count, of: enrollment.screenFailures),
            style: look[.notEvaluable],
            link: LinkTarget(
              LinkDestination.subjects(SubjectQuery(.screenFailures(ReasonChoice(reason.reason))))))
        }, total: enrollment.screenFailures, on: &canvas, look)
    }
  }

  private static func share(_ count: Int, of whole: Int) -> String {
    whole > 0 ? NumberFormat.percent(Double(count) / Double(whole), decimals: 0) : ""
  }

  private static func draw(
    _ bars: [ShareBar], total: Int? = nil, on canvas: inout Canvas, _ look: Look
  ) {
    canvas.within(
      Rect(column: 0, row: 1, columns: canvas.size.columns, rows: canvas.size.rows - 1)
    ) {
      ShareBars(bars: bars, total: total, numberStyle: look[.strong], glyphs: look.glyphs)
        .draw(on: &$0)
    }
  }

  private var disposition: Part {
    let disposition = EnrollmentDisposition(input)
    return Part(rows: disposition.rows) { disposition.draw(on: &$0, $1) }
  }

  private var strata: Part? {
    let strata = enrollment.strata
    guard !strata.isEmpty else { return nil }
    return Part(rows: strata.count + 2) { canvas, look in
      canvas.write("Strata, balance of the arms", column: 0, row: 0, style: look[.title])
      canvas.within(
        Rect(column: 0, row: 1, columns: canvas.size.columns, rows: canvas.size.rows - 1)
      ) { _ = strataTable(look).draw(on: &$0) }
    }
  }

  private func strataTable(_ look: Look) -> TableView {
    let arms = enrollment.arms.indices
    let hasTotal = arms.count > 1
    func column(_ title: Span, isEssential: Bool = true) -> TableColumn {
      TableColumn(title: [title], alignment: .trailing, minimum: 3, isEssential: isEssential)
    }
    var columns = [
      TableColumn(title: [look.span(" ", .label)], minimum: 10, isFlexible: true, isEssential: true)
    ]
    columns += arms.map { column(input.letterSpan($0, look)) }
    if hasTotal { columns.append(column(look.span("all", .label))) }
    columns.append(column(look.span("a month", .label), isEssential: false))
    let rows = enrollment.strata.map { stratum -> [Span] in
      let subset = SubjectQuery.Subset.stratum(stratum.stratum)
      var row = [look.span(stratum.stratum ?? "without a stratum", .text)]
      row += arms.map {
        look.span("\(stratum.arms[$0])", .text).linked(
          to: subset, arm: $0, count: stratum.arms[$0])
      }
      if hasTotal {
        row.append(
          look.span("\(stratum.randomized)", .strong).linked(to: subset, count: stratum.randomized)
        )
      }
      return row + [look.span(EnrollmentArms.rate(stratum.rate), .text)]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look[.label], hasMarkerColumn: false,
      glyphs: look.glyphs)
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    var method = MethodLines.enrollment(input)
    method.add(
      "shares by arm are of its randomized", short: "shares of the randomized")
    if EnrollmentDisposition(input).isTold {
      method.add("whoever left after the cut-off is ongoing", short: "left later = ongoing")
    }
    method.add("died: whatever the status", short: "")
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}
