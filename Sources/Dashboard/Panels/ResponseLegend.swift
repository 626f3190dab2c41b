import Cells
import TrialAnalysis

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
