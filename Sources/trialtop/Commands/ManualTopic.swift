/// One section of the manual, as `trialtop help TOPIC` prints it.
struct ManualTopic: Equatable {
  /// The heading.
  let title: String
  /// What stands under it, as it is written.
  let text: String

  /// The word it is asked for by: the heading with hyphens for blanks.
  var name: String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  /// The sections of a text in Markdown, in order; what stands before the first one is left out.
  static func all(of markdown: String) -> [ManualTopic] {
    var topics: [ManualTopic] = []
    var title: String?
    var lines: [Substring] = []
    func end() {
      guard let title else { return }
      let text = lines.joined(separator: "\n")
      topics.append(ManualTopic(title: title, text: trimmed(text)))
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        end()
        title = String(line.dropFirst(3))
        lines = []
      } else if !line.hasPrefix("```") {
        lines.append(line)
      }
    }
    end()
    return topics
  }

  /// The sections that a word means: the one of that name, else those with the word in the heading.
  static func matching(_ word: String, in topics: [ManualTopic]) -> [ManualTopic] {
    let word = word.lowercased()
    if let exact = topics.first(where: { $0.name == word }) { return [exact] }
    return topics.filter { topic in
      topic.name.split(separator: "-").contains { $0.hasPrefix(word) }
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == "\n" { text.removeFirst() }
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
