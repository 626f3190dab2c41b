import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// What happened to every responder and when: a lane each, the longest followed on top.
struct ResponseSwimmer: Panel {
  static let title = "Swimmer"

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let response = input.analysis.response else {
      canvas.sayMissingResponses(input.analysis, look)
      return
    }
    let size = canvas.size
    let body = canvas.drawFooting(
      method(response).lines(look, columns: size.columns, limit: MethodLines.limit(in: size)))
    guard !response.courses.isEmpty else {
      let hasResponders = response.arms.contains { $0.rate.count > 0 }
      canvas.within(body) {
        $0.say(
          hasResponders
            ? "No responder has a day of randomization or of a first dose to start from."
            : "Nobody has responded yet.", look)
      }
      return
    }
    canvas.within(body) { canvas in
      let size = canvas.size
      let head = size.rows >= 8 ? Array(legend(look, columns: size.columns).prefix(2)) : []
      let top = canvas.write(lines: head, row: 0)
      let chart = chart(response.courses, look, size: size)
      let area = canvas.within(
        Rect(column: 0, row: top, columns: size.columns, rows: max(0, size.rows - top))
      ) { chart.draw(on: &$0) }
      canvas.rows = ScrollExtent(showing: area.rows.visibleRows, of: response.courses.count)
    }
  }

  private func method(_ response: ResponseAnalysis) -> MethodLines {
    var method = MethodLines()
    let courses = response.courses
    let total = response.arms.reduce(0) { $0 + $1.rate.total }
    let responders = response.arms.reduce(0) { $0 + $1.rate.count }
    let whole: MethodFact = "\(responders, .responders)"
    let shown = courses.count == responders ? whole : "\(courses.count) of \(whole)"
    method.add(
      "\(shown) responders of \(input.analysis.population.rawValue) \(total, .responseDenominator)")
    input.addCutoff(to: &method)
    let population = input.analysis.population
    method.add(response.rule(population), short: response.shortRule(population))
    method.add(
      "from randomization, else first dose, to death or last contact", short: "to last contact")
    let undated = courses.count { $0.firstResponse == nil }
    if undated > 0 {
      method.add("\(undated) without a day of response", short: "\(undated) undated")
    }
    return method
  }

  private func legend(_ look: Look, columns: Int) -> [[Span]] {
    let groups: [ResponseGroup] = [.partial, .complete]
    let items =
      groups.map { group in
        [mark(group, look), look.span(" first \(group.name)", .label)]
      } + [
        [mark(.progressive, look), look.span(" progression", .label)],
        [look.span(look.glyphs.cross, .strong), look.span(" death", .label)],
        [look.span(look.glyphs.rightArrow, .strong), look.span(" response goes on", .label)],
        [
          Span(String(Character(look.glyphs.fill(4))), style: look[.dim]),
          look.span(" not in response", .label),
        ],
        [look.span("no mark at the end: alive at last contact", .label)],
      ]
    return Flow.lines(items, columns: columns, gap: [look.span("   ", .text)])
  }

  private func mark(_ group: ResponseGroup, _ look: Look) -> Span {
    Span(String(group.letter), style: markStyle(group, look))
  }

  private func markStyle(_ group: ResponseGroup, _ look: Look) -> Style {
    look.glyphs.isASCII ? look[group.role].adding(.bold) : look[group.role].adding(.reverse)
  }

  private func chart(_ courses: [ResponseCourse], _ look: Look, size: Size) -> LaneChart {
    let unit = input.unit
    let end = Double(courses.map(\.days).max() ?? 1) / unit.days
    let first = min(input.scroll, max(0, courses.count - 1))
    // Only the lanes that can be on the screen are worth making, wherever the last one ends.
    let made = max(0, min(first, courses.count - size.rows))..<first + max(1, size.rows)
    return LaneChart(
      lanes: courses.indices.map {
        made.contains($0) ? lane(courses[$0], look) : Lane(label: [])
      },
      x: unit.axis(to: max(end, 1), ticks: max(3, size.columns / 10)),
      axisStyle: look[.axis], firstLane: input.scroll, xLabel: unit.rawValue, glyphs: look.glyphs)
  }

  private func lane(_ course: ResponseCourse, _ look: Look) -> Lane {
    func time(_ day: Day) -> Double { Double(day - course.start) / input.unit.days }
    let isSelected = course.arm == input.selectedArm
    let responseEnd = [course.progression, course.death].compactMap { $0 }.min() ?? course.end
    var segments = [
      LaneSegment(from: 0, to: time(course.end), fillLevel: 4, style: look[.dim])
    ]
    func add(_ group: ResponseGroup, from: Day, to: Day, isOpen: Bool) {
      segments.append(
        LaneSegment(
          from: time(from), to: time(to), fillLevel: look.isPatterned ? group.fill : 0,
          style: look[group.role], isOpen: isOpen))
    }
    var marks: [LaneMark] = []
    func mark(_ group: ResponseGroup, _ day: Day) {
      marks.append(LaneMark(x: time(day), symbol: group.letter, style: markStyle(group, look)))
    }
    if let response = course.firstResponse {
      let complete = course.firstComplete
      if complete != response {
        add(
          .partial, from: response, to: complete ?? responseEnd,
          isOpen: complete == nil && course.isOngoing)
        mark(.partial, response)
      }
      if let complete {
        add(.complete, from: complete, to: responseEnd, isOpen: course.isOngoing)
        mark(.complete, complete)
      }
    }
    if let progression = course.progression { mark(.progressive, progression) }
    if let death = course.death, let cross = look.glyphs.cross.first {
      marks.append(LaneMark(x: time(death), symbol: cross, style: look[.strong]))
    }
    return Lane(
      label: [
        look.span(
          TextFit.cut(course.subject, to: 20, ellipsis: look.glyphs.ellipsis),
          isSelected ? .strong : .text
        )
        .linked(to: .subject(course.subject)),
        look.span(" ", .text), input.letterSpan(course.arm, look),
      ], segments: segments, marks: marks)
  }
}
