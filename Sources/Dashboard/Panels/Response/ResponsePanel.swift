import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Who responded: the best response of every patient as a bar an arm, and the comparisons.
struct ResponsePanel: Panel {
  static let title = "Response"
  static let shortTitle = "Resp"
  static let views: [any Panel.Type] = [
    ResponsePanel.self, ResponseForest.self, ResponseDuration.self, ResponseWaterfall.self,
    ResponseSpider.self, ResponseSwimmer.self,
  ]

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func subtitle(_ look: Look) -> [Span] { input.isZoomed ? input.responseCohort(look) : [] }

  func shortSubtitle(_ look: Look) -> [Span] { [] }

  func trailing(_ look: Look) -> [Span] { input.isZoomed ? [] : input.responseCohort(look) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let response = input.analysis.response else {
      canvas.sayMissingResponses(input.analysis, look)
      return
    }
    let size = canvas.size
    let body = canvas.drawFooting(
      method(response, columns: size.columns)
        .lines(look, columns: size.columns, limit: MethodLines.limit(in: size)))
    canvas.within(body) { canvas in
      if hasDetail(in: canvas.size) {
        ResponseDetail(input, response).draw(on: &canvas, look)
      } else {
        drawOverview(response, on: &canvas, look)
      }
    }
  }

  private func hasDetail(in size: Size) -> Bool {
    input.isZoomed && size.columns >= 70 && size.rows >= 12
  }

  private func method(_ response: ResponseAnalysis, columns: Int) -> MethodLines {
    var method = input.responseMethod(response)
    method.add("95% CI \(response.interval.name)", short: response.interval.name)
    if !response.comparisons.isEmpty {
      if input.isZoomed {
        let name = response.differenceInterval.label
        method.add("of differences \(name)", short: "diff. \(name)")
      }
      // Zoomed, both cohorts are there.
      let cohorts = input.isZoomed ? [input.cohort, input.cohort.other] : [input.cohort]
      let tests = Set(
        response.comparisons.flatMap { each in cohorts.map { each.contrast($0).test } })
      let few = ResponseTest.fewestExpected
      if tests == [.fisher] {
        method.add("P Fisher's exact test (expected counts below \(few))", short: "P Fisher")
      } else if tests.contains(.fisher) {
        method.add(
          "P chi-square, uncorrected; Fisher where an expected count is below \(few)",
          short: "P Pearson, Fisher")
      } else {
        method.add("P chi-square, uncorrected", short: "P Pearson")
      }
      let isAdjusted = response.adjustment != .none
      method.add(
        isAdjusted ? "P adjusted by Holm" : "P not adjusted", short: isAdjusted ? "Holm" : "")
      // Where the comparisons have no column for it.
      for comparison in response.comparisons where input.isZoomed && columns < 100 {
        let omission = comparison.omission(input, .bare).map(\.text).joined()
        guard !omission.isEmpty else { continue }
        let pair = input.versus([comparison.arm, comparison.reference])
        method.add("\(pair): \(omission) left out")
      }
    }
    return method
  }

  private func drawOverview(
    _ response: ResponseAnalysis, on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    let count = response.arms.count
    let words = response.comparisons.map {
      ComparisonLines($0, input).lines(look, columns: size.columns)
    }
    // Where there is no room for the patients that comparisons leave out, the denominators still show it.
    let fits = count + words.reduce(0) { $0 + $1.count } <= size.rows
    let comparisons = fits ? words : words.map { Array($0.prefix(1)) }
    let comparisonRows = comparisons.reduce(0) { $0 + $1.count }
    // Bars and numbers on lines of their own where there is room for all, else side by side.
    let isRoomy = size.rows >= 2 * count + comparisonRows + 1
    let isAiry = size.rows >= 3 * count + comparisonRows + comparisons.count + 2
    let perArm = isAiry ? 3 : isRoomy ? 2 : 1
    let hasLegend = size.rows >= perArm * count + comparisonRows + 1
    var row = 0
    for index in response.arms.indices {
      guard row + min(perArm, 2) <= size.rows else { break }
      if perArm > 1 {
        canvas.write([input.marker(index, look)], column: 0, row: row)
        canvas.write([input.letterSpan(index, look)], column: 1, row: row)
        bar(response.arms[index], look).draw(
          on: &canvas, row: row, column: 3, columns: max(0, size.columns - 3))
        let label = size.columns >= 60 ? input.analysis.arms[index].arm.label : nil
        canvas.write(
          rateSpans(index, response.arms[index], look)
            + (label.map { [look.span("  " + $0, .label)] } ?? []), column: 3, row: row + 1)
      } else {
        drawCompact(response.arms[index], index, row: row, on: &canvas, look)
      }
      row += perArm
    }
    if hasLegend {
      ResponseLegend(response).draw(on: &canvas, row: row, look)
      row += isAiry ? 2 : 1
    }
    for lines in comparisons where row + lines.count <= size.rows {
      row = canvas.write(lines: lines, row: row) + (isAiry ? 1 : 0)
    }
  }

  private func drawCompact(
    _ arm: ArmResponse, _ index: Int, row: Int, on canvas: inout Canvas, _ look: Look
  ) {
    canvas.write(
      [input.marker(index, look), input.letterSpan(index, look)], column: 0, row: row)
    canvas.write(rateSpans(index, arm, look, isTight: true), column: 3, row: row)
    let widest = input.analysis.response?.arms.map {
      rateSpans(index, $0, look, isTight: true).columns
    }.max()
    let column = 3 + (widest ?? 0) + 1
    guard canvas.size.columns - column >= 6 else { return }
    bar(arm, look).draw(
      on: &canvas, row: row, column: column, columns: max(0, canvas.size.columns - column))
  }

  private func rateSpans(
    _ index: Int, _ arm: ArmResponse, _ look: Look, isTight: Bool = false
  ) -> [Span] {
    let interval = NumberFormat.percentInterval(arm.interval)
    let count = look.span("\(arm.rate.count)/\(arm.rate.total)", .text)
      .linked(to: .responders, arm: index, count: arm.rate.count)
    let blanks = max(0, (isTight ? 6 : 8) - count.columns)
    return [
      count, look.span(String(repeating: " ", count: blanks), .text),
      look.span(
        TextFit.padded(
          ShortNumbers.finePercent(arm.rate), to: isTight ? 6 : 7, alignment: .trailing),
        .strong),
      look.span("\(isTight ? " " : "  ")(\(interval))", .text),
    ]
  }

  private func bar(_ arm: ArmResponse, _ look: Look) -> StackedBar {
    StackedBar(
      parts: ResponseGroup.allCases.map { group in
        BarPart(
          count: group.count(in: arm), fillLevel: look.isPatterned ? group.fill : 0,
          style: look[group.role], letter: group.letter)
      }, total: arm.rate.total, glyphs: look.glyphs)
  }
}

/// What the letters of the bars of best responses mean.
struct ResponseLegend {
  private let groups: [ResponseGroup]

  /// The groups that anybody is in.
  init(_ response: ResponseAnalysis) {
    groups = ResponseGroup.allCases.filter { group in
      response.arms.contains { group.count(in: $0) > 0 }
    }
  }

  /// Draws it from the third column on, further left where it would be cut there.
  func draw(on canvas: inout Canvas, row: Int, _ look: Look) {
    let forms = ["   ", " "].map { spans(gap: $0, look) }
    let legend = forms.first { $0.columns <= canvas.size.columns - 3 } ?? forms[1]
    canvas.write(legend, column: max(0, min(3, canvas.size.columns - legend.columns)), row: row)
  }

  private func spans(gap: String, _ look: Look) -> [Span] {
    groups.enumerated().flatMap { place, group in
      let fill = String(Character(look.glyphs.fill(look.isPatterned ? group.fill : 0)))
      let chip =
        look.isPatterned
        ? Span(fill + String(group.letter) + fill, style: look[group.role])
        : Span(" \(group.letter) ", style: look[group.role].adding(.reverse))
      return [look.span(place > 0 ? gap : "", .label), chip, look.span(" \(group.name)", .label)]
    }
  }
}
