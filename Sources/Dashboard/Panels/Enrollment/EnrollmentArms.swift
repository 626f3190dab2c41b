import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Who is in each arm: against its target, how fast, since when.
struct EnrollmentArms {
  private let input: PanelInput
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
  }

  /// The rows it takes with its head.
  var rows: Int { enrollment.arms.count + 1 }

  func table(_ look: Look, hasLabels: Bool) -> TableView {
    let hasTargets = enrollment.arms.contains { $0.target != nil }
    func column(_ title: String, isEssential: Bool = false) -> TableColumn {
      TableColumn(
        title: [look.span(title, .label)], alignment: .trailing, isEssential: isEssential)
    }
    var columns = [
      TableColumn(title: [look.span(" ", .label)], isEssential: true),
      TableColumn(
        title: [look.span("arm", .label)], minimum: 4, isFlexible: true, isEssential: true),
      column("n", isEssential: true),
    ]
    if hasTargets { columns += [column("target"), column("reached")] }
    columns += [
      column("a month", isEssential: true), column("last 90 d"), column("opened"), column("after"),
    ]
    let rows = enrollment.arms.indices.map { index -> [Span] in
      let arm = enrollment.arms[index]
      let name = input.analysis.arms[index].arm
      var row = [
        input.letterSpan(index, look),
        Span(hasLabels ? name.label : name.short, style: look.arm(index)),
        look.span("\(arm.randomized)", .strong)
          .linked(to: .randomized, arm: index, count: arm.randomized),
      ]
      if hasTargets {
        row += [
          look.span(arm.target.map(String.init) ?? ShortNumbers.none, .text),
          look.span(Self.share(arm), .text),
        ]
      }
      return row + [
        look.span(Self.rate(arm.rate), .text), Self.recent(arm.recentRate, arm: index, look),
        opened(arm, look), before(index, look),
      ]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(input.selectedArm).adding(.bold),
      selectedRow: input.selectedArm, selectedStyle: look[.selection], spacing: 3,
      glyphs: look.glyphs)
  }

  private func opened(_ arm: ArmEnrollment, _ look: Look) -> Span {
    guard let opened = arm.opened else { return look.span(ShortNumbers.none, .dim) }
    return look.span("\(opened)", .text).linked(to: .day(opened))
  }

  /// How many had been randomized when an arm opened.
  private func before(_ index: Int, _ look: Look) -> Span {
    let arm = enrollment.arms[index]
    guard let opened = arm.opened, input.hasOpened(index) else {
      return look.span(ShortNumbers.none, .dim)
    }
    let before = arm.randomizedBeforeOpening
    return look.span("\(before)", .text).linked(to: .randomizedBefore(opened), count: before)
  }

  /// How much of its target an arm has, which may be more than all.
  private static func share(_ arm: ArmEnrollment) -> String {
    guard let target = arm.target, target > 0 else { return ShortNumbers.none }
    return NumberFormat.percent(Double(arm.randomized) / Double(target), decimals: 0)
  }

  /// A rate a month; none of a few days.
  static func rate(_ rate: AccrualRate?) -> String {
    guard let rate, rate.isTelling else { return ShortNumbers.none }
    return NumberFormat.decimal(rate.perMonth, places: 1)
  }

  /// The rate of the last 90 days, leading to those who came in them.
  static func recent(_ rate: AccrualRate?, arm: Int?, _ look: Look) -> Span {
    let span = look.span(Self.rate(rate), .text)
    guard let rate, rate.isTelling, rate.count > 0 else { return span }
    return span.linked(
      to: SubjectQuery(.randomized, arm: arm, randomizedIn: rate.from...rate.to))
  }
}
