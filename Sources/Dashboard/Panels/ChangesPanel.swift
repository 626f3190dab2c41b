import Cells
import TrialAnalysis

/// What the last refresh or step of the cut-off brought: in numbers by arm, then one by one.
struct ChangesPanel: Panel {
  static let title = "Changes"
  static let minimumSize = Size(columns: 40, rows: 8)

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }

  private var changes: StudyChanges? { scene.changes }

  func subtitle(_ look: Look) -> [Span] {
    guard let changes else { return [] }
    guard changes.hasAlarm else {
      return [look.span(NumberFormat.count(changes.total, "change"), .text)]
    }
    return [
      look.span("\(look.glyphs.warning) something vanished", .error),
      look.span("  \(NumberFormat.count(changes.total, "change"))", .text),
    ]
  }

  func trailing(_ look: Look) -> [Span] {
    guard let change = scene.lastChange else { return [] }
    let arrow = " \(look.glyphs.rightArrow) "
    if let step = change.step {
      return [look.span("\(step.before)\(arrow)\(step.after)", .label)]
    }
    let times = [change.since, change.until].map {
      ClockText.time($0, utcOffset: scene.utcOffset)
    }
    return [look.span(times.joined(separator: arrow), .label)]
  }

  func scrollLimit(in size: Size) -> Int {
    max(0, (changes?.entries.count ?? 0) - pageRows(in: size))
  }

  func pageRows(in size: Size) -> Int {
    max(1, size.rows - footing(.bare, size).count - head(.bare, size).count)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let changes, !changes.isEmpty else {
      let isComing = changes == nil && scene.lastChange.map { !$0.isEmpty } == true
      let words =
        isComing
        ? "Looking them up"
        : scene.lastChange?.step == nil
        ? "Nothing has changed since the study was first read. When the folder changes, or the "
          + "cut-off is moved, this says what came in."
        : "This step of the cut-off brought nothing."
      canvas.writeCentered(
        Flow.words(words, columns: min(60, canvas.size.columns), style: look[.label]))
      return
    }
    let head = head(look, canvas.size)
    let body = canvas.drawFooting(footing(look, canvas.size))
    canvas.within(body) { canvas in
      let top = canvas.write(lines: head, row: 0)
      canvas.within(
        Rect(
          column: 0, row: top, columns: canvas.size.columns, rows: canvas.size.rows - top)
      ) { drawEntries(changes, on: &$0, look) }
    }
  }

  private func drawEntries(_ changes: StudyChanges, on canvas: inout Canvas, _ look: Look) {
    let entries = changes.entries
    let visible = max(0, min(canvas.size.rows, entries.count))
    let first = min(scene.scroll, entries.count - visible)
    let width = canvas.size.columns - (visible < entries.count ? 2 : 0)
    let names = min(24, entries.map { TextWidth.columns(of: $0.subject) }.max() ?? 0)
    for (line, entry) in entries[first..<first + visible].enumerated() {
      let role = entry.kind.severity.role
      var spans = [
        look.span(TextFit.padded(entry.kind.name, to: 15), role),
        entry.arm.map { scene.letterSpan($0, look) } ?? look.span("-", .dim),
        look.span(
          "  " + TextFit.padded(entry.subject, to: names, ellipsis: look.glyphs.ellipsis), .strong),
        look.span("  \(entry.words)", .text),
      ]
      if let day = entry.day, !entry.words.contains("\(day)") {
        spans.append(look.span("  \(day)", .label))
      }
      canvas.write(spans.cut(to: width, ellipsis: look.glyphs.ellipsis), column: 0, row: line)
      canvas.link(
        Rect(column: 0, row: line, columns: width, rows: 1),
        to: LinkTarget(Door.subject(entry.subject)))
    }
    canvas.drawScrollBar(first: first, visible: visible, count: entries.count, top: 0, look)
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
        look.span("\(changes.count(kind)) ", .strong),
        look.span(changes.count(kind) == 1 ? kind.name : kind.plural, kind.severity.role),
      ]
      for arm in scene.analysis.arms.indices where changes.count(kind, arm: arm) > 0 {
        item += [
          look.span(" ", .text), scene.letterSpan(arm, look),
          look.span("\(changes.count(kind, arm: arm))", .label),
        ]
      }
      return item
    }
    lines += Flow.lines(items, columns: size.columns, gap: [look.span("   ", .text)])
    return Array(lines.prefix(max(1, size.rows / 3))) + [[]]
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }

  private var method: MethodLines {
    var method = MethodLines()
    method.add("one line a change, the gravest first", short: "gravest first")
    if let omitted = changes?.omitted, omitted > 0 { method.add("\(omitted) more not listed") }
    method.add(scene.populationFact)
    scene.addCutoff(to: &method)
    return method
  }
}

extension StudyChangeKind {
  /// The words for one.
  var name: String {
    switch self {
    case .subjectVanished: "patient gone"
    case .recordsVanished: "records gone"
    case .death: "death"
    case .seriousEvent: "serious event"
    case .corrected: "correction"
    case .progression: "progression"
    case .response: "response"
    case .randomized: "randomized"
    case .screened: "screened"
    case .adverseEvent: "adverse event"
    }
  }

  /// The words for several.
  var plural: String {
    switch self {
    case .subjectVanished: "patients gone"
    case .recordsVanished, .randomized, .screened: name
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
