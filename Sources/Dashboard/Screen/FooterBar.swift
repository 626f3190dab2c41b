import Cells
import TrialAnalysis

/// The last row: the keys, the findings, what the last refresh brought; or a message.
struct FooterBar {
  private let state: State

  init(_ state: State) {
    self.state = state
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let bar = look[.footer]
    canvas.fill(Rect(size), with: Cell(" ", style: bar))
    if let prompt = state.view.prompt {
      PromptLine(prompt).draw(on: &canvas, look)
      return
    }
    if let message = state.message {
      let style = look[message.severity == .note ? .change : message.severity.role]
      let sign = message.severity == .note ? look.glyphs.check : message.severity.sign(look.glyphs)
      canvas.write(
        TextFit.cut(
          " \(sign) \(message.text)", to: size.columns - 1, ellipsis: look.glyphs.ellipsis),
        column: 0, row: 0, style: style.on(bar.background))
      return
    }
    let right = news(look, bar, columns: size.columns / 2)
    let start = size.columns - right.columns - 1
    canvas.write(right, column: start, row: 0)
    drawKeys(on: &canvas, look, bar, columns: max(0, start - 2))
  }

  private func drawKeys(on canvas: inout Canvas, _ look: Look, _ bar: Style, columns: Int) {
    var at = 1
    for binding in KeyMap.standard.footer(in: state.contexts) {
      guard state.analysis != nil || binding.worksWithoutStudy, isWanted(binding) else { continue }
      let item = [
        Span(binding.footerKeys(look.glyphs), style: look[.key]),
        Span(" \(binding.label)", style: bar),
      ]
      guard at + item.columns <= columns else { continue }
      at = canvas.write(item, column: at, row: 0) + 2
    }
  }

  /// Whether its keys do anything now.
  private func isWanted(_ binding: Binding) -> Bool {
    binding.steps.allSatisfy { step in
      switch step.action {
      case .acknowledge: return !state.pressingAlerts.isEmpty
      case .interrupt:
        if case .reading? = state.work { return true } else { return state.health == .loading }
      default: return true
      }
    }
  }

  private func findings(_ look: Look, _ bar: Style) -> [Span] {
    let count = state.findings.count
    guard count > 0 else { return [] }
    let worst = state.findings.map(\.severity).min() ?? .note
    let text = "\(worst.sign(look.glyphs)) \(NumberFormat.count(count, "finding"))"
    return [Span(text, style: look[worst.role].on(bar.background))]
  }

  /// The findings and as much of what the last refresh brought as has room.
  private func news(_ look: Look, _ bar: Style, columns: Int) -> [Span] {
    let findings = findings(look, bar)
    guard let change = state.lastChange else { return findings }
    let since =
      change.step.map { "\($0.before)" }
      ?? ClockText.time(change.since, utcOffset: state.utcOffset)
    let gap = findings.isEmpty ? [] : [Span("   ", style: bar)]
    for kept in (1...change.texts.count).reversed() {
      let rest = kept < change.texts.count ? [look.glyphs.ellipsis] : []
      let words = (change.texts.prefix(kept) + rest).joined(separator: ", ")
      let spans = findings + gap + [Span("\(words) since \(since)", style: look[.change])]
      if spans.columns <= columns { return spans }
    }
    return findings
  }
}

extension Binding {
  /// Whether its keys do anything before there is a study.
  fileprivate var worksWithoutStudy: Bool {
    steps.contains {
      [
        .help, .theme, .reload, .quit, .back, .acknowledge, .interrupt,
      ].contains($0.action)
    }
  }
}
