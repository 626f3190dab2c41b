import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Enrollment in numbers on a line or two, each leading to its patients or its day.
struct EnrollmentFacts {
  private let input: PanelInput
  private let look: Look
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput, _ look: Look) {
    self.input = input
    self.look = look
  }

  /// The facts, the most important first.
  ///
  /// `isShort` is whether the projection goes without its interval.
  private func all(isShort: Bool) -> [[Span]] {
    [randomized, rate, projection(isShort: isShort), last] + openings
      + [screened, reached, planned, recent]
  }

  /// As many lines as they need, or as there may be.
  func lines(columns: Int, limit: Int) -> [[Span]] {
    let isShort = limit < 2 && columns < 90
    let lines = Flow.lines(
      all(isShort: isShort), columns: columns, gap: [look.span("   ", .text)])
    return Array(lines.prefix(limit))
  }

  private var randomized: [Span] {
    let count = enrollment.target.map { "\(enrollment.randomized)/\($0)" }
    return [
      look.span(count ?? "\(enrollment.randomized)", .strong)
        .linked(to: .randomized, count: enrollment.randomized),
      look.span(" randomized", .label),
    ]
  }

  private var rate: [Span] {
    guard let rate = enrollment.ratePerMonth else { return [] }
    return [
      look.span(NumberFormat.decimal(rate, places: 1), .strong), look.span(" a month", .label),
    ]
  }

  /// When the target will be reached, with its interval.
  private func projection(isShort: Bool) -> [Span] {
    guard let projection = enrollment.projection, let target = enrollment.target else { return [] }
    guard let date = projection.date else {
      return [look.span("target \(target) in over 100 years", .text)]
    }
    let lower = projection.lower ?? date
    let upper = projection.upper?.description ?? "over 100 years on"
    return [look.span("target \(target) on ", .label), look.span("\(date)", .strong)]
      + (isShort ? [] : [look.span(" (\(lower) to \(upper))", .text)])
  }

  private var last: [Span] {
    guard let last = enrollment.last else { return [] }
    return [
      look.span("last ", .label),
      look.span("\(last)", .text).linked(to: SubjectQuery(.randomizedOn(last))),
    ]
  }

  /// Arms that opened late: their name leads to the day, their number to those who came before.
  private var openings: [[Span]] {
    enrollment.arms.indices.compactMap { index in
      guard input.opensLate(index), let opened = enrollment.arms[index].opened else { return nil }
      let before = enrollment.arms[index].randomizedBeforeOpening
      return [
        Span(
          "\(input.analysis.arms[index].arm.code) opened",
          style: look.arm(index).adding(.bold)
        ).linked(to: .day(opened)),
        look.span(" after ", .label),
        look.span("\(before)", .text).linked(to: .randomizedBefore(opened), count: before),
      ] + (input.analysis.filter == nil ? [] : [look.span(" of these", .label)])
    }
  }

  private var screened: [Span] {
    guard enrollment.screenFailures > 0 else { return [] }
    return [
      look.span("\(enrollment.screened)", .text).linked(to: .screened, count: enrollment.screened),
      look.span(" screened, ", .label),
      look.span("\(enrollment.screenFailures)", .text)
        .linked(to: .screenFailures(.any), count: enrollment.screenFailures),
      look.span(" failed", .label),
    ]
  }

  /// When the target was reached.
  private var reached: [Span] {
    guard input.isZoomed, let target = enrollment.target, target > 0,
      let day = enrollment.accrual.first(where: { $0.count >= target })?.day
    else { return [] }
    return [
      look.span("target reached ", .label),
      look.span("\(day)", .text).linked(to: SubjectQuery(.randomizedOn(day))),
    ]
  }

  /// The plan, and how far from it the study is.
  private var planned: [Span] {
    guard input.isZoomed, let planned = enrollment.plannedCompletion else { return [] }
    let fact = [look.span("planned ", .label), look.span("\(planned)", .text)]
    let reached = enrollment.target.flatMap { target in
      enrollment.accrual.first { $0.count >= target }?.day
    }
    guard let done = reached ?? enrollment.projection?.date, done != planned else { return fact }
    let days = NumberFormat.count(abs(done - planned), "day")
    return fact + [look.span(done > planned ? ", \(days) late" : ", \(days) early", .label)]
  }

  private var recent: [Span] {
    guard input.isZoomed, EnrollmentSpan(input.analysis)?.isOpen == true,
      let recent = enrollment.recentRate
    else { return [] }
    return [
      look.span("\(recent.count)", .text).linked(
        to: .subjects(SubjectQuery(.randomized, randomizedIn: recent.from...recent.to))),
      look.span(" in the last \(recent.days) days", .label),
    ]
  }
}

extension PanelInput {
  /// Whether an arm had opened by the cut-off.
  func hasOpened(_ arm: Int) -> Bool {
    guard let opened = analysis.enrollment.arms[arm].opened else { return false }
    return analysis.cutoff.map { opened <= $0.day } ?? true
  }

  /// Whether an arm opened so late that it must be shown; an arm's first patient rarely comes first.
  func opensLate(_ arm: Int) -> Bool {
    let enrollment = analysis.enrollment
    let before = enrollment.arms[arm].randomizedBeforeOpening
    return before > 0 && hasOpened(arm)
      && (enrollment.arms[arm].openedIsDeclared || before * 20 >= enrollment.randomized)
  }
}

extension MethodLines {
  /// The method line of every figure of enrollment: who is counted, until when, by which dates.
  static func enrollment(_ input: PanelInput) -> MethodLines {
    let enrollment = input.analysis.enrollment
    var method = MethodLines()
    method.add(
      "ITT \(enrollment.randomized, .randomized) randomized, by planned arm",
      short: "ITT \(enrollment.randomized, .randomized)")
    input.addCutoff(to: &method)
    if let column = enrollment.dateColumn {
      let proxy = enrollment.dateIsProxy ? ", a stand-in for randomization" : ""
      method.add(
        "dates from \(column)\(proxy)", short: column + (enrollment.dateIsProxy ? "!" : ""))
    } else {
      method.add("no date of randomization")
    }
    if enrollment.undated > 0 {
      method.add("\(enrollment.undated, .undated) without a date not drawn")
    }
    return method
  }

  /// From when to when the rate is counted.
  mutating func addRate(_ enrollment: EnrollmentAnalysis) {
    guard enrollment.ratePerMonth != nil, let opened = enrollment.opened, let last = enrollment.last
    else { return }
    add("rate \(opened) to \(last), 30.4375 days a month", short: "rate since \(opened)")
  }

  /// How the projection is made.
  mutating func addProjection(_ enrollment: EnrollmentAnalysis) {
    guard let projection = enrollment.projection else { return }
    add(
      "projection \(projection.remaining) to go at \(projection.randomized) in "
        + "\(projection.to - projection.from + 1) days, gamma-Poisson 95% interval",
      short: "projection at the rate so far, 95% gamma-Poisson")
  }
}
