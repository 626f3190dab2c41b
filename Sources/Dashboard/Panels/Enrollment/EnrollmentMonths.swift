import Cells
import TrialAnalysis
import TrialModel

/// Randomized per month: bars, and the numbers of the latest months.
struct EnrollmentMonths: Panel {
  static let title = "Months"

  /// The narrowest canvas on which the numbers stand beside the bars.
  private static let columnsForBoth = 96

  private let input: PanelInput
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
  }

  /// Every month, however the bars are grouped; `nil` if nobody has a day of randomization.
  private var months: AccrualPeriods? {
    EnrollmentSpan(input.analysis).map { AccrualPeriods($0.months(enrollment), room: .max) }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let body = canvas.drawFooting(footing(look, canvas.size))
    guard let months else {
      canvas.within(body) { canvas in
        let words = "No dates of randomization to draw."
        canvas.writeCentered(Flow.words(words, columns: canvas.size.columns, style: look[.label]))
      }
      return
    }
    let numbers = tableRect(in: body.size)
    let isBeside = numbers.minColumn > 0
    canvas.within(
      Rect(
        column: 0, row: 0, columns: barColumns(in: canvas.size),
        rows: isBeside ? body.size.rows : max(0, numbers.minRow - 1))
    ) { drawBars(on: &$0, look) }
    canvas.within(numbers) { drawNumbers(months, on: &$0, look) }
  }

  /// The bars of all arms, and where it is tall those of each below them.
  private func drawBars(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let arms = enrollment.arms.count
    let each = arms > 1 ? min(12, size.rows * 2 / 3 / arms) : 0
    let upper = each >= 8 ? size.rows - arms * each : size.rows
    canvas.within(Rect(column: 0, row: 0, columns: size.columns, rows: upper)) {
      EnrollmentBars(input).draw(on: &$0, look)
    }
    guard each >= 8 else { return }
    for arm in 0..<arms {
      canvas.within(
        Rect(
          column: 0, row: upper + arm * each + 1, columns: size.columns, rows: each - 1)
      ) { EnrollmentBars(input, arm: arm).draw(on: &$0, look) }
    }
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    var method = MethodLines.enrollment(input)
    method.addRate(enrollment)
    if EnrollmentSpan(input.analysis)?.isOpen == true {
      method.add("the last bar is not over", short: "")
    }
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }

  private func barColumns(in size: Size) -> Int {
    size.columns >= Self.columnsForBoth ? size.columns - numberColumns - 3 : size.columns
  }

  /// The columns of the numbers beside the bars.
  private var numberColumns: Int { min(44, 26 + enrollment.arms.count * 6) }

  /// Beside the bars where it is wide, else below them.
  private func tableRect(in body: Size) -> Rect {
    if body.columns >= Self.columnsForBoth {
      return Rect(
        column: body.columns - numberColumns, row: 0, columns: numberColumns, rows: body.rows)
    }
    let rows = body.rows < 10 ? 0 : max(4, body.rows * 2 / 5)
    return Rect(column: 0, row: body.rows - rows, columns: min(body.columns, 60), rows: rows)
  }

  /// The latest month first.
  private func drawNumbers(_ months: AccrualPeriods, on canvas: inout Canvas, _ look: Look) {
    let scrolling = ScrollingRows(months.count, below: 1, from: input.scroll, in: canvas.size)
    guard !scrolling.range.isEmpty else { return }
    let arms = enrollment.arms.map { months.counts($0.months) }
    let all = months.counts(enrollment.months)
    var soFar = all[..<max(0, months.count - scrolling.first)].reduce(0, +)
    let showsArms = arms.count > 1 && arms.count <= 12
    let rows = scrolling.range.map { row -> [Span] in
      let month = months.count - 1 - row
      func number(_ count: Int, arm: Int?, _ role: Role) -> Span {
        look.span(count == 0 ? look.glyphs.separator : "\(count)", count == 0 ? .dim : role)
          .linked(to: months.query(month, arm: arm), count: count)
      }
      defer { soFar -= all[month] }
      return [look.span(months.name(month), .text)]
        + (showsArms ? arms.indices.map { number(arms[$0][month], arm: $0, .text) } : [])
        + [number(all[month], arm: nil, .strong), look.span("\(soFar)", .label)]
    }
    let widest = String(enrollment.randomized).count
    func column(_ title: Span, width: Int, isEssential: Bool = true) -> TableColumn {
      TableColumn(
        title: [title], alignment: .trailing, minimum: width, isEssential: isEssential)
    }
    let columns =
      [TableColumn(title: [look.span(months.noun, .label)], minimum: 7, isEssential: true)]
      + (showsArms ? arms.indices.map { column(input.letterSpan($0, look), width: widest) } : [])
      + [
        column(look.span("all", .label), width: widest),
        column(look.span("so far", .label), width: widest, isEssential: false),
      ]
    let table = TableView(
      columns: columns, rows: rows, headerStyle: look[.label], spacing: 3, hasMarkerColumn: false,
      glyphs: look.glyphs)
    // As wide with a scroll bar as without one.
    let room = Rect(column: 0, row: 0, columns: canvas.size.columns - 2, rows: canvas.size.rows)
    scrolling.draw(on: &canvas, look) { $0.within(room) { _ = table.draw(on: &$0) } }
  }
}

/// Calendar periods of equal length, as many as there is room for: months, quarters, years.
struct AccrualPeriods: Equatable {
  /// The months in each.
  let length: Int
  /// The number of the first one, counted from year 0.
  private let first: Int
  /// How many there are.
  let count: Int

  /// The shortest periods of which no more than `room` hold all of the months.
  init(_ months: ClosedRange<Int>, room: Int) {
    let room = max(1, room)
    func number(_ length: Int) -> Int {
      months.upperBound / length - months.lowerBound / length + 1
    }
    var length = [1, 3, 6, 12, 24, 60, 120].first { number($0) <= room } ?? 240
    while number(length) > room, length < 100_000 { length *= 2 }
    self.length = length
    first = months.lowerBound / length
    count = number(length)
  }

  /// What one of them is called: `quarter`.
  var noun: String {
    switch length {
    case 1: "month"
    case 3: "quarter"
    case 6: "half-year"
    case 12: "year"
    default: "\(length / 12) years"
    }
  }

  /// Counts of months summed by period; months outside are left out.
  func counts(_ months: [MonthCount]) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for month in months where counts.indices.contains(month.month / length - first) {
      counts[month.month / length - first] += month.count
    }
    return counts
  }

  /// The first month of a period, as months since year 0.
  func firstMonth(_ period: Int) -> Int { (first + period) * length }

  /// A period's name: `1991-03`, `1991 Q1`, `1991`.
  func name(_ period: Int) -> String {
    let month = firstMonth(period)
    let year = month / 12
    switch length {
    case 1: return AccrualPeriods.day(month)?.month ?? "\(year)"
    case 3: return "\(year) Q\(month % 12 / 3 + 1)"
    case 6: return "\(year) H\(month % 12 / 6 + 1)"
    case 12: return "\(year)"
    default: return "\(year)-\(year + length / 12 - 1)"
    }
  }

  /// The years under the periods that begin them; over less than two years, every name.
  var labels: [String] {
    let spansYears = count * length >= 24
    return (0..<count).map { period in
      guard spansYears, length < 12 else { return name(period) }
      let month = firstMonth(period)
      return month % 12 == 0 ? "\(month / 12)" : ""
    }
  }

  /// Those randomized in a period.
  func query(_ period: Int, arm: Int? = nil) -> SubjectQuery {
    let month = firstMonth(period)
    guard length > 1 else { return SubjectQuery(.month(month), arm: arm) }
    guard let from = AccrualPeriods.day(month), let next = AccrualPeriods.day(month + length),
      next > from
    else { return SubjectQuery(.randomized, arm: arm) }
    return SubjectQuery(.randomized, arm: arm, randomizedIn: from...next + (-1))
  }

  /// The first day of a month.
  private static func day(_ month: Int) -> Day? {
    Day(year: month / 12, month: month % 12 + 1, day: 1)
  }
}
