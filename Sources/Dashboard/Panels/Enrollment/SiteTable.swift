import Cells
import TrialAnalysis
import TrialModel

/// The sites in a table: how many they have randomized, how fast, and how long ago the last.
struct SiteTable {
  private let input: PanelInput
  private let order: SiteOrder
  private let isReversed: Bool
  /// The sites that are shown, in order.
  let sites: [SiteEnrollment]
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  /// The sites as a person ordered and searched them.
  init(_ input: PanelInput, table: TableOrder) {
    self.input = input
    order = SiteOrder(table)
    isReversed = table.isReversed
    sites = order.sorted(
      input.analysis.enrollment.sites, isReversed: table.isReversed, search: table.search)
  }

  /// A column of the table.
  private enum Column: Hashable {
    case site, randomized, target, share, arm(Int), bar, rate, recent, history, last, days
  }

  /// Draws the rows from the first one on, with a scroll bar where there are more.
  func draw(
    from firstRow: Int, hasScrollBar: Bool = true, on canvas: inout Canvas, _ look: Look
  ) {
    let scrolling = ScrollingRows(sites.count, below: 1, from: firstRow, in: canvas.size)
    let width = hasScrollBar ? scrolling.columns : canvas.size.columns
    let shown = columns(for: width)
    let history = AccrualPeriods(months, room: 24)
    let most = max(1, enrollment.sites.first?.randomized ?? 1)
    let peak = shown.contains(.history) ? peak(history) : 1
    let isOpen = EnrollmentSpan(input.analysis)?.isOpen == true
    let rows = sites[scrolling.range].map { site in
      shown.map { column -> Span in
        switch column {
        case .bar:
          Span(Self.bar(site.randomized, of: most, columns: 16, look), style: look[.anyGrade])
        case .history:
          Span(Self.spark(history.counts(site.months), full: peak, look), style: look[.total])
        default: cell(column, site, isOpen: isOpen, look)
        }
      }
    }
    let columns = shown.map { self.column($0, history, look) }
    let view = TableView(
      columns: columns, rows: rows, headerStyle: look[.label], spacing: width >= 80 ? 3 : 2,
      hasMarkerColumn: false, sort: sort(shown), glyphs: look.glyphs)
    if hasScrollBar {
      scrolling.draw(on: &canvas, look) { _ = view.draw(on: &$0) }
    } else {
      _ = view.draw(on: &canvas)
    }
  }

  private var months: ClosedRange<Int> {
    EnrollmentSpan(input.analysis)?.months(enrollment) ?? 0...0
  }

  /// The most that a site had in one period.
  private func peak(_ periods: AccrualPeriods) -> Int {
    max(1, enrollment.sites.lazy.map { periods.counts($0.months).max() ?? 0 }.max() ?? 1)
  }

  private func columns(for width: Int) -> [Column] {
    let arms = enrollment.arms.count
    var columns: [Column] = [.site, .randomized]
    if enrollment.sites.contains(where: { $0.target != nil }) { columns.append(.target) }
    if width >= 56 { columns.append(.share) }
    if width >= 130 { columns.append(.bar) }
    if arms > 1, width >= 42 + arms * 5 { columns += (0..<arms).map { .arm($0) } }
    columns.append(.rate)
    if width >= 62 + (arms > 1 ? arms * 5 : 0) { columns.append(.recent) }
    if width >= 116 { columns.append(.history) }
    return columns + [.last, .days]
  }

  private func sort(_ shown: [Column]) -> TableSort? {
    let column: Column =
      switch order {
      case .randomized: .randomized
      case .rate: .rate
      case .last: .last
      case .name: .site
      }
    return shown.firstIndex(of: column).map {
      TableSort(column: $0, isAscending: order.isAscending != isReversed)
    }
  }

  private func column(_ column: Column, _ history: AccrualPeriods, _ look: Look) -> TableColumn {
    let widest = String(enrollment.randomized).count
    func number(_ title: Span, width: Int, isEssential: Bool = true) -> TableColumn {
      TableColumn(
        title: [title], alignment: .trailing, minimum: width, isEssential: isEssential)
    }
    switch column {
    case .site:
      return TableColumn(
        title: [look.span("site", .label)], minimum: 6, isFlexible: true, isEssential: true)
    case .randomized: return number(look.span("n", .label), width: widest + 1)
    case .target: return number(look.span("target", .label), width: 6)
    case .share: return number(look.span("share", .label), width: 5, isEssential: false)
    case .arm(let arm):
      return number(input.letterSpan(arm, look), width: widest, isEssential: false)
    case .bar: return TableColumn(title: [look.span(" ", .label)], minimum: 16)
    case .rate: return number(look.span("a month", .label), width: 7, isEssential: false)
    case .recent: return number(look.span("last 90 d", .label), width: 9, isEssential: false)
    case .history:
      return TableColumn(
        title: [look.span("each \(history.noun) since \(history.name(0))", .label)], minimum: 24)
    case .last: return number(look.span("last", .label), width: 11, isEssential: false)
    case .days: return number(look.span("days ago", .label), width: 8)
    }
  }

  private func cell(
    _ column: Column, _ site: SiteEnrollment, isOpen: Bool, _ look: Look
  ) -> Span {
    switch column {
    case .site: return look.span(site.site, .text)
    case .randomized:
      return look.span("\(site.randomized)", .strong)
        .linked(to: .site(site.site), count: site.randomized)
    case .target:
      return look.span(site.target.map(String.init) ?? ShortNumbers.none, .text)
    case .share:
      return look.span(ShortNumbers.percent(site.randomized, of: enrollment.randomized), .text)
    case .arm(let arm):
      let count = site.arms.indices.contains(arm) ? site.arms[arm] : 0
      return look.span("\(count)", count == 0 ? .dim : .text)
        .linked(to: .site(site.site), arm: arm, count: count)
    case .rate: return look.span(EnrollmentArms.rate(site.rate), .text)
    case .recent:
      let span = look.span(EnrollmentArms.rate(site.recentRate), .text)
      guard let recent = site.recentRate, recent.isTelling, recent.count > 0 else { return span }
      return span.linked(
        to: SubjectQuery(.site(site.site), randomizedIn: recent.from...recent.to))
    case .last:
      guard let last = site.last else { return look.span(ShortNumbers.none, .dim) }
      return look.span("\(last)", .text).linked(
        to: SubjectQuery(.site(site.site), randomizedIn: last...last))
    case .days:
      guard let last = site.last, let cutoff = input.analysis.cutoff?.day, cutoff >= last else {
        return look.span(ShortNumbers.none, .dim)
      }
      let days = cutoff - last
      guard isOpen, days >= SiteEnrollment.quietDays else { return look.span("\(days)", .text) }
      return look.span("\(look.glyphs.warning) \(days)", .warning)
    case .bar, .history: return look.span("", .text)
    }
  }

  /// A count as a bar made of characters.
  private static func bar(_ count: Int, of most: Int, columns: Int, _ look: Look) -> String {
    var eighths = max(count > 0 ? 1 : 0, min(count * columns * 8 / most, columns * 8))
    if look.glyphs.isASCII { eighths = (eighths + 7) / 8 * 8 }
    var text = String.UnicodeScalarView()
    for _ in 0..<eighths / 8 { text.append(look.glyphs.fill(0)) }
    if eighths % 8 > 0 { text.append(look.glyphs.row(eighths: eighths % 8)) }
    return String(text)
  }

  /// Counts as columns of one row; in ASCII as digits, `#` for ten or more.
  private static func spark(_ counts: [Int], full: Int, _ look: Look) -> String {
    var text = String.UnicodeScalarView()
    for count in counts {
      if count == 0 {
        text.append(look.glyphs.isASCII ? "." : look.glyphs.gridPoint)
      } else if look.glyphs.isASCII {
        text.append(count > 9 ? "#" : Unicode.Scalar(UInt8(48 + count)))
      } else {
        text.append(look.glyphs.column(eighths: max(1, min(8, count * 8 / full))))
      }
    }
    return String(text)
  }
}
