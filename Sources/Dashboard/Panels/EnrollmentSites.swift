import Cells
import TrialAnalysis
import TrialReport

/// The sites, ranked: which randomize, and which have not for long.
struct EnrollmentSites: Panel {
  static let title = "Sites"
  static let contexts: [Binding.Context] = [.tables]

  private let scene: Scene
  private let table: SiteTable
  private var enrollment: EnrollmentAnalysis { scene.analysis.enrollment }

  init(_ scene: Scene) {
    self.scene = scene
    table = SiteTable(scene, table: scene.table)
  }

  func subtitle(_ look: Look) -> [Span] {
    let count = enrollment.sites.count
    guard count > 0 else { return [] }
    let search = scene.table.search
    guard !search.isEmpty else { return [look.span(NumberFormat.count(count, "site"), .strong)] }
    return [
      look.span("\(table.sites.count) of \(NumberFormat.count(count, "site"))", .strong),
      look.span("  /\(search)", .notice),
    ]
  }

  /// The row of the total: left out where there are few, or where a search leaves sites out.
  private func totalRows(in rows: Int) -> Int {
    scene.table.search.isEmpty && enrollment.sites.count > 1 && rows >= 6 ? 1 : 0
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let body = canvas.drawFooting(footing(look, canvas.size))
    canvas.within(body) { canvas in
      guard !table.sites.isEmpty else {
        let words =
          enrollment.sites.isEmpty
          ? (enrollment.randomized == 0
            ? "Nobody is randomized." : "The table of subjects has no site (SITEID).")
          : "No site has \"\(scene.table.search)\"."
        canvas.writeCentered(Flow.words(words, columns: canvas.size.columns, style: look[.label]))
        return
      }
      let total = totalRows(in: canvas.size.rows)
      let rows = min(table.sites.count + 1, canvas.size.rows - total)
      canvas.within(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: rows)) {
        table.draw(from: scene.scroll, on: &$0, look)
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
      isEverybody ? number.leading(to: .randomized, count: sum) : number,
    ] + (isEverybody ? [] : [look.span(", \(enrollment.randomized - sum) without a site", .label)])
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    var method = MethodLines.enrollment(scene)
    if !enrollment.sites.isEmpty {
      method.add(
        "rate from a site's first patient to the study's last, if that is 30 days or more",
        short: "rate from a site's first patient")
      if EnrollmentSpan(scene.analysis)?.isOpen == true {
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
