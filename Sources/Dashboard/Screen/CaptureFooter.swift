import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// The last row of a picture: what a reader far from the terminal has to know.
struct CaptureFooter {
  private let state: State
  private let text: String?

  init(_ state: State, _ text: String?) {
    self.state = state
    self.text = text
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let bar = look[.footer]
    canvas.fill(Rect(canvas.size), with: Cell(" ", style: bar))
    let room = canvas.size.columns - 2
    let shown = text ?? facts(look).joined(separator: look.separator)
    canvas.write(
      TextFit.cutMiddle(shown, to: room, ellipsis: look.glyphs.ellipsis), column: 1, row: 0,
      style: bar)
  }

  private func facts(_ look: Look) -> [String] {
    var facts: [String] = []
    if let analysis = state.analysis {
      if let filter = analysis.filter { facts.append(filter.sign(columns: 60, look.glyphs)) }
      facts.append(analysis.identifier)
      if let cutoff = analysis.cutoff {
        facts.append("\(cutoff.isLookingBack ? "as of" : "cut-off") \(cutoff.day)")
      }
      facts.append("\(analysis.population.rawValue) \(analysis.subjectCount)")
    }
    let (now, offset) = (state.now, state.utcOffset)
    facts.append(
      "\(Day(time: now, utcOffset: offset)) \(ClockText.time(now, utcOffset: offset))")
    facts.append("trialtop" + (state.version.isEmpty ? "" : " \(state.version)"))
    return facts
  }
}
