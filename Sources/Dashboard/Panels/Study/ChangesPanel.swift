import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// The alerts, and what the last refresh or step of the cut-off brought: in numbers by arm, then one
/// by one.
struct ChangesPanel: Panel {
  static let title = "Changes"
  static let shortTitle = "Chg"
  static let contexts: [Command.Context] = [.tables]

  private let input: PanelInput
  /// The changes as a person ordered and searched them.
  private let entries: [StudyChange]

  init(_ input: PanelInput) {
    self.input = input
    var entries = input.changes?.listed ?? []
    if let choice = input.view.changes { entries = entries.filter(choice.includes) }
    if !input.table.search.isEmpty {
      let search = RowSearch(input.table.search)
      entries = entries.filter { entry in
        search.finds(
          entry.kind.name, entry.subject, entry.message, entry.day.map { "\($0)" } ?? "",
          entry.arm.map { "\(input.letter($0)) \(input.analysis.arms[$0].arm.short)" } ?? "")
      }
    }
    if Self.isByDay(input.table) {
      entries = entries.enumerated().sorted { left, right in
        (left.element.day?.number ?? .min, left.offset)
          < (right.element.day?.number ?? .min, right.offset)
      }.map(\.element)
    }
    self.entries = input.table.isReversed ? entries.reversed() : entries
  }

  private var changes: StudyChanges? { input.changes }
  /// Whether the changes are in the order of their days, not of their gravity.
  private static func isByDay(_ table: TableOrder) -> Bool { table.column % 2 == 1 }

  func subtitle(_ look: Look) -> [Span] {
    var spans: [Span] = []
    let open = input.alerts.count(where: \.isOpen)
    let pressing = input.alerts.count(where: \.isPressing)
    if pressing > 0 {
      let count =
        open > 0
        ? NumberFormat.count(open, "alert")
        : "\(NumberFormat.count(pressing, "alert")) no longer"
      spans.append(look.span("\(look.glyphs.warning) \(count)  ", .error))
    }
    guard let changes else { return spans }
    if changes.hasAlarm {
      spans.append(look.span("\(look.glyphs.warning) something vanished  ", .error))
    }
    return spans + [look.span(count(changes), .text)]
  }

  func shortSubtitle(_ look: Look) -> [Span] {
    guard let changes else { return subtitle(look) }
    let isAlarming = changes.hasAlarm || input.alerts.contains(where: \.isPressing)
    return (isAlarming ? [look.span("\(look.glyphs.warning) ", .error)] : [])
      + [look.span(count(changes), .text)]
  }

  /// How many there are, and how many of them the list has.
  private func count(_ changes: StudyChanges) -> String {
    let total = NumberFormat.count(changes.total, "change")
    return changes.omitted > 0 ? "\(changes.entries.count) of \(total) listed" : total
  }

  func trailing(_ look: Look) -> [Span] {
    guard let change = input.lastChange else { return [] }
    let arrow = " \(look.glyphs.rightArrow) "
    if let step = change.step {
      return [look.span("\(step.before)\(arrow)\(step.after)", .label)]
    }
    let times = [change.since, change.until].map {
      ClockText.time($0, utcOffset: input.utcOffset, hasSeconds: true)
    }
    return [look.span(times.joined(separator: arrow), .label)]
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let alerts = alertLines(look, columns: canvas.size.columns)
    let body = canvas.drawFooting(footing(look, canvas.size))
    guard let changes, !changes.isEmpty else {
      canvas.within(body) { canvas in
        let rows = ScrollingRows(alerts.count, from: input.scroll, in: canvas.size)
        rows.draw(on: &canvas, look) { canvas in
          let top = canvas.write(lines: Array(alerts[rows.range]), row: 0)
          let left = Rect(
            column: 0, row: top, columns: canvas.size.columns, rows: canvas.size.rows - top)
          canvas.within(left) { canvas in
            canvas.writeCentered(
              Flow.words(noChanges, columns: min(60, canvas.size.columns), style: look[.label]))
          }
        }
      }
      return
    }
    let head = head(look, canvas.size)
    canvas.within(body) { canvas in
      var top = 0
      canvas.aside { top = $0.write(lines: head, row: 0) }
      canvas.within(
        Rect(
          column: 0, row: top, columns: canvas.size.columns, rows: canvas.size.rows - top)
      ) { drawRows(alerts, on: &$0, look) }
    }
  }

  private var noChanges: String {
    return input.lastChange?.step == nil
      ? "Nothing has come in since this was first counted so. When the folder changes, or the "
        + "cut-off is moved, this says what came in; another filter or population begins anew."
      : "This step of the cut-off brought nothing."
  }

  /// The alerts, then the changes, moved together.
  private func drawRows(
    _ alerts: [[Span]], on canvas: inout Canvas, _ look: Look
  ) {
    let rows = ScrollingRows(alerts.count + entries.count, from: input.scroll, in: canvas.size)
    let names = min(24, entries.map { TextWidth.columns(of: $0.subject) }.max() ?? 0)
    rows.draw(on: &canvas, look) { canvas in
      for (line, row) in rows.lines {
        let entry = row < alerts.count ? nil : entries[row - alerts.count]
        let spans = entry.map { words(for: $0, names: names, look) } ?? alerts[row]
        canvas.write(
          spans.cut(to: rows.columns, ellipsis: look.glyphs.ellipsis), column: 0, row: line)
        guard let entry else { continue }
        canvas.link(
          Rect(column: 0, row: line, columns: rows.columns, rows: 1),
          to: LinkTarget(LinkDestination.subject(entry.subject)))
      }
    }
  }

  /// A change on a line, the subject in so many columns.
  private func words(for entry: StudyChange, names: Int, _ look: Look) -> [Span] {
    let message = entry.message
    var spans = [
      look.span(TextFit.padded(entry.kind.name, to: 15), entry.kind.severity.role),
      entry.arm.map { input.letterSpan($0, look) } ?? look.span("-", .dim),
      look.span(
        "  " + TextFit.padded(entry.subject, to: names, ellipsis: look.glyphs.ellipsis), .strong),
      look.span("  \(message)", .text),
    ]
    if let day = entry.day, !message.contains("\(day)") {
      spans.append(look.span("  \(day)", .label))
    }
    return spans
  }

  /// The alerts, each with since when and why, an empty line after the last.
  private func alertLines(_ look: Look, columns: Int) -> [[Span]] {
    guard columns > 0 else { return [] }
    var lines: [[Span]] = []
    for alert in input.alerts {
      let (sign, role): (String, Role) =
        switch alert.standing {
        case .unjudged: ("not judged", .warning)
        case .past: ("no longer", .warning)
        case .raised: alert.isAcknowledged ? ("acknowledged", .dim) : ("ALERT", .error)
        }
      let since = ClockText.time(alert.since, utcOffset: input.utcOffset)
      let text = "\(alert.isPressing ? look.glyphs.warning : " ") \(sign) \(since) \(alert.name)"
      lines += Flow.words(text, columns: columns - 2, style: look[role])
      let words = Flow.words(
        alert.message, columns: columns - 6, style: look[alert.isPressing ? .text : .dim])
      lines += words.map { [look.span("    ", .text)] + $0 }
    }
    return lines.isEmpty ? [] : lines + [[]]
  }

  /// How many changes of every kind, by arm.
  private func head(_ look: Look, _ size: Size) -> [[Span]] {
    guard let changes, !changes.isEmpty, size.rows >= 8 else { return [] }
    var lines: [[Span]] = []
    if changes.isBackwards {
      lines.append([
        look.span("Looking back: none of this was known yet", .warning)
      ])
    }
    let items = StudyChangeKind.allCases.filter { changes.count($0) > 0 }.map { kind -> [Span] in
      var item = [
        look.span("\(changes.count(kind))", .strong)
          .linked(to: .changes(ChangeChoice(kind: kind))),
        look.span(" ", .text),
        look.span(changes.count(kind) == 1 ? kind.name : kind.plural, kind.severity.role),
      ]
      for arm in input.analysis.arms.indices where changes.count(kind, arm: arm) > 0 {
        item += [
          look.span(" ", .text), input.letterSpan(arm, look),
          look.span("\(changes.count(kind, arm: arm))", .label)
            .linked(to: .changes(ChangeChoice(kind: kind, arm: arm))),
        ]
      }
      return item
    }
    lines += Flow.lines(items, columns: size.columns, gap: [look.span("   ", .text)])
    lines = Array(lines.prefix(max(1, size.rows / 3)))
    var shown: [String] = []
    if let choice = input.view.changes {
      let arm = choice.arm.map { " \(input.letter($0))" } ?? ""
      shown.append("\(choice.kind.plural)\(arm) alone")
    }
    if !input.table.search.isEmpty { shown.append("/\(input.table.search)") }
    if !shown.isEmpty {
      lines.append([
        look.span(shown.joined(separator: "  "), .strong),
        look.span("  \(entries.count) of \(changes.entries.count)", .label),
      ])
    }
    return lines + [[]]
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }

  private var method: MethodLines {
    var method = MethodLines()
    let (first, last) = input.table.isReversed ? ("last", "first") : ("first", "last")
    if Self.isByDay(input.table) {
      method.add("one line a change, the latest \(last)", short: "latest \(last)")
    } else {
      method.add("the gravest kind \(first), then by day", short: "gravest \(first)")
    }
    if let omitted = changes?.omitted, omitted > 0 {
      method.add("\(omitted) more not listed, the least grave", short: "\(omitted) not listed")
    }
    method.add(input.populationFact)
    input.addCutoff(to: &method)
    return method
  }
}

extension StudyChangeKind {
  /// The words for one.
  var name: String {
    switch self {
    case .subjectVanished: "patient gone"
    case .recordsVanished: "record gone"
    case .death: "death"
    case .seriousEvent: "serious event"
    case .corrected: "correction"
    case .progression: "progression"
    case .response: "response"
    case .deepened: "deepened"
    case .randomized: "randomized"
    case .screened: "screened"
    case .adverseEvent: "adverse event"
    }
  }

  /// The words for several.
  var plural: String {
    switch self {
    case .subjectVanished: "patients gone"
    case .recordsVanished: "records gone"
    case .deepened, .randomized, .screened: name
    default: name + "s"
    }
  }
}

extension StudyChangeKind.Severity {
  /// How it looks.
  var role: Role {
    switch self {
    case .alarm: .error
    case .grave: .warning
    case .notable: .strong
    case .routine: .label
    }
  }
}
