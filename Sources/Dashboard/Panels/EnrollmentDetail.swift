import Cells
import TrialAnalysis

/// The lower half of the zoomed enrollment panel: months by arm, and the sites.
struct EnrollmentDetail {
  private let scene: Scene
  private var enrollment: EnrollmentAnalysis { scene.analysis.enrollment }

  init(_ scene: Scene) {
    self.scene = scene
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let siteColumns = enrollment.sites.isEmpty ? 0 : min(44, size.columns * 2 / 5)
    let monthColumns = size.columns - siteColumns - (siteColumns > 0 ? 3 : 0)
    canvas.within(Rect(column: 0, row: 0, columns: monthColumns, rows: size.rows)) {
      drawMonths(on: &$0, look)
    }
    guard siteColumns > 0 else { return }
    canvas.within(
      Rect(column: size.columns - siteColumns, row: 0, columns: siteColumns, rows: size.rows)
    ) { drawSites(on: &$0, look) }
  }

  func drawMonths(on canvas: inout Canvas, _ look: Look) {
    let months = enrollment.arms.flatMap { $0.months.map(\.month) }
    guard let first = months.min(), let last = months.max() else { return }
    canvas.write("Randomized per month", column: 0, row: 0, style: look[.title])
    let left = 16
    let room = canvas.size.columns - left
    guard room >= 8 else { return }
    let series = enrollment.arms.map { arm in
      var counts = Array(repeating: 0, count: last - first + 1)
      for month in arm.months { counts[month.month - first] += month.count }
      return counts
    }
    let perColumn = max(1, (last - first + room) / room)
    let grouped = series.map { Sparkline.grouped($0, into: room) }
    let full = grouped.flatMap { $0 }.max() ?? 1
    let count = max(1, grouped.count)
    let height = min(5, max(1, (canvas.size.rows - 3) / count - 1))
    var row = 2
    for (index, counts) in grouped.enumerated() where row + height <= canvas.size.rows {
      canvas.write(
        [
          scene.letterSpan(index, look),
          look.span(" \(scene.analysis.arms[index].arm.short)", .text),
        ].cut(to: left - 2, ellipsis: look.glyphs.ellipsis), column: 0, row: row)
      let peak = counts.max() ?? 0
      if height > 1 {
        canvas.write("peak \(peak)", column: 0, row: row + 1, style: look[.dim])
      }
      let area = Rect(column: left, row: row, columns: counts.count, rows: height)
      canvas.within(area) {
        Bars(
          counts: counts, style: look.arm(index, isSelected: index == scene.selectedArm),
          glyphs: look.glyphs, full: full
        ).draw(on: &$0)
      }
      row += height + 1
    }
    let span = "\(MonthCount.name(first)) to \(MonthCount.name(last))"
    let unit = perColumn == 1 ? "one column a month" : "one column = \(perColumn) months"
    canvas.write(
      Flow.lines(
        [[look.span(span, .dim)], [look.span(unit, .dim)]], columns: room,
        gap: [look.span(look.separator, .dim)]
      ).first ?? [], column: left, row: min(row - 1, canvas.size.rows - 1))
  }

  private func drawSites(on canvas: inout Canvas, _ look: Look) {
    canvas.write(
      "Sites, \(enrollment.sites.count)", column: 0, row: 0, style: look[.title])
    let most = max(1, enrollment.sites.first?.randomized ?? 1)
    let names = enrollment.sites.map { TextWidth.columns(of: $0.site) }.max() ?? 0
    let nameColumns = min(names, 16)
    let room = max(0, canvas.size.columns - nameColumns - 18)
    for (index, site) in enrollment.sites.enumerated() {
      let row = index + 2
      guard row < canvas.size.rows else { break }
      if row == canvas.size.rows - 1, index < enrollment.sites.count - 1 {
        let rest = enrollment.sites[index...]
        let sum = rest.reduce(0) { $0 + $1.randomized }
        canvas.write(
          "\(rest.count) more sites, \(sum) randomized", column: 0, row: row, style: look[.dim])
        break
      }
      canvas.write(
        TextFit.cut(site.site, to: nameColumns, ellipsis: look.glyphs.ellipsis), column: 0,
        row: row, style: look[.text])
      canvas.write(
        TextFit.padded("\(site.randomized)", to: 5, alignment: .trailing), column: nameColumns,
        row: row, style: look[.strong])
      StackedBar(
        parts: [BarPart(count: site.randomized, fillLevel: 0, style: look[.anyGrade])],
        total: most, glyphs: look.glyphs
      ).draw(on: &canvas, row: row, column: nameColumns + 6, columns: room)
      if let last = site.last {
        canvas.write(
          "\(last)", column: canvas.size.columns - 10, row: row, style: look[.dim])
      }
    }
  }
}

extension MonthCount {
  /// A month as `1991-03`.
  static func name(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}
