import Cells
import TrialAnalysis
import TrialReport

extension Palette {
  /// What is shown under the line that is typed: the commands with what was typed underlined.
  func contents(_ state: State, _ look: Look, columns: Int) -> PromptBox.Contents {
    var contents = PromptBox.Contents(title: "Commands", count: items.count) { index in
      Self.row(items[index], state, look, columns: columns)
    }
    contents.trailing = [look.span("\(items.count) of \(total)", .label)]
    contents.words =
      items.isEmpty
      ? [look.span("Nothing is called that.", .warning)]
      : [look.span("type what you want to do", .label)]
    return contents
  }

  /// One of them; what cannot be done as things are is dim, with the reason in the place of its sentence.
  private static func row(
    _ item: Item, _ state: State, _ look: Look, columns: Int
  ) -> PromptBox.Row {
    let reason = item.choice.step.unavailable(state)
    let typed = Set(item.places)
    var left: [Span] = []
    for (place, character) in item.choice.title.enumerated() {
      let usual = look[reason == nil ? .text : .dim]
      let style = typed.contains(place) ? look[.strong].adding(.underline) : usual
      if left.last?.style == style {
        left[left.count - 1].text.append(character)
      } else {
        left.append(Span(String(character), style: style))
      }
    }
    let help = reason ?? item.choice.help
    if !help.isEmpty, columns >= 56 {
      let gap = max(2, 24 - left.columns)
      left.append(look.span(String(repeating: " ", count: gap) + help, .dim))
    }
    let keys = item.choice.keys.prefix(2).map { $0.name(look.glyphs) }
    let style = look[.key].on(look.theme.background)
    return PromptBox.Row(
      left: left, right: keys.isEmpty ? [] : [Span(keys.joined(separator: " "), style: style)])
  }
}

/// What is shown under a filter that is being typed: what is wrong or the subjects it keeps, and what could
/// come next.
struct FilterChoices {
  private let prompt: Prompt
  /// The latest answer; about an older text until the next one comes.
  private let draft: FilterDraft?

  init(_ state: State, _ prompt: Prompt) {
    self.prompt = prompt
    draft = prompt.draft
  }

  func contents(_ look: Look, columns: Int) -> PromptBox.Contents {
    let candidates = draft?.completion.candidates ?? []
    let total = draft?.total ?? 0
    let most = candidates.compactMap(\.count).max() ?? 0
    var contents = PromptBox.Contents(title: "Filter", count: candidates.count) { index in
      Self.row(candidates[index], most: most, of: total, look, columns: columns)
    }
    say(in: &contents, look, columns: columns)
    if most > 0, contents.caret == nil {
      // Unlike what a filter keeps, these are not of the population.
      contents.words.append(look.span("; counts are of the whole subject table", .dim))
    }
    return contents
  }

  private func say(in contents: inout PromptBox.Contents, _ look: Look, columns: Int) {
    guard let draft else { return }
    if let failure = draft.failure {
      // What is still being typed is not called wrong before it is entered.
      let isDone = failure.offset < draft.completion.range.lowerBound
      guard prompt.isAbout(draft), isDone || prompt.refused == draft.text else {
        contents.words = [look.span("expected \(failure.expected)", .label)]
        return
      }
      contents.caret = failure.offset
      let short = failure.message + (failure.nearest.map { ". Did you mean \"\($0)\"?" } ?? ".")
      let words = [failure.sentence, short].first { TextWidth.columns(of: $0) <= columns }
      contents.words = [look.span(words ?? short, .error)]
    } else if draft.text.allSatisfy(\.isWhitespace) {
      contents.words = [
        look.span("no filter counts all ", .label), look.span("\(draft.total)", .strong),
        look.span(" patients; as in  arm=HD & age>=65", .label),
      ]
    } else if let kept = draft.kept {
      contents.words = [
        look.span("keeps ", .label), look.span("\(kept)", .strong),
        look.span(" of \(draft.total) patients", .label),
      ]
    }
  }

  private static func row(
    _ candidate: FilterCompletion.Candidate, most: Int, of total: Int, _ look: Look, columns: Int
  ) -> PromptBox.Row {
    let text = look.span(candidate.text, candidate.kind == .value ? .text : .strong)
    guard let count = candidate.count else {
      return PromptBox.Row(left: [text], right: [look.span(name(candidate), .dim)])
    }
    var right = [look.span("\(count)", .strong)]
    if columns >= 60, most > 0 {
      // The bars compare the values with each other.
      let length = 14
      let eighths = max(1, count * length * 8 / most)
      let cells = (0..<length).map { look.glyphs.row(eighths: min(8, max(0, eighths - $0 * 8))) }
      let bar = String(String.UnicodeScalarView(cells))
      right = [
        look.span(bar + " ", .anyGrade),
        look.span(
          TextFit.padded("\(count)", to: String(most).count, alignment: .trailing), .strong),
      ]
    }
    return PromptBox.Row(left: [text], right: right)
  }

  private static func name(_ candidate: FilterCompletion.Candidate) -> String {
    switch (candidate.kind, candidate.text) {
    case (.column, _): "column"
    case (.value, _): "value"
    case (.comparison, "~"): "contains"
    case (.comparison, "in"): "one of several"
    case (.comparison, "not in"): "none of several"
    case (.comparison, "="): "equal to"
    case (.comparison, "!="): "other than"
    case (.comparison, "<"): "less than"
    case (.comparison, "<="): "at most"
    case (.comparison, ">"): "more than"
    case (.comparison, ">="): "at least"
    case (.comparison, _): "comparison"
    case (.word, "&"), (.word, "and"): "and this too"
    case (.word, "|"), (.word, "or"): "or this instead"
    case (.word, _): ""
    }
  }
}
