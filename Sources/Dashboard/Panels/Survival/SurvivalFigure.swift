import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// The curves of an endpoint with the patients at risk under the axis.
struct SurvivalFigure {
  /// What the curves show.
  enum Quantity {
    /// The share without the event, by Kaplan and Meier.
    case survival
    /// How much the hazard has added up to, by Nelson and Aalen.
    case cumulativeHazard
  }

  /// What stands under the axis.
  private enum Table {
    case none
    /// Patients at risk.
    case plain(hasCaption: Bool)
    /// Patients at risk, with the events so far in brackets.
    case combined
    /// Patients at risk, events and censored so far, below each other.
    case split

    func rows(arms: Int) -> Int {
      switch self {
      case .none: 0
      case .plain(let hasCaption): arms + (hasCaption ? 1 : 0)
      case .combined: arms + 1
      case .split: 3 * (arms + 1)
      }
    }

    /// Whether its first caption leaves room for the words of the axis, which then always have it.
    var hasAxisWords: Bool {
      switch self {
      case .none, .plain: false
      case .combined, .split: true
      }
    }
  }

  /// What a row under the axis counts at every tick.
  private enum Count {
    case atRisk, events, censored, atRiskAndEvents
  }

  /// The fewest rows of curves that are worth more than what is under the axis in full.
  private static let tallCurves = 17

  private let shown: ShownEndpoint
  private let input: PanelInput
  private let quantity: Quantity
  private var unit: TimeUnit { input.unit }

  init(_ shown: ShownEndpoint, _ input: PanelInput, _ quantity: Quantity = .survival) {
    self.shown = shown
    self.input = input
    self.quantity = quantity
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    guard size.rows >= 3, size.columns >= 12, let longest = shown.longest else {
      if size.rows > 0 {
        canvas.writeCentered([[look.span("no times to draw", .label)]])
      }
      return
    }
    let arms = shown.shownArms
    let table = table(in: size.rows)
    let x = unit.axis(to: max(longest / unit.days, 1), ticks: max(3, size.columns / 9))
    let values = arms.map { cumulativeHazard($0) }
    var plot = StepPlot(
      series: zip(arms, values).map { series($0, $1, look) }, x: x,
      y: levels(values, rows: size.rows),
      axisStyle: look[.axis], gridStyle: size.rows >= 12 ? look[.guide] : nil,
      glyphs: look.glyphs, xLabel: table.hasAxisWords ? "" : axisWords)
    plot.bands = bands(look)
    if input.isZoomed, quantity == .survival {
      plot.crosshair = shown.clamped(input.view.crosshair).map { $0 / unit.days }
      plot.crosshairStyle = look[.focusedBorder]
    }
    let kinds = kinds(of: table)
    let lines = kinds.map { kind in arms.map { arm in texts(kind, arm, x, look) } }
    plot.tickColumns = lines.joined().joined().map(\.columns).max() ?? 0
    let area = canvas.within(
      Rect(
        column: 0, row: 0, columns: size.columns, rows: size.rows - table.rows(arms: arms.count))
    ) { plot.draw(on: &$0) }
    var row = area.bottom
    if case .plain(hasCaption: false) = table, area.rect.minColumn >= 6 {
      canvas.write("risk", column: 0, row: row - 1, style: look[.label])
    }
    if table.hasAxisWords {
      let column = size.columns - TextWidth.columns(of: axisWords)
      canvas.write(axisWords, column: column, row: row, style: look[.axis])
    }
    for (kind, lines) in zip(kinds, lines) {
      if let caption = caption(kind, table) {
        canvas.write(caption, column: 0, row: row, style: look[.label])
        row += 1
      }
      for (arm, texts) in zip(arms, lines) {
        canvas.write([input.marker(arm, look), input.letterSpan(arm, look)], column: 0, row: row)
        area.drawUnderTicks(texts, on: &canvas, row: row)
        row += 1
      }
    }
  }

  // MARK: Axes

  /// The unit, and what times count from if that is a landmark.
  private var axisWords: String {
    unit.rawValue + (shown.landmark == nil ? "" : " after the landmark")
  }

  private func levels(_ hazards: [[Double]], rows: Int) -> Axis {
    switch quantity {
    case .survival: Self.isLow(plotRows(in: rows)) ? .halves : .probability
    case .cumulativeHazard:
      Axis.nice(
        lower: 0, upper: max(hazards.compactMap(\.last).max() ?? 0, 0.1),
        targetTicks: min(9, max(3, rows / 5))
      ).labelled(columns: 4)
    }
  }

  // MARK: Under the axis

  /// What has room under the axis.
  ///
  /// The table goes before the curves get less than five rows, the caption where it costs some.
  private func table(in rows: Int) -> Table {
    let arms = shown.shownArms.count
    guard rows >= arms + 7 else { return .none }
    guard !input.isZoomed else {
      return rows >= Table.split.rows(arms: arms) + Self.tallCurves + 2 ? .split : .combined
    }
    let plain = Self.curveRows(fitting: rows - arms - 2)
    let captioned = Self.curveRows(fitting: rows - arms - 3)
    return .plain(hasCaption: captioned == plain)
  }

  private func kinds(of table: Table) -> [Count] {
    switch table {
    case .none: []
    case .plain: [.atRisk]
    case .combined: [.atRiskAndEvents]
    case .split: [.atRisk, .events, .censored]
    }
  }

  private func caption(_ kind: Count, _ table: Table) -> String? {
    if case .plain(hasCaption: false) = table { return nil }
    switch kind {
    case .atRisk: return "at risk"
    case .events: return "events so far"
    case .censored: return "censored so far"
    case .atRiskAndEvents: return "at risk (events so far)"
    }
  }

  /// The counts at every tick, linked to the patients counted.
  private func texts(_ kind: Count, _ arm: Int, _ x: Axis, _ look: Look) -> [[Span]] {
    let curve = shown.arms[arm].curve
    let role: Role = arm == input.selectedArm ? .strong : .text
    return x.ticks.map { tick in
      let days = tick * unit.days
      let (atRisk, events) = (curve.atRisk(at: days), curve.eventsBefore(days))
      let risk = look.span("\(atRisk)", role)
        .linked(to: shown.query(.atRisk(days: days), arm: arm), count: atRisk)
      let past = look.span("\(events)", role)
        .linked(to: shown.query(.eventsBefore(days: days), arm: arm), count: events)
      switch kind {
      case .atRisk: return [risk]
      case .events: return [past]
      case .censored:
        let censored = curve.subjectCount - atRisk - events
        return [
          look.span("\(censored)", role)
            .linked(to: shown.query(.censoredBefore(days: days), arm: arm), count: censored)
        ]
      case .atRiskAndEvents:
        return [risk, look.span(" (", role), past, look.span(")", role)]
      }
    }
  }

  /// The rows that the curves get out of so many.
  func plotRows(in rows: Int) -> Int {
    let below = table(in: rows).rows(arms: shown.shownArms.count)
    return Self.curveRows(fitting: rows - below - 2)
  }

  /// Rows on which quarters fall exactly, or on low figures halves.
  private static func curveRows(fitting rows: Int) -> Int {
    isLow(rows) && rows >= 3 ? (rows - 1) / 2 * 2 + 1 : StepPlot.plotRows(fitting: rows)
  }

  /// Whether so few rows are left that only halves are labelled.
  private static func isLow(_ rows: Int) -> Bool { rows < 9 && rows != 5 }

  // MARK: Curves

  /// The cumulative hazard of an arm at every time; nothing where it is not shown.
  private func cumulativeHazard(_ arm: Int) -> [Double] {
    quantity == .cumulativeHazard ? shown.arms[arm].curve.cumulativeHazard() : []
  }

  private func series(_ arm: Int, _ hazard: [Double], _ look: Look) -> StepSeries {
    let curve = shown.arms[arm].curve
    let levels = quantity == .survival ? curve.survival : hazard
    var steps: [StepPoint] = []
    var ticks: [Double] = []
    for index in curve.times.indices {
      let time = curve.times[index] / unit.days
      if curve.events[index] > 0 { steps.append(StepPoint(x: time, y: levels[index])) }
      if curve.censored[index] > 0 { ticks.append(time) }
    }
    return StepSeries(
      label: input.letter(arm), weight: arm,
      style: look.arm(arm, isSelected: arm == input.selectedArm),
      start: quantity == .survival ? 1 : 0, steps: steps, ticks: ticks,
      end: (curve.times.last ?? 0) / unit.days)
  }

  /// The interval of the selected arm's curve.
  private func bands(_ look: Look) -> [StepBand] {
    guard input.isZoomed, input.view.hasBand, quantity == .survival,
      shown.shownArms.contains(input.selectedArm)
    else { return [] }
    let curve = shown.arms[input.selectedArm].curve
    func steps(_ limits: [Double]) -> [StepPoint] {
      curve.times.indices.lazy.filter { curve.events[$0] > 0 }.map {
        StepPoint(x: curve.times[$0] / unit.days, y: limits[$0])
      }
    }
    return [
      StepBand(
        lower: steps(curve.lower), upper: steps(curve.upper), start: 1,
        end: (curve.times.last ?? 0) / unit.days, level: look.glyphs.isASCII ? 1 : 0,
        style: look.band(input.selectedArm))
    ]
  }
}

extension Axis {
  /// A share from nothing to all, labelled in halves, for figures too low for quarters.
  fileprivate static let halves = Axis(
    lower: 0, upper: 1, ticks: [0, 0.5, 1], labels: ["0.00", "0.50", "1.00"])

  /// The same with labels of that width, so that letters have room under them.
  fileprivate func labelled(columns: Int) -> Axis {
    Axis(
      lower: lower, upper: upper, ticks: ticks,
      labels: labels.map { TextFit.padded($0, to: columns, alignment: .trailing) })
  }
}

extension TimeUnit {
  /// An axis of time from 0 to that end, in months with ticks at parts of years.
  func axis(to end: Double, ticks: Int) -> Axis {
    self == .months
      ? .months(upper: end, targetTicks: ticks) : .nice(lower: 0, upper: end, targetTicks: ticks)
  }
}
