import Cells
import TrialAnalysis

/// Who is in: how the arms filled up over time, and how far it is to the target.
struct EnrollmentPanel: Panel {
  static let title = "Enrollment"
  static let shortTitle = "Enroll"
  static var views: [any Panel.Type] {
    [EnrollmentPanel.self, EnrollmentMonths.self, EnrollmentSites.self, EnrollmentFlow.self]
  }

  private let input: PanelInput
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let footing = method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
    let body = canvas.drawFooting(footing)
    canvas.within(body) { canvas in
      let limit = canvas.size.rows >= 14 ? 2 : 1
      let facts = EnrollmentFacts(input, look).lines(columns: size.columns, limit: limit)
      let top = canvas.write(lines: facts, row: 0)
      let rest = Rect(
        column: 0, row: top, columns: size.columns, rows: canvas.size.rows - top)
      canvas.within(rest) { canvas in
        if input.isZoomed {
          drawZoomed(on: &canvas, look)
        } else {
          drawSmall(on: &canvas, look)
        }
      }
    }
  }

  /// The curves, and the months beside them where it is wide.
  private func drawSmall(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let months = size.columns >= 120 && size.rows >= 8 ? size.columns * 2 / 5 : 0
    if months > 0 {
      canvas.within(
        Rect(column: size.columns - months, row: 0, columns: months, rows: size.rows)
      ) { EnrollmentBars(input).draw(on: &$0, look) }
    }
    canvas.within(
      Rect(
        column: 0, row: 0, columns: size.columns - (months > 0 ? months + 3 : 0), rows: size.rows)
    ) { EnrollmentCurves(input).draw(on: &$0, look) }
  }

  /// The arms and the curves, and where it is tall the months and the sites.
  private func drawZoomed(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let arms = EnrollmentArms(input)
    var top = 0
    if size.rows >= arms.rows + 10 {
      top = arms.rows + 2
      canvas.within(
        Rect(column: 0, row: 1, columns: min(size.columns, 116), rows: arms.rows)
      ) { _ = arms.table(look, hasLabels: size.columns >= 90).draw(on: &$0) }
    }
    let room = size.rows - top
    let lower = room >= 24 ? min(18, room * 2 / 5) : 0
    canvas.within(
      Rect(
        column: 0, row: top, columns: size.columns, rows: room - (lower > 0 ? lower + 1 : 0))
    ) { EnrollmentCurves(input).draw(on: &$0, look) }
    guard lower > 0 else { return }
    let sites = enrollment.sites.isEmpty ? 0 : min(84, size.columns * 9 / 20)
    canvas.within(
      Rect(
        column: 0, row: size.rows - lower,
        columns: size.columns - sites - (sites > 0 ? 3 : 0), rows: lower)
    ) { EnrollmentBars(input).draw(on: &$0, look) }
    canvas.within(
      Rect(column: size.columns - sites, row: size.rows - lower, columns: sites, rows: lower)
    ) { drawSites(on: &$0, look) }
  }

  /// The largest sites, and how many more there are.
  private func drawSites(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    guard !size.isEmpty else { return }
    let table = SiteTable(input, table: TableOrder())
    let shown = min(table.sites.count, max(0, size.rows - 3))
    let isAll = shown == table.sites.count
    canvas.write(
      isAll ? "Sites, \(shown)" : "Sites, the largest \(shown) of \(table.sites.count)", column: 0,
      row: 0, style: look[.title])
    canvas.within(Rect(column: 0, row: 1, columns: size.columns, rows: shown + 1)) {
      table.draw(from: 0, hasScrollBar: false, on: &$0, look)
    }
    guard !isAll else { return }
    let rest = table.sites[shown...].reduce(0) { $0 + $1.randomized }
    canvas.write(
      "\(table.sites.count - shown) more sites, \(rest) randomized", column: 0, row: shown + 2,
      style: look[.dim])
  }

  private var method: MethodLines {
    var method = MethodLines.enrollment(input)
    if input.isZoomed {
      method.addRate(enrollment)
      method.addProjection(enrollment)
    }
    return method
  }
}
