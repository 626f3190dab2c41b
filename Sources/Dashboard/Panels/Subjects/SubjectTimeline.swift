import Cells
import TrialAnalysis
import TrialModel

/// What happened to a subject on one axis of time: treatment, responses, adverse events, the end.
struct SubjectTimeline {
  private let history: SubjectHistory
  private let input: PanelInput
  private let origin: Day?
  private let last: Day?

  init(_ history: SubjectHistory, _ input: PanelInput) {
    self.history = history
    self.input = input
    let days =
      [
        history.randomized, history.firstDose, history.lastDose, history.died, history.lastAlive,
        history.studyEnd,
      ].compactMap { $0 } + history.responses.compactMap(\.day)
      + history.events.compactMap(\.start) + history.events.compactMap(\.end)
    origin = history.randomized ?? history.firstDose ?? days.min()
    last = days.max()
  }

  /// The rows it needs with its axis.
  var rows: Int { terms.count + 6 }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let origin, let last, canvas.size.rows > 0 else { return }
    let unit = input.unit
    let end = max(Double(last - origin), 1) / unit.days
    let axis = unit.axis(to: end, ticks: max(3, canvas.size.columns / 10))
    let lanes = [follow(look), treatment(look), responses(look)].compactMap { $0 } + events(look)
    _ = LaneChart(
      lanes: lanes, x: axis, axisStyle: look[.axis], maximumLabelColumns: 26,
      xLabel: unit.rawValue, glyphs: look.glyphs
    ).draw(on: &canvas)
  }

  private func x(_ day: Day) -> Double {
    guard let origin else { return 0 }
    return Double(day - origin) / input.unit.days
  }

  /// From randomization to the death or the last contact.
  private func follow(_ look: Look) -> Lane? {
    guard let origin, let end = history.died ?? history.lastAlive, end >= origin else { return nil }
    let arm = history.plannedArm ?? 0
    return Lane(
      label: [look.span(history.died == nil ? "alive" : "until death", .label)],
      segments: [
        LaneSegment(
          from: x(origin), to: x(end), fillLevel: 3, style: look.arm(arm),
          isOpen: history.died == nil)
      ],
      marks: history.died == nil
        ? []
        : [
          LaneMark(
            x: x(end), symbol: look.glyphs.isASCII ? "X" : "✗",
            style: look[.error].adding(.bold))
        ])
  }

  private func treatment(_ look: Look) -> Lane? {
    guard let first = history.firstDose else { return nil }
    let end = history.lastDose ?? history.died ?? history.lastAlive ?? first
    return Lane(
      label: [look.span("treatment", .label)],
      segments: [
        LaneSegment(
          from: x(first), to: x(max(first, end)), fillLevel: look.isPatterned ? 1 : 0,
          style: look.arm(history.givenArm ?? history.plannedArm ?? 0),
          isOpen: history.lastDose == nil)
      ])
  }

  /// The assessments that count, each with what lasts until the next one.
  private func responses(_ look: Look) -> Lane? {
    let visits = history.responses.filter { $0.kind == .visit && $0.isCounted && $0.day != nil }
    guard !visits.isEmpty else { return nil }
    var segments: [LaneSegment] = []
    var marks: [LaneMark] = []
    for (index, visit) in visits.enumerated() {
      guard let day = visit.day else { continue }
      let group = ResponseGroup(visit.category)
      if visits.indices.contains(index + 1), let next = visits[index + 1].day {
        segments.append(
          LaneSegment(
            from: x(day), to: x(next), fillLevel: look.isPatterned ? group.fill : 1,
            style: look[group.role]))
      }
      let style = look[group.role].adding(look.glyphs.isASCII ? .bold : [.bold, .reverse])
      marks.append(LaneMark(x: x(day), symbol: group.letter, style: style))
    }
    return Lane(label: [look.span("response", .label)], segments: segments, marks: marks)
  }

  /// The terms, those with the worst grade first.
  private var terms: [(name: String, events: [SubjectEvent])] {
    let dated = history.events.filter { $0.start != nil && $0.isCounted }
    let groups = Dictionary(grouping: dated) { $0.term ?? "(no term)" }
    return groups.map { ($0.key, $0.value) }.sorted { left, right in
      let worst = (left.1.map(\.grade).max() ?? 0, right.1.map(\.grade).max() ?? 0)
      return worst.0 == worst.1 ? left.0 < right.0 : worst.0 > worst.1
    }
  }

  private func events(_ look: Look) -> [Lane] {
    terms.map { name, events in
      let worst = events.map(\.grade).max() ?? 0
      var segments: [LaneSegment] = []
      var marks: [LaneMark] = []
      // The worst come last, so that they are seen where events meet.
      for event in events.sorted(by: { $0.grade < $1.grade }) {
        guard let start = event.start else { continue }
        let role: Role = event.grade >= 3 ? .severeGrade : .anyGrade
        if let end = event.end, end > start {
          segments.append(
            LaneSegment(
              from: x(start), to: x(end), fillLevel: event.grade >= 3 ? 1 : 3,
              style: look[role]))
        }
        let symbol: Character = event.grade > 0 ? Character("\(event.grade)") : "+"
        let style = look[event.grade >= 3 ? .severeGrade : .text].adding(
          event.isSerious ? [.bold, .underline] : event.grade >= 3 ? .bold : [])
        marks.append(LaneMark(x: x(start), symbol: symbol, style: style))
      }
      return Lane(
        label: [look.span(name, worst >= 3 ? .severeGrade : .text)], segments: segments,
        marks: marks)
    }
  }
}
