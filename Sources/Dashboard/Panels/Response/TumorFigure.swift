import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What the figures of tumour burden have in common: axis, thresholds, and who is measured.
struct TumorFigure {
  let input: PanelInput
  let response: ResponseAnalysis
  let burden: TumorBurden

  /// `nil` with nothing to draw; then the canvas shows the reason.
  init?(_ input: PanelInput, sayingWhyNotOn canvas: inout Canvas, _ look: Look) {
    guard let response = input.analysis.response else {
      canvas.sayMissingResponses(input.analysis, look)
      return nil
    }
    guard let burden = response.tumorBurden else {
      canvas.sayMissing("sums of tumour measurements", stems: ["adtr"], look)
      return nil
    }
    guard burden.count > 0 else {
      canvas.say("No patient has a baseline and a later measurement yet.", look)
      return nil
    }
    self.input = input
    self.response = response
    self.burden = burden
  }

  /// Population, cut-off, whose sum of what, and the criteria of the thresholds.
  func method(_ rule: (long: String, short: String)) -> MethodLines {
    var method = MethodLines()
    let total = burden.arms.reduce(0) { $0 + $1.subjects }
    let measured: MethodFact = "\(burden.count, .tumor(.measured))"
    let whole: MethodFact =
      "\(input.analysis.population.rawValue) \(total, .responseDenominator)"
    method.add("\(measured) measured of \(whole)", short: "\(measured) of \(whole)")
    input.addCutoff(to: &method)
    let sum = burden.parameter.sum == .products ? "sum of products" : "sum of diameters"
    method.add(
      [sum + " of target lesions", burden.evaluator].compactMap { $0 }.joined(separator: ", "),
      short: sum)
    method.add(rule.long, short: rule.short)
    method.add(
      "\(burden.criteria) thresholds from baseline", short: "\(burden.criteria) limits")
    return method
  }

  /// How many of an arm are measured, and why the others are not: `A HD IV  131 of 156 measured`.
  ///
  /// `drawn` is how many of them have room, where the arm's line shows it.
  func measured(_ arm: Int, drawn: Int? = nil, _ look: Look, isShort: Bool) -> [Span] {
    let count = burden.arms[arm]
    var spans = [
      input.marker(arm, look), input.letterSpan(arm, look),
      Span(" \(input.analysis.arms[arm].arm.short)", style: look.arm(arm)),
      look.span("  ", .text),
      look.span("\(count.measured)", .text)
        .linked(to: .tumor(.measured), arm: arm, count: count.measured),
      look.span(" of ", .text),
      look.span("\(count.subjects)", .text)
        .linked(to: .responseDenominator, arm: arm, count: count.subjects),
      look.span(" measured", .label),
    ]
    if let drawn, drawn < count.measured {
      spans += [look.span(", ", .label), look.span("\(drawn) drawn", .warning)]
    }
    guard !isShort else { return spans }
    let reasons: [(count: Int, standing: TumorStanding, words: String)] = [
      (count.withoutLater, .withoutLater, "at baseline only"),
      (count.withoutBaseline, .withoutBaseline, "without a baseline"),
    ]
    for reason in reasons where reason.count > 0 {
      spans += [
        look.span(", ", .label),
        look.span("\(reason.count)", .label)
          .linked(to: .tumor(reason.standing), arm: arm, count: reason.count),
        look.span(" \(reason.words)", .label),
      ]
    }
    return spans
  }

  /// The patient that the cursor is on, `001-004  A  -63.2%  PR`; only if it is one of an arm, if that
  /// is given.
  func note(arm: Int?, _ look: Look) -> [Span]? {
    guard let row = pointedRow, arm.map({ $0 == Int(burden.arm[row]) }) ?? true else { return nil }
    let change = NumberFormat.decimal(burden.bestChange[row], places: 1)
    let sign = burden.bestChange[row] > 0 ? "+" : ""
    return [
      look.span("\(look.glyphs.rightArrow) \(burden.identifiers[row].prefix(24)) ", .label),
      input.letterSpan(Int(burden.arm[row]), look),
      look.span("  \(sign)\(change)%  \(burden.category[row].code)", .strong),
    ]
  }

  /// The row of the patient that the cursor is on.
  var pointedRow: Int? {
    let destination = input.view.scrollStates[input.surface]?.cursor?.target.value(
      as: LinkDestination.self)
    guard case .subject(let identifier)? = destination else { return nil }
    return burden.identifiers.firstIndex(of: identifier)
  }

  /// The changes that are drawn, in percent: from -100 to 50 or 100.
  var changes: Axis {
    let ticks = [-100.0, -50, 0, 50, 100]
    let upper = (burden.bestChange.first ?? 0) > 50 ? 100.0 : 50
    return Axis(
      lower: -100, upper: upper, ticks: ticks, labels: ["-100%", "-50%", "0%", "+50%", "+100%"])
  }

  /// The day on which one in twenty of those measured is still to be measured again.
  ///
  /// The few who are followed for many years longer would leave no room for the others.
  var commonEnd: Int32 {
    let longest = Int(min(max(0, burden.days.max() ?? 0), Self.mostDays))
    var ends = [Int](repeating: 0, count: longest + 1)
    for row in 0..<burden.count {
      let last = Int(burden.days[burden.series(row).upperBound - 1])
      ends[min(max(0, last), longest)] += 1
    }
    var left = burden.count
    let end = ends.indices.first { day in
      left -= ends[day]
      return left * 20 <= burden.count
    }
    return Int32(end ?? longest)
  }

  /// A hundred years: what lies beyond is a mistake.
  private static let mostDays: Int32 = 36_525

  /// From where on it is a partial response, and from where on a progression.
  func thresholds(_ look: Look) -> [PlotThreshold] {
    let (response, progression) = (burden.responseThreshold, burden.progressionThreshold)
    return [
      PlotThreshold(
        level: response, label: "PR \(NumberFormat.decimal(response, places: 0))%",
        style: look[.guide]),
      PlotThreshold(
        level: progression, label: "PD +\(NumberFormat.decimal(progression, places: 0))%",
        style: look[.guide]),
    ]
  }

  /// The arms with somebody measured: so many as there is room for, the selected one among them.
  func arms(fitting room: Int) -> ArraySlice<Int> {
    let measured = burden.arms.indices.filter { burden.arms[$0].measured > 0 }
    let count = min(max(1, room), measured.count)
    let selected = measured.firstIndex { $0 >= input.selectedArm } ?? measured.count - 1
    let first = min(selected, measured.count - count)
    return measured[first..<first + count]
  }

  /// The part of a method line on patients and arms that have no room.
  func addOmissions(rows: [[Int]], arms: ArraySlice<Int>, to method: inout MethodLines) {
    let shown = arms.reduce(0) { $0 + burden.arms[$1].measured }
    let drawn = rows.reduce(0) { $0 + $1.count }
    if drawn < shown {
      method.add(
        "\(drawn) of \(shown) drawn, evenly by best change", short: "\(drawn) of \(shown) drawn")
    }
    let others = burden.arms.indices.filter { burden.arms[$0].measured > 0 && !arms.contains($0) }
    if !others.isEmpty {
      let letters = others.map(input.letter).joined(separator: ", ")
      method.add("no room for \(letters): select \(others.count == 1 ? "it" : "one")")
    }
  }

  /// The part of a method line on the letters of best responses.
  func addLetters(of arms: ArraySlice<Int>, at place: String = "", to method: inout MethodLines) {
    let words = ResponseGroup.allCases.filter { group in
      burden.category.indices.contains {
        ResponseGroup(burden.category[$0]) == group && arms.contains(Int(burden.arm[$0]))
      }
    }.map { "\($0.letter) \($0.name)" }
    guard !words.isEmpty else { return }
    method.add((place.isEmpty ? "" : "\(place): ") + words.joined(separator: ", "))
  }

  /// At most that many patients of an arm in the order of the waterfall, spread evenly over it, so that
  /// what is drawn has the shape of the whole.
  func rows(of arm: Int, fitting room: Int) -> [Int] {
    burden.arm.indices.filter { Int(burden.arm[$0]) == arm }.spread(over: room)
  }
}

extension [Int] {
  /// At most that many, evenly spread from the first to the last.
  func spread(over room: Int) -> [Int] {
    guard count > room, room > 0 else { return self }
    guard room > 1 else { return [self[count / 2]] }
    return (0..<room).map { self[($0 * (count - 1) + (room - 1) / 2) / (room - 1)] }
  }
}
