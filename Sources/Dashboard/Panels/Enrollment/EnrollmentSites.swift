import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// The sites, ranked: which randomize, and which have not for long.
struct EnrollmentSites: Panel {
  static let title = "Sites"
  static let contexts: [Command.Context] = [.tables]

  private let input: PanelInput
  private let table: SiteTable
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
    table = SiteTable(input, table: input.table)
  }

  func subtitle(_ look: Look) -> [Span] {
    let count = enrollment.sites.count
    guard count > 0 else { return [] }
    let search = input.table.search
    guard !search.isEmpty else { return [look.span(NumberFormat.count(count, "site"), .strong)] }
    return [
      look.span("\(table.sites.count) of \(NumberFormat.count(count, "site"))", .strong),
      look.span("  /\(search)", .notice),
    ]
  }

  /// The row of the total: left out where there are few, or where a search leaves sites out.
  private func totalRows(in rows: Int) -> Int {
    input.table.search.isEmpty && enrollment.sites.count > 1 && rows >= 6 ? 1 : 0
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let body = canvas.drawFooting(footing(look, canvas.size))
    canvas.within(body) { canvas in
      guard !table.sites.isEmpty else {
        let words =
          enrollment.sites.isEmpty
          ? (enrollment.randomized == 0
            ? "Nobody is randomized." : "The table of subjects has no site (SITEID).")
          : "No site has \"\(input.table.search)\"."
        canvas.writeCentered(Flow.words(words, columns: canvas.size.columns, style: look[.label]))
        return
      }
      let total = totalRows(in: canvas.size.rows)
      let rows = min(table.sites.count + 1, canvas.size.rows - total)
      canvas.within(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: rows)) {
        table.draw(from: input.scroll, on: &$0, look)
      }
      if total > 0 { canvas.write(totalLine(look), column: 0, row: rows) }
    }
  }

  /// Everybody with a site, and everybody without one.
  private func totalLine(_ look: Look) -> [Span] {
    let sum = enrollment.sites.reduce(0) { $0 + $1.randomized }
    let number = look.span("\(sum)", .label)
    let isEverybody = sum == enrollment.randomized
    return [
      look.span("all \(enrollment.sites.count) sites ", .label),
      isEverybody ? number.linked(to: .randomized, count: sum) : number,
    ] + (isEverybody ? [] : [look.span(", \(enrollment.randomized - sum) without a site", .label)])
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    var method = MethodLines.enrollment(input)
    if !enrollment.sites.isEmpty {
      method.add(
        "rate from a site's first patient to the study's last, if that is 30 days or more",
        short: "rate from a site's first patient")
      if EnrollmentSpan(input.analysis)?.isOpen == true {
        method.add(
          "\(look.glyphs.warning) nobody for \(SiteEnrollment.quietDays) days or more",
          short: "\(look.glyphs.warning) \(look.glyphs.atLeast)\(SiteEnrollment.quietDays) d")
      } else {
        method.add("enrollment is over", short: "enrollment over")
      }
    }
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}

/// What the sites are ordered by.
enum SiteOrder: Int, CaseIterable {
  case randomized, rate, last, name

  /// The order that a person chose.
  init(_ table: TableOrder) {
    let count = SiteOrder.allCases.count
    self = SiteOrder(rawValue: (table.column % count + count) % count) ?? .randomized
  }

  /// Whether the least comes first unless it is turned round.
  var isAscending: Bool { self == .name }

  /// Sites that have the words of a search, in this order; those that are alike by name.
  func sorted(
    _ sites: [SiteEnrollment], isReversed: Bool, search: String
  ) -> [SiteEnrollment] {
    let words = search.lowercased().split(whereSeparator: \.isWhitespace)
    let found =
      words.isEmpty
      ? sites
      : sites.filter { site in
        let name = site.site.lowercased()
        return words.allSatisfy { name.contains($0) }
      }
    if self == .randomized, !isReversed { return found }
    let isAscending = isAscending != isReversed
    return found.sorted { left, right in
      let isBefore: Bool?
      switch self {
      case .randomized: isBefore = Self.ordered(left.randomized, right.randomized, isAscending)
      case .rate:
        isBefore = Self.ordered(left.rate?.perMonth ?? -1, right.rate?.perMonth ?? -1, isAscending)
      case .last:
        isBefore = Self.ordered(
          left.last?.number ?? .min, right.last?.number ?? .min, isAscending)
      case .name: isBefore = Self.ordered(left.site, right.site, isAscending)
      }
      return isBefore ?? (left.site < right.site)
    }
  }

  /// Whether the first comes before the second; `nil` if they are alike.
  private static func ordered<Value: Comparable>(
    _ left: Value, _ right: Value, _ isAscending: Bool
  ) -> Bool? {
    left == right ? nil : (left < right) == isAscending
  }
}
