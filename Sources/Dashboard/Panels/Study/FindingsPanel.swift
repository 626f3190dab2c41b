import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What a person should look at in the data, the worst first, and which files were read.
struct FindingsPanel: Panel {
  static let title = "Findings"
  static let shortTitle = "Find"

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func subtitle(_ look: Look) -> [Span] {
    let findings = input.findings
    var spans: [Span] = []
    if let word = input.warning?.prefix(while: { $0 != ":" }) {
      spans.append(look.span(String(word), .error))
    } else if findings.isEmpty {
      spans.append(look.span("none", .label))
    }
    for severity in Finding.Severity.allCases {
      let count = findings.total(severity)
      guard count > 0 else { continue }
      if !spans.isEmpty { spans.append(look.span("  ", .text)) }
      spans.append(
        look.span(NumberFormat.count(count, severity.rawValue), severity.role))
    }
    return spans
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let body = canvas.drawFooting(footing(look, size))
    canvas.within(body) { canvas in
      let lines = lines(look, columns: size.columns - 2)
      let rows = ScrollingRows(lines.count, from: input.scroll, in: canvas.size)
      rows.draw(on: &canvas, look) { $0.write(lines: Array(lines[rows.range]), row: 0) }
    }
  }

  /// The findings, the worst first; zoomed by file, the file with the worst one first.
  private var groups: [(file: String, findings: [Finding])] {
    var files: [String] = []
    var byFile: [String: [Finding]] = [:]
    let sorted = input.findings.worstFirst
    guard input.isZoomed else { return [("", sorted)] }
    for finding in sorted {
      if byFile[finding.file] == nil { files.append(finding.file) }
      byFile[finding.file, default: []].append(finding)
    }
    return files.map { ($0, byFile[$0] ?? []) }
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }

  private var method: MethodLines {
    var method = MethodLines()
    let files = NumberFormat.count(input.files.count, "file")
    method.add("\(files) read", short: files)
    input.addCutoff(to: &method)
    method.add("errors make numbers wrong; warnings leave values out", short: "worst first")
    return method
  }

  /// A finding about a row leads to the row.
  private func destination(_ finding: Finding) -> LinkDestination? {
    guard finding.line > 0, input.files.contains(where: { $0.name == finding.file }) else {
      return nil
    }
    return .row(file: finding.file, line: finding.line)
  }

  /// The findings, the worst first and then file by file; zoomed with a heading for each file.
  private func lines(_ look: Look, columns: Int) -> [[Span]] {
    var lines: [[Span]] = []
    if let warning = input.warning {
      lines += Flow.words(warning, columns: max(8, columns - 2), style: look[.strong])
        .enumerated().map { index, line in
          [look.span(index == 0 ? "\(look.glyphs.staleSign) " : "  ", .error)] + line
        }
    } else if input.findings.isEmpty {
      lines.append([
        look.span("\(look.glyphs.check) ", .live), look.span("Nothing to look at.", .text),
      ])
    }
    if let limit = input.limit {
      lines += Flow.words(
        "Not known: \(limit.phrase).", columns: max(8, columns - 2), style: look[.label]
      ).enumerated().map { index, line in
        [look.span(index == 0 ? "\(look.glyphs.bullet) " : "  ", .note)] + line
      }
    }
    for group in groups {
      if input.isZoomed {
        if !lines.isEmpty { lines.append([]) }
        lines.append([
          look.span(group.file.isEmpty ? "The folder" : group.file, .title),
          look.span("  \(NumberFormat.count(group.findings.total(), "finding"))", .label),
        ])
      }
      for finding in group.findings {
        lines += finding.lines(look, columns: columns, destination: destination(finding))
      }
    }
    guard input.isZoomed, !input.files.isEmpty else { return lines }
    return lines + [[], [look.span("Files", .title)]] + files(look, columns: columns)
  }

  /// The files read, what each is and its rows; only names that have no room are cut.
  private func files(_ look: Look, columns: Int) -> [[Span]] {
    func widest(_ texts: [String]) -> Int { texts.map { TextWidth.columns(of: $0) }.max() ?? 0 }
    let rows = input.files.map { $0.role == .settings ? "" : NumberFormat.count($0.rows, "row") }
    let roles = input.files.map(\.role.rawValue)
    let (roleWidth, rowWidth) = (widest(roles), widest(rows))
    let names = min(
      max(26, widest(input.files.map(\.name))), max(8, columns - roleWidth - rowWidth - 4))
    return input.files.indices.map { index in
      [
        look.span(
          TextFit.padded(input.files[index].name, to: names, ellipsis: look.glyphs.ellipsis), .text),
        look.span("  " + TextFit.padded(roles[index], to: roleWidth), .label),
        look.span(
          "  " + TextFit.padded(rows[index], to: rowWidth, alignment: .trailing), .text),
      ]
    }
  }
}

extension Finding.Severity {
  /// Its role.
  var role: Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// Its sign, so that it can be read without colour.
  func sign(_ glyphs: GlyphSet) -> String {
    switch self {
    case .error: glyphs.cross
    case .warning: glyphs.warning
    case .note: glyphs.bullet
    }
  }
}

extension Finding {
  /// The sentence on as many lines as it needs after the sign of its gravity, the first leading there.
  func lines(_ look: Look, columns: Int, destination: LinkDestination? = nil) -> [[Span]] {
    let words = Flow.words(sentence, columns: max(8, columns - 2), style: look[.text])
    return words.enumerated().map { index, line in
      guard index == 0 else { return [look.span("  ", severity.role)] + line }
      let text = destination.map { destination in line.map { $0.linked(to: destination) } } ?? line
      return [look.span(severity.sign(look.glyphs) + " ", severity.role)] + text
    }
  }
}

extension [Finding] {
  /// The gravest first, those alike as they come.
  var worstFirst: [Finding] {
    enumerated().sorted {
      ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
    }.map(\.element)
  }
}
