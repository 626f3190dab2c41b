import Cells
import TrialAnalysis
import TrialModel

extension Finding {
  /// The sentence on as many lines as it needs after the sign of its gravity, the first leading there.
  func lines(_ look: Look, columns: Int, door: Door? = nil) -> [[Span]] {
    let words = Flow.words(sentence, columns: max(8, columns - 2), style: look[.text])
    return words.enumerated().map { index, line in
      guard index == 0 else { return [look.span("  ", severity.role)] + line }
      let text = door.map { door in line.map { $0.leading(to: door) } } ?? line
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
