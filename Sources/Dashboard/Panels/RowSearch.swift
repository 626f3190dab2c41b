import TrialAnalysis

/// Words that a row must have, upper or lower case alike.
struct RowSearch {
  private let words: [SearchWord]

  /// The words of what a person typed.
  init(_ text: String) {
    words = SearchWord.words(text)
  }

  /// Whether every word is in one of the texts.
  func finds(_ texts: String...) -> Bool {
    words.allSatisfy { word in texts.contains { word.isIn($0) } }
  }
}
