import Testing
import TrialAnalysis

@Suite("Completion of filters")
struct FilterCompletionTests {
  /// The completion where the bar stands.
  private func complete(_ text: String) -> (texts: [String], counts: [Int?], range: Range<Int>) {
    let characters = Array(text)
    let cursor = characters.firstIndex(of: "¦") ?? characters.count
    let completion = FilterCompletion(
      String(characters.filter { $0 != "¦" }), cursor: cursor, columns: FilterStudy.columns)
    return (
      completion.candidates.map(\.text), completion.candidates.map(\.count), completion.range
    )
  }

  @Test("at the beginning come the columns, those that begin with what is typed first")
  func columns() {
    #expect(
      complete("¦").texts
        == FilterStudy.columns.names.map { $0 == "Race group" ? "\"Race group\"" : $0 })
    #expect(complete("s¦").texts.prefix(4) == ["site", "sex", "stratum", "status"])
    #expect(complete("AG¦").texts == ["age"])
    #expect(complete("arm=HD & (!si¦te").range == 11..<15)
    #expect(complete("race¦").texts == ["\"Race group\""])
  }

  @Test("after a column come the operators that go with it")
  func operators() {
    #expect(complete("sex ¦").texts == ["=", "!=", "~", "in", "not in"])
    #expect(complete("age ¦").texts == ["=", "!=", "<", "<=", ">", ">=", "in", "not in"])
    #expect(complete("site ¦").texts.contains("~") && complete("site ¦").texts.contains("<"))
    #expect(complete("sex n¦").texts == ["not in", "in"])
    #expect(complete("sex n¦").range == 4..<5)
  }

  @Test("after an operator come the values of the data, most frequent first, with their counts")
  func values() {
    let sexes = complete("sex=¦")
    #expect(sexes.texts == ["M", "F", "f", "missing"])
    #expect(sexes.counts == [3, 2, 1, 1])
    #expect(sexes.range == 4..<4)
    #expect(complete("arm=HD & stratum~lu¦").texts == ["lung/low"])
    #expect(complete("arm=¦").texts == ["HD", "LD", "missing"])
    #expect(complete("age>¦").texts == ["40", "80"])
    #expect(complete("randomized=¦").texts == ["2000-01-01", "2000-05-01", "missing"])
    #expect(complete("sex in (F, ¦").texts == ["M", "F", "f", "missing"])
    #expect(complete("SCRFREAS=¦").texts == ["\"O'Brien \\\"x\\\"\"", "missing"])
    let quoted = complete("SCRFREAS=\"O'B¦")
    #expect(quoted.texts == ["\"O'Brien \\\"x\\\"\""])
    #expect(quoted.range == 9..<13)
    #expect(complete("'Race group'=¦").texts == ["\"missing\"", "Größe", "missing"])
  }

  @Test("after a condition come what joins it and what closes it")
  func conjunctions() {
    #expect(complete("sex=F ¦").texts == ["&", "|", "and", "or"])
    #expect(complete("(sex=F ¦").texts == ["&", "|", "and", "or", ")"])
    #expect(complete("sex in (F ¦").texts == [",", ")"])
    #expect(complete("sex in ¦").texts == ["("])
    #expect(complete("sex=F a¦").texts == ["and"])
    #expect(complete("(sex=F) ¦").texts == ["&", "|", "and", "or"])
  }

  @Test("after a mistake there is nothing to propose, wherever the cursor is")
  func mistakes() {
    #expect(complete("nothing=¦").texts.isEmpty)
    #expect(complete("sex=F) ¦").texts.isEmpty)
    for text in ["", "sex in (F, 'x", "& | (", "é\u{301}=", "'\\"] {
      for cursor in -1...text.count + 1 {
        let completion = FilterCompletion(text, cursor: cursor, columns: FilterStudy.columns)
        #expect(completion.range.lowerBound >= 0 && completion.range.upperBound <= text.count)
      }
    }
  }

  @Test("what is proposed for a value can be read")
  func readable() throws {
    for name in FilterStudy.columns.names {
      let column = try #require(FilterStudy.columns[name])
      let start = "\(column.written)="
      let completion = FilterCompletion(start, cursor: start.count, columns: FilterStudy.columns)
      for candidate in completion.candidates {
        let kept = try FilterStudy.kept(start + candidate.text)
        if let count = candidate.count { #expect(kept.count >= count) }
        #expect(!kept.isEmpty)
      }
    }
  }
}
