import Cells
import TrialAnalysis

/// Where the randomized stand, by arm, with the reasons of those who left.
struct EnrollmentDisposition {
  /// One line: how many of each arm.
  private struct Line {
    let title: String
    let isReason: Bool
    let subset: SubjectQuery.Subset
    let counts: [Int]
  }

  private let input: PanelInput
  private let lines: [Line]
  /// Whether the data record the status of any patient.
  let isTold: Bool
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
    let arms = input.analysis.enrollment.arms
    func line(
      _ title: String, _ subset: SubjectQuery.Subset, isReason: Bool = false,
      _ count: (ArmEnrollment) -> Int
    ) -> Line {
      Line(title: title, isReason: isReason, subset: subset, counts: arms.map(count))
    }
    isTold = arms.contains { $0.undetermined < $0.randomized }
    var lines = [
      line("randomized", .randomized) { $0.randomized },
      line("treated", .treated) { $0.treated },
    ]
    if isTold {
      lines += [
        line("ongoing", .ongoing) { $0.ongoing },
        line("completed", .completed) { $0.completed },
        line("discontinued", .discontinued(.any)) { $0.discontinued },
      ]
      lines += Self.reasons(arms).map { reason in
        line(
          reason ?? "no reason told", .discontinued(ReasonChoice(reason)), isReason: true
        ) { arm in arm.discontinuations.first { $0.reason == reason }?.count ?? 0 }
      }
      if arms.contains(where: { $0.undetermined > 0 }) {
        lines.append(line("not told", .undetermined) { $0.undetermined })
      }
    }
    lines.append(line("died", .dead) { $0.deaths })
    self.lines = lines
  }

  /// The rows it takes with its head.
  var rows: Int { lines.count + 2 }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let title = isTold ? "Where they stand" : "Where they stand is not in the data"
    canvas.write(title, column: 0, row: 0, style: look[.title])
    canvas.within(
      Rect(column: 0, row: 1, columns: canvas.size.columns, rows: canvas.size.rows - 1)
    ) { canvas in
      _ = table(look, columns: canvas.size.columns).draw(on: &canvas)
    }
  }

  private func table(_ look: Look, columns width: Int) -> TableView {
    let arms = enrollment.arms
    let hasTotal = arms.count > 1
    // Shares stay only where there is room for all of them.
    let hasShares = width >= 18 + (arms.count + (hasTotal ? 1 : 0)) * 12
    let names = lines.map { TextWidth.columns(of: $0.title) + ($0.isReason ? 2 : 0) }.max() ?? 0
    let room = (width - max(12, names)) / (arms.count + (hasTotal ? 1 : 0) + 1)
    let numbers = hasShares ? 6 : max(3, min(6, room))
    func columns(_ title: Span) -> [TableColumn] {
      [TableColumn(title: [title], alignment: .trailing, minimum: numbers, isEssential: true)]
        + (hasShares
          ? [TableColumn(title: [look.span(" ", .label)], alignment: .trailing, minimum: 4)] : [])
    }
    var heads = [
      TableColumn(title: [look.span(" ", .label)], minimum: 12, isFlexible: true, isEssential: true)
    ]
    for arm in arms.indices { heads += columns(input.letterSpan(arm, look)) }
    if hasTotal { heads += columns(look.span("all", .label)) }
    let rows = lines.map { line -> [Span] in
      let name = (line.isReason ? "  " : "") + line.title
      var row = [look.span(name, line.isReason ? .label : .text)]
      func add(_ count: Int, of whole: Int, arm: Int?) {
        row.append(
          look.span("\(count)", line.isReason ? .text : .strong)
            .linked(to: line.subset, arm: arm, count: count))
        if hasShares { row.append(look.span(ShortNumbers.percent(count, of: whole), .label)) }
      }
      for arm in arms.indices { add(line.counts[arm], of: arms[arm].randomized, arm: arm) }
      if hasTotal { add(line.counts.reduce(0, +), of: enrollment.randomized, arm: nil) }
      return row
    }
    return TableView(
      columns: heads, rows: rows, headerStyle: look[.label], spacing: 1, hasMarkerColumn: false,
      glyphs: look.glyphs)
  }

  /// The reasons of all arms, the most frequent first and the missing one last.
  private static func reasons(_ arms: [ArmEnrollment]) -> [String?] {
    var counts: [String?: Int] = [:]
    for each in arms.flatMap(\.discontinuations) { counts[each.reason, default: 0] += each.count }
    return counts.sorted { left, right in
      if (left.key == nil) != (right.key == nil) { return right.key == nil }
      return (right.value, left.key ?? "") < (left.value, right.key ?? "")
    }.map(\.key)
  }
}
