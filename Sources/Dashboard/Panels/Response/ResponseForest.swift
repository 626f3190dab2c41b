import Cells
import TrialAnalysis
import TrialReport
import TrialStatistics

/// Who responds in which subgroup: the difference of every comparison, overall and by factor.
///
/// A study without comparisons shows the rate of every arm.
struct ResponseForest: Panel {
  static let title = "Forest"

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func subtitle(_ look: Look) -> [Span] { input.responseCohort(look) }

  func shortSubtitle(_ look: Look) -> [Span] { [] }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let response = input.analysis.response else {
      canvas.sayMissingResponses(input.analysis, look)
      return
    }
    let size = canvas.size
    let body = canvas.drawFooting(
      method(response).lines(look, columns: size.columns, limit: MethodLines.limit(in: size)))
    guard let plot = plot(look, columns: size.columns) else {
      canvas.within(body) { $0.say("There is no arm to show.", look) }
      return
    }
    let area = canvas.within(body) { plot.draw(on: &$0) }
    canvas.rows = ScrollExtent(showing: area.rows.visibleRows, of: plot.rows.count)
  }

  private func method(_ response: ResponseAnalysis) -> MethodLines {
    var method = input.responseMethod(response)
    if response.comparisons.isEmpty {
      method.add("95% CI \(response.interval.name)", short: response.interval.name)
    } else {
      let name = response.differenceInterval.label
      method.add(
        "difference of rates (\(input.cohort.rawValue)), 95% CI \(name)",
        short: "\(input.cohort.rawValue), \(name)")
      method.add("no test of interaction; limits not adjusted", short: "not adjusted")
    }
    let leftOut = ForestSection.leftOut(response)
    if leftOut > 0 { method.add("\(leftOut) smaller levels left out") }
    if response.subgroups.isEmpty {
      method.add("no sex, age, site or stratum in the data", short: "no subgroups")
    }
    return method
  }

  private func plot(_ look: Look, columns: Int) -> IntervalPlot? {
    guard let response = input.analysis.response, !response.arms.isEmpty else { return nil }
    let sections =
      response.comparisons.isEmpty
      ? response.arms.indices.map { ForestSection(rates: $0, response, input, look) }
      : response.comparisons.indices.map { ForestSection(comparison: $0, response, input, look) }
    let isDifference = !response.comparisons.isEmpty
    // Of several comparisons each names its arms in its head.
    let hasWords = response.comparisons.count == 1
    let directions = input.directions(response.comparisons, look)
    func column(_ title: String, isFlexible: Bool = false) -> TableColumn {
      TableColumn(
        title: [look.span(title, .label)], alignment: isFlexible ? .leading : .trailing,
        minimum: isFlexible ? 10 : 1, isFlexible: isFlexible, isEssential: true)
    }
    return IntervalPlot(
      leading: [column("subgroup", isFlexible: true), column("responders")],
      rows: sections.flatMap { $0.rows(hasHeader: sections.count > 1) },
      x: .points(
        sections.flatMap(\.scale) + (isDifference ? [] : [Interval(lower: 0, upper: 0)]),
        targetTicks: max(3, min(9, columns / 16))),
      trailing: [
        column(isDifference ? "points" : "ORR %"), column("95% CI"),
      ],
      title: [look.span(isDifference ? "difference, points" : "response rate, %", .label)],
      reference: isDifference ? 0 : nil, lowerWords: hasWords ? directions.below : [],
      upperWords: hasWords ? directions.above : [], axisStyle: look[.axis],
      firstRow: input.scroll, glyphs: look.glyphs)
  }
}
