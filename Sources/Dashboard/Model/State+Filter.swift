import Cells
import TrialAnalysis

/// Typing which subjects are counted.
///
/// What the data has to offer is looked up away from the keys: every change of the text asks for a
/// `FilterDraft`. Enter and Tab need the answer about the text they are pressed on; they wait for it,
/// and whatever is typed after them waits behind them.
extension State {
  /// Opens the line with the filter that holds.
  fileprivate mutating func beginFilter() -> [Effect] {
    view.prompt = Prompt(.filter, text: options.filter ?? "")
    return lookUpFilter()
  }

  /// A key was pressed while the filter is being typed.
  mutating func typeFilter(_ key: Key, on frame: Frame) -> [Effect] {
    guard var prompt = view.prompt else { return [] }
    switch key {
    case .escape:
      view.prompt = nil
      return []
    case .control("c"): return [.quit]
    default: break
    }
    guard prompt.waiting.isEmpty else {
      view.prompt?.waiting.append(key)
      return []
    }
    switch key {
    case .enter, .tab, .up, .down, .pageUp, .pageDown, .backTab:
      guard let draft = prompt.currentDraft else {
        view.prompt?.waiting = [key]
        return []
      }
      return steer(key, draft, on: frame)
    default:
      guard prompt.input.take(key) else { return [.bell] }
      prompt.choice = 0
      prompt.refused = nil
      view.prompt = prompt
      return lookUpFilter()
    }
  }

  /// Does what a key means that needs to know about the text.
  private mutating func steer(
    _ key: Key, _ draft: FilterDraft, on frame: Frame
  ) -> [Effect] {
    let candidates = draft.completion.candidates
    switch key {
    case .enter: return enterFilter(draft)
    case .tab:
      guard let choice = view.prompt?.choice, candidates.indices.contains(choice) else {
        return [.bell]
      }
      view.prompt?.take(candidates[choice], draft)
      return lookUpFilter()
    default:
      return choose(key, of: candidates.count, on: frame)
    }
  }

  /// Moves the choice in the list under what is typed; past its ends it goes round.
  mutating func choose(_ key: Key, of count: Int, on frame: Frame) -> [Effect] {
    guard let choice = view.prompt?.choice, count > 0 else { return [.bell] }
    let page = (frame.choices ?? .none).page
    view.prompt?.choice =
      switch key {
      case .down: (choice + 1) % count
      case .pageDown: min(count - 1, choice + page)
      case .pageUp: max(0, choice - page)
      default: (choice + count - 1) % count
      }
    return []
  }

  /// Counts the subjects that the filter keeps, if it can be used.
  private mutating func enterFilter(_ draft: FilterDraft) -> [Effect] {
    guard let kept = draft.kept else {
      view.prompt?.refused = draft.text
      return [.bell]
    }
    view.prompt = nil
    let isEmpty = draft.text.allSatisfy(\.isWhitespace)
    let filter = isEmpty ? nil : draft.text
    guard filter != options.filter else { return [] }
    options.filter = filter
    let population = analysis.map { "\($0.population.rawValue) " } ?? ""
    say(
      isEmpty
        ? "Counting all \(draft.total) \(population)patients"
        : "Counting \(kept) of \(draft.total) \(population)patients")
    return analyzeAgain()
  }

  /// It became known what a filter would do.
  mutating func drafted(_ draft: FilterDraft) -> [Effect] {
    guard let prompt = view.prompt, prompt.kind == .filter, prompt.isAbout(draft) else { return [] }
    view.prompt?.draft = draft
    view.prompt?.waiting = []
    return prompt.waiting.map { .press($0) }
  }

  private func lookUpFilter() -> [Effect] {
    guard let prompt = view.prompt, let key = analysisKey else { return [] }
    return [.lookUp(prompt.lookup, in: key)]
  }
}

extension Prompt {
  /// What has to be known of the text.
  var lookup: Lookup { .filter(input.text, cursor: input.head.count) }

  /// Whether a draft is about the text and the cursor as they are.
  func isAbout(_ draft: FilterDraft) -> Bool {
    draft.text == input.text && draft.cursor == input.head.count
  }

  /// What is known of the text as it is.
  var currentDraft: FilterDraft? { draft.flatMap { isAbout($0) ? $0 : nil } }

  /// Puts a candidate in its place; words that would run together are kept apart.
  mutating func take(_ candidate: FilterCompletion.Candidate, _ draft: FilterDraft) {
    let range = draft.completion.range
    let characters = Array(draft.text)
    var text = candidate.text
    let isWord = text.first?.isLetter == true
    switch candidate.kind {
    case .comparison where isWord, .word where isWord || text == "&" || text == "|":
      let before = range.lowerBound > 0 ? characters[range.lowerBound - 1] : " "
      text = (before.isWhitespace ? "" : " ") + text + " "
    case .word where text == ",": text += " "
    default:
      // Taking what stands there already goes on to what comes next.
      let typed = String(characters[range.clamped(to: 0..<characters.count)])
      if typed == text { text += " " }
    }
    input.replace(range, with: text)
    choice = 0
    refused = nil
  }
}

extension State {
  /// Why nothing can be counted or converted; `nil` if there is a study.
  var missingStudy: String? { analysis == nil ? "There is no study yet." : nil }
}

extension Command {
  /// Which subjects are counted.
  static let filter = [
    Command(
      about: .counting,
      [Step("filter", "F", unavailable: \.missingStudy) { state, _ in state.beginFilter() }],
      label: "filter", help: "Type which patients are counted, as in arm=HD & age>=65.",
      footerRank: 8),
    Command(
      about: .counting,
      [Step("filter", "/", unavailable: \.missingStudy) { state, _ in state.beginFilter() }],
      label: "filter", help: "The same, where there are no rows to search."),
  ]
}
