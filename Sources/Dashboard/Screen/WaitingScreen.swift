import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What is shown while there is no study: which files to put where.
struct WaitingScreen {
  private let state: State

  init(_ state: State) {
    self.state = state
  }

  private static let tables: [(file: String, content: String, isNeeded: Bool)] = [
    ("adsl.csv", "one row a patient: subject, arm, date randomized", true),
    ("adrs.csv", "tumour response by visit, or best response", false),
    ("adtte.csv", "time to event: survival, progression", false),
    ("adae.csv", "adverse events with grade", false),
    ("adtr.csv", "tumour measurements: sums over the target lesions", false),
    ("study.toml", "title, arm names, targets, comparisons", false),
  ]

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    if state.isShowingFindingsAlone {
      drawFindings(on: &canvas, look)
      return
    }
    var lines: [[Span]] = []
    let columns = min(size.columns - 4, 72)
    switch state.health {
    case .loading:
      lines += Flow.words("Reading \(state.directory)", columns: columns, style: look[.strong])
      lines += progress(look, columns: columns)
    case .waiting(let directory, let reason):
      lines += Flow.words(
        "\(look.glyphs.hollowBullet) Waiting for a study in \(directory)", columns: columns,
        style: look[.strong])
      lines += Flow.words(
        reason.sentence(reloadKey: state.reloadKey), columns: columns, style: look[.label])
      lines += obstacles(look, columns: columns)
      lines.append([])
      lines += files(look, columns: columns)
      lines.append([])
      lines += Flow.words(
        "The dashboard appears as soon as the first table is there.", columns: columns,
        style: look[.label])
    case .live, .stale:
      lines.append([look.span("Nothing to show yet.", .strong)])
    }
    if lines.count > size.rows { lines = lines.filter { !$0.isEmpty } }
    let width = lines.map(\.columns).max() ?? 0
    let left = max(0, (size.columns - width) / 2)
    let top = max(0, (size.rows - lines.count) / 2)
    if size.rows >= lines.count + 4, size.columns >= width + 8 {
      canvas.within(
        Rect(column: left - 4, row: top - 2, columns: width + 8, rows: lines.count + 4)
      ) { _ = $0.border(style: look[.border], glyphs: look.glyphs) }
    }
    canvas.write(lines: Array(lines.prefix(size.rows)), column: left, row: top)
  }

  /// What is in the folder and cannot be used, and what to do about it; all of it is a key away.
  private func obstacles(_ look: Look, columns: Int) -> [[Span]] {
    guard !state.findings.isEmpty else { return [] }
    let errors = state.findings.filter { $0.severity == .error }
    var lines = errors.prefix(Self.obstacles).flatMap { $0.lines(look, columns: columns) }
    if !lines.isEmpty { lines.insert([], at: 0) }
    let others = state.findings.total() - Array(errors.prefix(Self.obstacles)).total()
    if others > 0 {
      let key =
        state.keys.key(for: .findings, in: [.panels]).map { "; \($0.name(look.glyphs)) shows all" }
        ?? ""
      let more = errors.isEmpty ? "finding" : "more finding"
      lines += Flow.words(
        NumberFormat.count(others, more) + key, columns: columns, style: look[.label])
    }
    return lines
  }

  /// The errors that are listed before the files that are wanted.
  private static let obstacles = 3

  /// The findings, the worst first, in the place of the files that are wanted.
  private func drawFindings(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let columns = max(0, size.columns - 4)
    let sorted = state.findings.worstFirst
    var lines = [[look.span("Findings", .title)], []]
    for (index, finding) in sorted.enumerated() {
      let words = finding.lines(look, columns: columns)
      guard lines.count + words.count < size.rows || index == sorted.count - 1 else {
        let more = NumberFormat.count(Array(sorted[index...]).total(), "more finding")
        lines.append([look.span("\(more); trialtop check lists all", .label)])
        break
      }
      lines += words
    }
    canvas.write(lines: Array(lines.prefix(size.rows)), column: 2, row: 0)
  }

  /// How far reading is, once it takes long.
  private func progress(_ look: Look, columns: Int) -> [[Span]] {
    guard let work = state.work else { return [] }
    var lines = [[Span]()]
    if case .reading(let progress) = work {
      let width = max(0, min(columns, 48))
      let done = Int(progress.fraction * Double(width))
      let (full, empty) = look.glyphs.isASCII ? ("#", ".") : ("█", "░")
      lines.append([
        look.span(String(repeating: full, count: done), .complete),
        look.span(String(repeating: empty, count: width - done), .border),
      ])
    }
    let words = work.words(look.glyphs).first ?? ""
    lines.append([look.span(TextFit.cut(words, to: columns, ellipsis: look.glyphs.ellipsis), .text)]
    )
    if case .reading = work { lines.append([look.span("Esc stops it", .label)]) }
    return lines
  }

  private func files(_ look: Look, columns: Int) -> [[Span]] {
    Self.tables.map { file, content, isNeeded in
      let name = TextFit.padded(file, to: 12)
      let sign = isNeeded ? look.glyphs.rightArrow : " "
      let tail = isNeeded ? " (needed)" : ""
      return [
        look.span("\(sign) ", .warning), look.span(name, isNeeded ? .strong : .text),
        look.span(
          TextFit.cut(
            content, to: max(0, columns - 14 - tail.count), ellipsis: look.glyphs.ellipsis) + tail,
          isNeeded ? .text : .label),
      ]
    }
  }
}
