/// What somebody who types a few letters may want to do, the likeliest first.
struct Palette {
  /// Something to do, and which letters of its title were typed.
  struct Item {
    let choice: Choice
    let places: [Int]
  }

  /// What fits.
  let items: [Item]
  /// How many there are.
  let total: Int

  init(_ state: State) {
    let pattern = state.view.prompt?.input.text ?? ""
    let words = pattern.lowercased().split(separator: " ")
    let choices = state.choices
    total = choices.count
    guard !words.isEmpty else {
      items = choices.map { Item(choice: $0, places: []) }
      return
    }
    let found = choices.enumerated().compactMap { order, choice -> (Int, Int, Item)? in
      if let match = FuzzyMatch(pattern, in: choice.title) {
        return (match.score, order, Item(choice: choice, places: match.places))
      }
      // Words that only the sentence has come after all that a title has.
      let sentence = "\(choice.title) \(choice.help)".lowercased()
      guard words.allSatisfy({ sentence.contains($0) }) else { return nil }
      return (Int.min, order, Item(choice: choice, places: []))
    }
    items = found.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }
}

/// Whether somebody who types a few letters means a text, and how likely.
///
/// The letters have to stand in the text in their order, case aside. Letters that follow each other
/// and letters that begin a word count for more, so that `ne` finds `Next endpoint` before `Open`.
/// Words with blanks between them are looked for one by one; all have to be there.
struct FuzzyMatch: Sendable, Equatable {
  /// How well it fits; comparable between texts for one pattern.
  let score: Int
  /// The characters of the text that were typed, by their places.
  let places: [Int]

  private static let letter = 16
  private static let consecutive = 14
  private static let wordStart = 12
  private static let textStart = 6
  /// For every character left out between two that fit, and before the first, up to a limit.
  private static let gap = 1
  private static let longestGap = 12

  /// `nil` if the text is not meant.
  init?(_ pattern: String, in text: String) {
    let characters = Array(text.lowercased())
    // What lower case makes longer cannot be found by place; there is no such title.
    let letters = characters.count == text.count ? characters : Array(text)
    var (score, places) = (0, Set<Int>())
    for word in pattern.lowercased().split(separator: " ") {
      guard let found = Self.match(Array(word), letters) else { return nil }
      score += found.score
      places.formUnion(found.places)
    }
    self.score = score
    self.places = places.sorted()
  }

  /// The best way to find letters in a text in their order.
  private static func match(_ word: [Character], _ text: [Character]) -> (
    score: Int, places: [Int]
  )? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    let bonus = text.indices.map { place -> Int in
      guard place > 0 else { return wordStart + textStart }
      let before = text[place - 1]
      return !before.isLetter && !before.isNumber ? wordStart : 0
    }
    // By letter and by place: the best score that ends there, and where the letter before stands.
    var scores: [[Int?]] = []
    var origins: [[Int]] = []
    for (index, letter) in word.enumerated() {
      var row = [Int?](repeating: nil, count: text.count)
      var from = [Int](repeating: -1, count: text.count)
      for place in text.indices where text[place] == letter {
        if index == 0 {
          row[place] = Self.letter + bonus[place] - min(place * gap, longestGap)
          continue
        }
        var best: (score: Int, place: Int)?
        for before in 0..<place {
          guard let score = scores[index - 1][before] else { continue }
          let isNext = before == place - 1
          let total =
            score + (isNext ? consecutive : -min((place - before - 1) * gap, longestGap))
          if total >= best?.score ?? .min { best = (total, before) }
        }
        guard let best else { continue }
        row[place] = best.score + Self.letter + bonus[place]
        from[place] = best.place
      }
      scores.append(row)
      origins.append(from)
    }
    var end: Int?
    for (place, score) in (scores.last ?? []).enumerated() {
      if let score, score > end.flatMap({ scores[word.count - 1][$0] }) ?? .min { end = place }
    }
    guard let end, let score = scores[word.count - 1][end] else { return nil }
    var places = [end]
    for index in stride(from: word.count - 1, to: 0, by: -1) {
      places.append(origins[index][places[places.count - 1]])
    }
    return (score, places.reversed())
  }
}
